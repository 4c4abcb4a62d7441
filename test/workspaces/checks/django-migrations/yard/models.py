from django.db import models


class Crate(models.Model):
    colour = models.CharField(max_length=80)
    height = models.JSONField(default=list)

    class Meta:
        db_table = "crates"
