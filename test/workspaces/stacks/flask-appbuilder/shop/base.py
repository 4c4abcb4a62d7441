from flask_appbuilder import BaseView, ModelRestApi, expose
from flask_appbuilder.security.decorators import has_access_api


class Names:
    GET = "get"
    LIST = "get_list"
    DELETE = "delete"
    READING = {GET, LIST}


class ShopRestApi(ModelRestApi):
    @expose("/_info", methods=["GET"])
    def info(self):
        return self.response(200)

    def delete(self, pk):
        return self.response(405)


class ShopView(BaseView):
    default_view = "index"
