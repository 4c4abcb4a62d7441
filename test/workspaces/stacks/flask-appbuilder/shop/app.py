from flask import Flask
from flask_appbuilder import SQLA, AppBuilder

from .views import (
    ContactForm,
    CustomerModelView,
    OrderRestApi,
    ReportsView,
    StockApi,
    Unrelated,
)

app = Flask(__name__)
appbuilder = AppBuilder(app, SQLA(app).session)

appbuilder.add_api(OrderRestApi)
appbuilder.add_api(StockApi)
appbuilder.add_view_no_menu(ReportsView())
appbuilder.add_view(CustomerModelView, "Customers", icon="fa-users")
appbuilder.add_view(baseview=ContactForm, name="Contact")
appbuilder.add_view(Unrelated, "Unrelated")
