from flask_restful import Resource

from .extensions import api
from .suppliers import SUPPLIER_ROUTES


class Stock(Resource):
    def get(self, sku):
        return sku

    def patch(self, sku):
        return sku


api.add_resource(Stock, "/stock/<sku>", endpoint="stock")

for route in SUPPLIER_ROUTES:
    api.add_resource(*route)
