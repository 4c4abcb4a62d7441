from shop.models import Order


def order_of(pk):
    return Order.objects.filter(pk=pk)[0]
