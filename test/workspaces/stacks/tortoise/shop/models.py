from tortoise import fields
from tortoise.models import Model


class Stamped:
    created_at = fields.DatetimeField(auto_now_add=True)


class Shelf(Stamped, Model):
    code = fields.CharField(max_length=20, unique=True)
    height = fields.IntField(null=True)

    class Meta:
        table = "shelves"


class Book(Model):
    isbn = fields.CharField(max_length=13, pk=True)
    shelf = fields.ForeignKeyField("models.Shelf", related_name="books")
    tags = fields.ManyToManyField("models.Tag", related_name="books")


class Tag(Model):
    id = fields.IntField(pk=True)
    word = fields.CharField(max_length=20, source_field="tag_word")
