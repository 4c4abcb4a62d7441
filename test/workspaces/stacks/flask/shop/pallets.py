from flask import Blueprint, Flask
from flask.views import MethodView


class Service:
    """An API of our own: what it is given is added to the blueprint that it holds."""

    def __init__(self, app: Flask):
        self.app = app
        self.blueprint = Blueprint("pallets", __name__, url_prefix="/pallets")

    def add_resource(self, resource, *paths):
        for path in paths:
            self.blueprint.add_url_rule(path, view_func=resource.as_view(resource.__name__))

    def register(self):
        self.app.register_blueprint(self.blueprint)


class Pallets(MethodView):
    def get(self):
        return []


class Pallet(MethodView):
    def delete(self, pallet_id):
        return {}


app = Flask(__name__)
service = Service(app)
service.add_resource(Pallets, "/")
service.add_resource(Pallet, "/<int:pallet_id>")
service.register()
