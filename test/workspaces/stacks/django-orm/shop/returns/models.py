from django.db import models

from shop.orders.models import Stamped, Tag


class Mixed:
    pass


# Nothing but what it stands below says that it is a model.
class Return(Mixed, Stamped):
    class Meta:
        ordering = [models.F("created").desc()]


class Reason(Tag):
    class Meta:
        proxy = True
