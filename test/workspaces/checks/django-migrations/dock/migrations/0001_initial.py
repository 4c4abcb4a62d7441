from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(
            name="Buoy",
            fields=[
                ("id", models.BigAutoField(primary_key=True)),
                ("depth", models.IntegerField(default=0)),
            ],
            options={"db_table": "buoys"},
        ),
    ]
