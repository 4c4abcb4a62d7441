from flask import Blueprint, abort, g
from flask.views import MethodView, View
from flask_login import login_required, require_staff

bp = Blueprint("shop", __name__, url_prefix="/shop")


@bp.before_request
def require_key():
    if g.get("key") is None:
        abort(401)


@bp.route("/orders", methods=["GET", "POST"])
@login_required
def orders():
    return []


@bp.route("/orders/<int:order_id>")
@bp.get("/o/<uuid:order_id>")
def order(order_id):
    return {}


class Lines(MethodView):
    decorators = [login_required]

    def get(self, order_id):
        return []

    def put(self, order_id):
        return []


bp.add_url_rule("/orders/<int:order_id>/lines", view_func=Lines.as_view("lines"))


class Returns(MethodView):
    def get(self, order_id=None):
        return []

    @require_staff("write")
    def post(self):
        return {}


class Report(View):
    methods = ["GET", "POST"]

    def dispatch_request(self):
        return ""


class Ping(MethodView):
    def put(self):
        return ""
