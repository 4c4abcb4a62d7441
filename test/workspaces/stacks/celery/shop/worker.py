from celery import Celery
from celery.schedules import crontab

app = Celery("shop")
app.conf.beat_schedule = {
    "nightly-clean": {"task": "shop.tasks.clean", "schedule": crontab(hour=3)},
}
app.conf.beat_schedule["weekly"] = {}
CELERY_BEAT_SCHEDULE = {
    "weekly-clean": {"task": "orders.clean", "schedule": crontab(hour=4)},
    "weekly-none": {"task": "orders.unknown", "schedule": crontab(hour=4)},
}
