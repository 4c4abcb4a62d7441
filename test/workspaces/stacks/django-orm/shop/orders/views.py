from django.db import transaction
from django.db.models import Q
from django.shortcuts import get_object_or_404

from .models import Order, Rush, Tag


def recent(request):
    orders = Order.objects.filter(Q(customer=request.user) | Q(number__startswith="X"))
    first = Order.objects.select_related("customer").order_by("-created")[:10]
    for tag in Tag.objects.all():
        Tag.objects.filter(pk=tag.pk).update(name="x")
    return orders, first


@transaction.atomic
def place(request, number):
    order = get_object_or_404(Order, number=number)
    order.save()
    order.save(update_fields=["created"])
    Order.objects.create(number=number, customer=request.user)
    return Order.objects.exclude(customer__email="").count()


def rushed():
    return Rush.objects.first()
