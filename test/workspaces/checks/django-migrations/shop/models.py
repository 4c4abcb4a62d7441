from django.db import models


class Parcel(models.Model):
    label = models.CharField(max_length=80)

    class Meta:
        db_table = "parcels"
