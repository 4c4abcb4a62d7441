import django_rq

from .jobs import send_receipt


def take_back(order):
    django_rq.enqueue(send_receipt, order.id)
