from django.db import models


class Magazine(models.Model):
    title = models.CharField(max_length=80)
