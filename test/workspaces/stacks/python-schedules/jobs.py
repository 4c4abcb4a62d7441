from apscheduler.schedulers.background import BackgroundScheduler

scheduler = BackgroundScheduler()


@scheduler.scheduled_job("cron", hour=2)
def rebuild():
    return None


def sweep():
    return None


scheduler.add_job(sweep, "interval", minutes=5, id="sweep-carts")
