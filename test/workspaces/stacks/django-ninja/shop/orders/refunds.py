from shop.orders.router import router


@router.post("/{order_id}/refunds", response={201: dict})
def refund(request, order_id: int):
    return 201, {}
