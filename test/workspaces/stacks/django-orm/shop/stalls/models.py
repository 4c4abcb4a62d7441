from django.db import models

from shop.orders.models import Order, Tag


class StallProfile(models.Model):
    title = models.CharField(max_length=40)


class Stall(models.Model):
    profile = models.ForeignKey(StallProfile, on_delete=models.CASCADE)
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE)
    opened = models.BooleanField(default=False)

    @classmethod
    def opening(cls, profile):
        return cls.objects.filter(profile=profile).first()

    def siblings(self):
        return self.profile.stall_set.filter(opened=True)


class Shelf(models.Model):
    stall = models.ForeignKey(Stall, on_delete=models.CASCADE)
    order = models.ForeignKey(Order, on_delete=models.CASCADE)
    height = models.IntegerField()
