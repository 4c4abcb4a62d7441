from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0001_initial")]

    operations = [
        migrations.RemoveField("order", "note"),
        migrations.RenameField(model_name="order", old_name="owner", new_name="customer"),
        migrations.AddField(
            model_name="order",
            name="parent",
            field=models.ForeignKey("self", null=True, db_index=True, on_delete=models.CASCADE),
        ),
        migrations.RenameModel("Mark", "Label"),
        migrations.AlterField("label", "text", models.CharField(max_length=80)),
        migrations.RunSQL("CREATE INDEX by_name ON orders_label (text)", "DROP INDEX by_name"),
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel("Label")],
        ),
    ]
