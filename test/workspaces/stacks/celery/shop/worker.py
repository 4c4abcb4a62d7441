from celery import Celery
from celery.schedules import crontab

app = Celery("shop")
app.conf.beat_schedule = {
    "nightly-clean": {"task": "shop.tasks.clean", "schedule": crontab(hour=3)},
}
