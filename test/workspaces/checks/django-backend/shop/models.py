from django.db import models


class Order(models.Model):
    user_id = models.IntegerField(db_index=True)


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE)


class Favourite(models.Model):
    entity = models.IntegerField(db_index=True)


class RecentVisit(models.Model):
    entity = models.IntegerField(db_index=True)
