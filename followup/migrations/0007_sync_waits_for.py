from django.db import migrations, models

OFFSET = {"null": True, "editable": False, "verbose_name": "surfplattans klocka gick fel, ms"}
UNSETTLED = models.Q(result__in=["retry", "quarantined"])


class Migration(migrations.Migration):
    dependencies = [("followup", "0006_append_only")]

    operations = [
        migrations.AddField(
            model_name="syncoperation",
            name="waits_for",
            field=models.UUIDField(null=True, verbose_name="väntar på"),
        ),
        # A clock that has stood still for a month does not fit in an integer of milliseconds.
        *(
            migrations.AlterField(model, "clock_offset_ms", models.BigIntegerField(**OFFSET))
            for model in ("daynote", "historicaldaynote", "visit", "historicalvisit")
        ),
        migrations.AddIndex(
            model_name="syncoperation",
            index=models.Index(condition=UNSETTLED, fields=["entity_id"], name="sync_operation_entity"),
        ),
        migrations.AddIndex(
            model_name="syncoperation",
            index=models.Index(
                condition=models.Q(waits_for__isnull=False),
                fields=["waits_for"],
                name="sync_operation_waits_for",
            ),
        ),
    ]
