from peewee import AutoField, BooleanField, CharField, ForeignKeyField, IntegerField, Model

from .database import database


class Base(Model):
    class Meta:
        database = database


class Stall(Base):
    name = CharField(max_length=40, unique=True)
    is_open = BooleanField(default=False)

    class Meta:
        table_name = "stalls"


class Offer(Base):
    number = AutoField()
    stall = ForeignKeyField(Stall, backref="offers")
    price = IntegerField(null=True, column_name="price_cents")
