import shop_pb2_grpc

from elsewhere import Movable


class Stock(Movable, shop_pb2_grpc.StockServicer):
    def Level(self, request, context):
        return None
