from datetime import date

from django.db import migrations, models

LENGTHS = {"plan_not_received": 30, "plan_unread": 14, "plan_followup_new_decision": 30}


def give(apps, schema_editor):
    rules = apps.get_model("accounts", "DeadlineRule")
    for municipality in apps.get_model("accounts", "Municipality").objects.all():
        for key, days in LENGTHS.items():
            rules.objects.get_or_create(
                municipality=municipality,
                key=key,
                valid_from=date(1900, 1, 1),
                defaults={"months": 0, "days": days},
            )


def take(apps, schema_editor):
    apps.get_model("accounts", "DeadlineRule").objects.filter(key__in=LENGTHS).delete()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_unit_contact")]

    operations = [
        migrations.AlterField(
            model_name="deadlinerule",
            name="key",
            field=models.CharField(
                choices=[
                    ("plan_not_begun", "planen ska vara påbörjad"),
                    ("plan_not_received", "planen ska ha kommit till handläggaren"),
                    ("plan_unread", "planen ska vara läst av handläggaren"),
                    ("plan_followup_overdue", "planen ska vara uppföljd"),
                    ("plan_followup_new_decision", "planen ska vara uppföljd vid nytt beslut"),
                    ("execution_not_started", "stödet ska ha startat"),
                ],
                max_length=40,
                verbose_name="regel",
            ),
        ),
        migrations.RunPython(give, take),
    ]
