from flask import Blueprint

labels = Blueprint("labels", __name__)


@labels.get("/all")
def all_labels():
    return []
