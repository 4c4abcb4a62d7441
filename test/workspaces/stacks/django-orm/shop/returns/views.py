from shop.orders.models import Line, Order, Parcel

from .models import Reason, Return


def listed(request, tag):
    lines = Line.objects.filter(order__tags__name=tag, data__size=3).order_by("-order__number")
    if request.GET.get("heavy"):
        lines = lines.exclude(parcel__weight__isnull=True)
    Parcel.objects.select_related("line__order").values_list("line__order__number", flat=True)
    Order.objects.filter(lines__parcel__weight__gt=4, number__in=[1])
    Line.open_lines.filter(order=None).first()
    return lines


def changed(order, tag):
    order.lines.filter(data={}).delete()
    order.tags.add(tag)
    tag.order_set.count()
    order.shelves.all()
    Return.objects.latest("created")
    return Reason.objects.filter(name="x")
