from datetime import date

from django.db import migrations

LENGTHS = {"visit_without_note": 2, "no_note": 28, "support_interrupted": 14}
LIMITS = {
    "missed_in_row": 3,
    "staff_per_person": 3,
    "month_least_percent": 50,
    "month_most_percent": 100,
    "lease_hours": 12,
}
ALWAYS = date(1900, 1, 1)


def give(apps, schema_editor):
    lengths = apps.get_model("accounts", "DeadlineRule")
    limits = apps.get_model("accounts", "LimitRule")
    for municipality in apps.get_model("accounts", "Municipality").objects.all():
        for key, days in LENGTHS.items():
            lengths.objects.get_or_create(
                municipality=municipality, key=key, valid_from=ALWAYS, defaults={"months": 0, "days": days}
            )
        for key, value in LIMITS.items():
            limits.objects.get_or_create(
                municipality=municipality, key=key, valid_from=ALWAYS, defaults={"value": value}
            )


def take(apps, schema_editor):
    apps.get_model("accounts", "DeadlineRule").objects.filter(key__in=LENGTHS).delete()
    apps.get_model("accounts", "LimitRule").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0008_devices_and_limits")]

    operations = [migrations.RunPython(give, take)]
