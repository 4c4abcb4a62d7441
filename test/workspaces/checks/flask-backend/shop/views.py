import requests
from flask import Blueprint, request

from .models import Line, Order, db

shop = Blueprint("shop", __name__)


@shop.post("/orders")
def order():
    made = Order(user_id=request.json["user"])
    db.session.add(made)
    db.session.commit()
    for _ in request.json["lines"]:
        db.session.add(Line(order_id=made.id))
    db.session.commit()
    return ""


@shop.post("/orders/<int:order_id>/lines")
def line(order_id):
    if request.args.get("again"):
        db.session.add(Line(order_id=order_id))
        db.session.add(Order(user_id=1))
        db.session.commit()
        return ""
    db.session.add(Line(order_id=order_id))
    db.session.add(Order(user_id=2))
    db.session.commit()
    return ""


@shop.get("/orders")
def orders():
    return [one.id for one in Order.query.all()]


@shop.get("/mine")
def mine():
    return [one.id for one in Order.query.filter(Order.owner_id == request.args["me"]).all()]


@shop.get("/orders/lines")
def lines():
    found = []
    for order_id in request.args.getlist("order"):
        found += Line.query.filter_by(order_id=order_id).limit(10).all()
    return [one.id for one in found]


@shop.post("/ping")
def ping():
    requests.get("https://rates.example/now", timeout=3)
    return requests.post("https://mail.example/send").text


@shop.post("/lines/forget")
def forget():
    for line_id in request.json["lines"]:
        drop(line_id)
    return ""


def drop(line_id):
    line = Line.query.filter_by(id=line_id).first_or_404()
    db.session.delete(line)
    db.session.commit()
