from flask import Flask

from .depot import depot


class DepotApiServer(Flask):
    json_sorted = True


def fill(server: Flask):
    server.register_blueprint(depot, url_prefix="/depots/<depot_id>")
