from .tasks import clean, send_receipt


def pay(order, pool):
    send_receipt.delay(order.id)
    clean.apply_async(countdown=60)
    pool.apply_async(helper)


def helper():
    return None


def later(app, order):
    app.send_task("orders.clean")
    chain(send_receipt.s(order.id), order.s())
