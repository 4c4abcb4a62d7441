from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("yard", "0001_initial")]

    # Silent: history, since another migration has run behind it.
    operations = [
        migrations.RenameField(model_name="crate", old_name="colour", new_name="_colour"),
    ]
