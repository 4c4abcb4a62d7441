from shop.extensions import api


def resource(*urls, **kwargs):
    def declare(of_class):
        api.add_resource(of_class, *urls, **kwargs)
        return of_class

    return declare


def documented(path):
    def keep(of_class):
        of_class.documented_at = path
        return of_class

    return keep
