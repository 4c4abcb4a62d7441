from functools import wraps

from flask import Blueprint
from flask.views import MethodView

READING = ["GET", "HEAD"]

racks = Blueprint("racks", __name__, url_prefix="/racks")


def staff_only(view):
    @wraps(view)
    def inner(*args, **kwargs):
        return view(*args, **kwargs)

    return inner


class RackView(MethodView):
    def get(self, rack_id):
        return {}

    def delete(self, rack_id):
        return {}


@racks.route("/plan", methods=READING)
def plan():
    return {}


def full():
    return {}


def empty():
    return {}


def add_rules(where, view, key="id"):
    where.add_url_rule(f"/<int:{key}>", view_func=staff_only(view.as_view("rack")))


add_rules(racks, RackView, key="rack_id")
for path, view in [("/full", full), ("/empty", empty)]:
    racks.add_url_rule(path, view_func=view)
