from flask import Blueprint

from .api import Ping, Report, Returns
from .register import register_all, register_view

returns = Blueprint("returns", __name__, url_prefix="/returns")
hooks = Blueprint("hooks", __name__)
reports = Blueprint("reports", __name__)
reports.add_url_rule("/all", view_func=Report.as_view("all"))
BLUEPRINTS = (hooks,)


@hooks.post("/hooks")
def hook():
    return ""


def load(app):
    register_view(returns, routes=["", "/<int:order_id>"], view_func=Returns.as_view("returns"))
    register_view(hooks, routes=["/pings"], view_func=Ping.as_view("pings"))
    app.register_blueprint(returns)
    app.register_blueprint(reports, url_prefix=app.config["REPORTS_URL_PREFIX"])
    register_all(app=app, blueprints=BLUEPRINTS)
