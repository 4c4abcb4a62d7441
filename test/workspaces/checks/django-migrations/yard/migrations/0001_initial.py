from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(
            name="Crate",
            fields=[
                ("id", models.BigAutoField(primary_key=True)),
                ("colour", models.CharField(max_length=80)),
                ("height", models.IntegerField(default=0)),
            ],
            options={"db_table": "crates"},
        ),
    ]
