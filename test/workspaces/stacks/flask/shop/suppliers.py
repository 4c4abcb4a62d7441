from flask_restful import Resource


class Suppliers(Resource):
    def get(self):
        return []


class Supplier(Resource):
    def get(self, supplier_id):
        return {}

    def delete(self, supplier_id):
        return ""


SUPPLIER_ROUTES = [
    (Suppliers, "/suppliers"),
    (Supplier, "/suppliers/<int:supplier_id>"),
]
