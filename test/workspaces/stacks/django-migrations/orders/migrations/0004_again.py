from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0003_rename")]

    operations = [
        migrations.CreateModel(name="Kinds", fields=[("id", models.BigAutoField(primary_key=True))]),
        migrations.RenameModel("Kinds", "Kind"),
        migrations.RenameModel("Kind", "KindOfOld"),
        migrations.CreateModel(
            name="Kind",
            fields=[("id", models.BigAutoField(primary_key=True)), ("text", models.TextField())],
        ),
    ]
