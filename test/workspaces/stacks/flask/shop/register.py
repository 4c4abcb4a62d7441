def register_view(target, routes, view_func, **options):
    for route in routes:
        target.add_url_rule(route, view_func=view_func, **options)


def register_all(app, blueprints, prefix=None):
    blueprints = blueprints + DEFAULTS
    for blueprint in blueprints:
        app.register_blueprint(blueprint, url_prefix=f"/api/{VERSION}")


VERSION = 2
DEFAULTS = ()
