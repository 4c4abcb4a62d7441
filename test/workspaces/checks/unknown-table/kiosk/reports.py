from django.db import connection

from kiosk.models import Magazine


def sold():
    Magazine.objects.first()
    with connection.cursor() as cursor:
        cursor.execute("select title from kiosk_magazine limit 10")
        cursor.execute("select title from kiosk_paper limit 10")
        return cursor.fetchall()
