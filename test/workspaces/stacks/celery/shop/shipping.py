from shop import depot_celery
from shop.parcel_tasks import pack_parcel, pack_pallet, stack as _stack


@depot_celery.task(
    name="parcels.weigh",
)
def weigh_parcel(parcel):
    return parcel


def ship(order, request):
    depot_celery.send_task(name="carrier.collect", args=(order.id,))
    request.task(weigh_parcel).delay(order.id)
    weigh_parcel.si(order.id).apply_async()
    pack = pack_pallet if order.heavy else pack_parcel
    pack.delay(order.id)
    _stack.delay(order.id)
