from shop.declaring import documented, resource
from shop.guards import login_required
from shop.suppliers import Resource


@resource("/shelves", "/shelves/<int:shelf_id>")
@login_required
class Shelves(Resource):
    def get(self, shelf_id=None):
        return []


@documented("/no-route")
class Drawers(Resource):
    def get(self):
        return []
