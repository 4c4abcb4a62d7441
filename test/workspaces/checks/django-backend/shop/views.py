from django.db import transaction
from django.db.models import Exists, OuterRef
from django.http import JsonResponse
from django.views.decorators.http import require_GET, require_POST

from shop.models import Favourite, Line, Order, RecentVisit


@require_GET
def orders(request):
    return JsonResponse({"all": [one.pk for one in Order.objects.all()]})


@require_POST
def order(request):
    made = Order.objects.create(user_id=request.user.pk)
    Line.objects.create(order=made)
    return JsonResponse({})


@require_POST
@transaction.atomic
def safe(request):
    made = Order.objects.create(user_id=request.user.pk)
    Line.objects.create(order=made)
    return JsonResponse({})


@require_GET
def all_lines(request):
    return JsonResponse({"all": list(Line.objects.values("order_id"))})


@require_POST
def careful(request):
    with transaction.atomic():
        write(request.user.pk)
    return JsonResponse({})


def write(user):
    made = Order.objects.create(user_id=user)
    Line.objects.create(order=made)


@require_POST
def again(request):
    made, _ = Order.objects.get_or_create(user_id=request.user.pk)
    Line.objects.create(order=made)
    return JsonResponse({})


@require_GET
def open_orders(request):
    return JsonResponse({"all": [one.pk for one in Order.objects.still_open(request.user)]})


@require_GET
def mine(request):
    return JsonResponse({"all": [one.pk for one in Order.objects.filter(user_id=request.user.pk)]})


@require_GET
def lines(request):
    found = []
    for pk in request.GET.getlist("order"):
        found.append(Line.objects.filter(order_id=pk).first())
    return JsonResponse({"all": len(found)})


@require_GET
def chosen(request):
    found = {}
    orders = Order.objects.all()
    for name in request.GET["names"].split(","):
        # Silent: once at most, for the one name that is meant.
        if name == "line":
            found[name] = Line.objects.filter(pk=request.GET["line"]).first()
        # Silent: a part of the query that is asked after the loop.
        orders = orders.filter(Exists(Line.objects.filter(order=OuterRef("pk"), sku=name)))
    return JsonResponse({"orders": list(orders.values("id")[:20]), "found": found})


@require_POST
def drop(request, pk):
    # The alarm stands at the first write, although its table is known from what was read before.
    dropped = Order.objects.get(pk=pk)
    dropped.delete()
    Favourite.objects.filter(entity=pk).delete()
    RecentVisit.objects.filter(entity=pk).delete()
    return JsonResponse({})


@require_POST
def forget(request, pk):
    # Silent: what was seen of late is only told.
    Favourite.objects.filter(entity=pk).delete()
    RecentVisit.objects.filter(entity=pk).delete()
    return JsonResponse({})
