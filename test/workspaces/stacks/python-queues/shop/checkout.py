from redis import Redis
from rq import Queue

from .jobs import send_receipt

queue = Queue(connection=Redis())


def pay(order):
    queue.enqueue(send_receipt, order.id)
    queue.enqueue_in(60, "shop.jobs.clean")
    order.line.enqueue(order)
