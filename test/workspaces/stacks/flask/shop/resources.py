from flask_restful import Resource

from .extensions import api


class Stock(Resource):
    def get(self, sku):
        return sku

    def patch(self, sku):
        return sku


api.add_resource(Stock, "/stock/<sku>", endpoint="stock")
