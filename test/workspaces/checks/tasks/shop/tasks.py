from celery import shared_task


@shared_task
def send_receipt(order_id):
    return order_id


@shared_task(name="orders.clean")
def clean():
    return None
