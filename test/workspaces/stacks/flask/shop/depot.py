from flask import Blueprint

depot = Blueprint("depot", __name__)


@depot.get("/bays")
def list_bays():
    return []
