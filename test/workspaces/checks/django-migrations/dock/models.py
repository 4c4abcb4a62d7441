from django.db import models


class Buoy(models.Model):
    depth = models.JSONField(default=list)

    class Meta:
        db_table = "buoys"
