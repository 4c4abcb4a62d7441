from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dock", "0001_initial")]

    # Silent: it is there again when the migration has run.
    operations = [
        migrations.RemoveField(model_name="buoy", name="depth"),
        migrations.AddField(model_name="buoy", name="depth", field=models.JSONField(default=list)),
    ]
