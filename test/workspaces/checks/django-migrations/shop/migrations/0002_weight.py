from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]

    operations = [
        migrations.AddField(model_name="parcel", name="weight", field=models.IntegerField()),
        migrations.RemoveField(model_name="parcel", name="label"),
        # Silent: rows that are there get a value.
        migrations.AddField(model_name="parcel", name="note", field=models.TextField(default="")),
    ]
