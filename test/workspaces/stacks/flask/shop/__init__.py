from flask import Flask

from .admin import admin
from .api import bp
from .extensions import api
from .racks import racks
from .returns import load
from . import resources  # noqa: F401


def create_app():
    app = Flask(__name__)
    register(app)
    load(app)
    api.init_app(app)
    return app


def register(app):
    app.register_blueprint(bp, url_prefix="/v1/shop")
    app.register_blueprint(admin)
    app.register_blueprint(racks)
