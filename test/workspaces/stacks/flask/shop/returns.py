from flask import Blueprint

from .api import Returns
from .register import register_all, register_view

returns = Blueprint("returns", __name__, url_prefix="/returns")
hooks = Blueprint("hooks", __name__)
BLUEPRINTS = (hooks,)


@hooks.post("/hooks")
def hook():
    return ""


def load(app):
    register_view(returns, routes=["", "/<int:order_id>"], view_func=Returns.as_view("returns"))
    app.register_blueprint(returns)
    register_all(app=app, blueprints=BLUEPRINTS)
