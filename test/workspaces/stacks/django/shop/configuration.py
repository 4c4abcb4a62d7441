from shop.orders.models import Setting


def setting_of(name, default=None):
    settings = Setting.objects.get()
    return getattr(settings, name, (default if default is not None else None))
