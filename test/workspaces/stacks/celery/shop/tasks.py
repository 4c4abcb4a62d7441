from celery import shared_task

from .worker import app


@shared_task
def send_receipt(order_id):
    return order_id


@app.task(name="orders.clean", bind=True)
def clean(self):
    return None


def helper():
    return None
