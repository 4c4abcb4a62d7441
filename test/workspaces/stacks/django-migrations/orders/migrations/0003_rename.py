from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0002_change")]

    operations = [
        migrations.CreateModel(
            name="Shelf",
            fields=[
                ("id", models.BigAutoField(primary_key=True)),
                ("labels", models.ManyToManyField(to="orders.Label")),
                ("beside", models.ManyToManyField(to="self")),
            ],
            options={"db_table": "old_shelves"},
        ),
        migrations.AddField("shelf", "tags", models.ManyToManyField(to="orders.Tag")),
        migrations.RenameModel("Shelf", "Rack"),
        migrations.AlterModelTable(name="rack", table=None),
        migrations.RenameModel("Label", "Sticker"),
        migrations.CreateModel(
            name="Gone",
            fields=[("id", models.BigAutoField(primary_key=True)), ("tags", models.ManyToManyField("orders.Tag"))],
        ),
        migrations.DeleteModel("Gone"),
    ]
