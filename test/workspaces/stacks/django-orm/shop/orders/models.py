from django.conf import settings
from django.db import models


class Stamped(models.Model):
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class Tag(models.Model):
    name = models.SlugField(unique=True)


class Order(Stamped):
    number = models.CharField(max_length=20, primary_key=True)
    customer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True)
    parent = models.OneToOneField("self", on_delete=models.CASCADE, db_column="parent_number")
    tags = models.ManyToManyField(Tag)

    class Meta:
        db_table = "shop_orders"
        indexes = [models.Index(fields=["customer", "-created"])]


class Draft(Order):
    class Meta:
        proxy = True


class Loud:
    pass


class Rush(Loud, Tag):
    pass


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    data = models.JSONField(default=dict)
    open_lines = OpenLines()


class Parcel(models.Model):
    line = models.OneToOneField(Line, on_delete=models.CASCADE)
    weight = models.FloatField(null=True)
