from flask_appbuilder import ModelView, SimpleFormView, expose
from flask_appbuilder.api import BaseApi, safe
from flask_appbuilder.security.decorators import has_access_api, protect

from .base import Names, ShopRestApi, ShopView


class OrderRestApi(ShopRestApi):
    resource_name = "order"
    include_route_methods = Names.READING | {"info", "archive"}

    @expose("/<pk>/archive", methods=("POST", "PUT"))
    @protect()
    @safe
    def archive(self, pk):
        return self.response(200)

    @expose("/left/out")
    def left_out(self):
        return self.response(200)


class StockApi(BaseApi):
    version = "v2"

    @expose("/count")
    def count(self):
        return self.response(200)


class ReportsView(ShopView):
    route_base = "/reports"

    @expose("/")
    @expose("/<name>")
    @has_access_api
    def index(self, name=None):
        return self.render_template("reports.html")


class CustomerModelView(ModelView):
    exclude_route_methods = {"download", "action", "action_post"}


class ContactForm(SimpleFormView):
    def form_post(self, form):
        return None


class Unrelated:
    @expose("/never")
    def never(self):
        return None
