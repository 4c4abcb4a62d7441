from flask import Blueprint

admin = Blueprint("admin", __name__, url_prefix="/admin")
reports = Blueprint("reports", __name__, url_prefix="/reports")


@reports.delete("/<name>")
def delete_report(name):
    return ""


admin.register_blueprint(reports)
