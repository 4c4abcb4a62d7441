from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from shop.models import Favourite, Line, Order
from shop.finding import order_of


class OrderViewSet(viewsets.ModelViewSet):
    @action(methods=["get"], detail=False)
    def recent(self, request):
        recent = Order.objects.filter(user=request.user)[:50]
        return Response([self.described(order) for order in recent])

    def described(self, order):
        return {"id": order.id, "lines": Line.objects.filter(order_id=order.id).count()}

    @action(methods=["post"], detail=True)
    def remove(self, request, pk):
        drop_order(order_of(pk))
        return Response()


def drop_order(found: Order):
    found.delete()
    Favourite.objects.filter(entity=found.id).delete()
