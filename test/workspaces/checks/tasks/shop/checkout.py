from .others import tell_depot
from .tasks import clean, send_receipt


def pay(order):
    send_receipt.delay(order.id)
    clean.delay()
    tell_depot.delay(order.id)
