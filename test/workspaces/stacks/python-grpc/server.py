import stock_pb2_grpc


class Stock(stock_pb2_grpc.StockServicer):
    def Reserve(self, request, context):
        return self._reserve(request)

    def _reserve(self, request):
        return None


class Counting(StockServicer):
    def Count(self, request, context):
        return None
