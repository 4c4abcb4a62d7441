from flask import Blueprint
from flask.views import MethodView
from flask_restx import Api, Namespace, Resource


class LoftsView(MethodView):
    def get(self):
        return []


class LadderView(MethodView):
    def post(self):
        return {}


def add_all(blueprint, pairs, decorators=None):
    views = {}
    for path, resource in pairs:
        view = views.get(resource)
        if view is None:
            view = resource.as_view(resource.__name__)
            for decorator in decorators or []:
                view = decorator(view)
            views[resource] = view
        blueprint.add_url_rule(path, view_func=view)
    return blueprint


lofts = Blueprint("lofts", __name__, url_prefix="/lofts")
add_all(lofts, [("/all", LoftsView), ("/ladder", LadderView)])

beams = Namespace("beams")


@beams.route("/count")
class Beams(Resource):
    def get(self):
        return 0


class DocumentedApi(Api):
    pass


documented = DocumentedApi(lofts, url_prefix=":8000", prefix="/api")
documented.add_namespace(beams)
