from kiosk.models import Magazine
from kiosk.queue import queue


def pending():
    titles = [one.title for one in Magazine.objects.filter(title="Sails")[:10]]
    jobs = queue.storage.sql("select data from job where queue = ? limit 10", titles)
    return Magazine.objects.first(), Magazine.objects.last(), jobs
