from datetime import date

from django.db import migrations

# (months, days)
LENGTHS = {
    "decision_followup_overdue": (12, 0),
    "statement_unanswered": (0, 14),
    "meeting_not_written": (0, 7),
    "message_unanswered": (0, 5),
    "flag_escalates": (0, 14),
}
LIMITS = {"client_time_percent": 75, "audit_percent": 10}
ALWAYS = date(1900, 1, 1)


def give(apps, schema_editor):
    lengths = apps.get_model("accounts", "DeadlineRule")
    limits = apps.get_model("accounts", "LimitRule")
    for municipality in apps.get_model("accounts", "Municipality").objects.all():
        for key, (months, days) in LENGTHS.items():
            lengths.objects.get_or_create(
                municipality=municipality, key=key, valid_from=ALWAYS, defaults={"months": months, "days": days}
            )
        for key, value in LIMITS.items():
            limits.objects.get_or_create(
                municipality=municipality, key=key, valid_from=ALWAYS, defaults={"value": value}
            )


def take(apps, schema_editor):
    apps.get_model("accounts", "DeadlineRule").objects.filter(key__in=LENGTHS).delete()
    apps.get_model("accounts", "LimitRule").objects.filter(key__in=LIMITS).delete()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0011_follow_up_lengths")]

    operations = [migrations.RunPython(give, take)]
