from shop.depot_app import DepotApiServer, fill

server = DepotApiServer("depot")

fill(server)
