from django.db import migrations


def fill(apps, schema_editor):
    apps.get_model("yard", "Crate").objects.filter(_colour="").update(_colour="grey")


class Migration(migrations.Migration):
    dependencies = [("yard", "0002_colour")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
