from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(
            name="Tag",
            fields=[
                ("id", models.BigAutoField(primary_key=True)),
                ("name", models.SlugField(unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[("id", models.BigAutoField(primary_key=True)), ("text", models.CharField(max_length=9))],
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                ("number", models.CharField(max_length=20, primary_key=True)),
                ("note", models.TextField(blank=True)),
                ("owner", models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE)),
                ("tags", models.ManyToManyField(to="orders.Tag")),
            ],
            options={"db_table": "shop_orders", "unique_together": {("owner", "note")}},
        ),
    ]
