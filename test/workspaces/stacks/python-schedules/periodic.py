from celery.schedules import crontab

from shop.tasks import count_stock, send_digest


def includeme(config, app):
    config.add_periodic_task(crontab(hour=4), count_stock)
    app.add_periodic_task(60.0, send_digest.s("daily"), name="digest")
