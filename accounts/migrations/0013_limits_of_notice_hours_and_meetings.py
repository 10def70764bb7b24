from datetime import date

from django.db import migrations, models

LIMITS = {
    "cancel_notice_hours": 24,
    "service_from": 7,
    "service_to": 22,
    "conference_months": 1,
    "decision_months": 12,
}
ALWAYS = date(1900, 1, 1)


def give(apps, schema_editor):
    limits = apps.get_model("accounts", "LimitRule")
    for municipality in apps.get_model("accounts", "Municipality").objects.all():
        for key, value in LIMITS.items():
            limits.objects.get_or_create(
                municipality=municipality, key=key, valid_from=ALWAYS, defaults={"value": value}
            )


def take(apps, schema_editor):
    apps.get_model("accounts", "LimitRule").objects.filter(key__in=LIMITS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0012_follow_up_lengths_given"),
    ]

    operations = [
        migrations.AlterField(
            model_name="limitrule",
            name="key",
            field=models.CharField(
                choices=[
                    ("missed_in_row", "inställda besök i rad innan någon ska göra något"),
                    ("staff_per_person", "olika medarbetare som högst hos en person på fyra veckor"),
                    ("month_least_percent", "minst så mycket av den beställda tiden på en månad, procent"),
                    ("month_most_percent", "högst så mycket av den beställda tiden på en månad, procent"),
                    ("lease_hours", "så länge går surfplattan att öppna utan nät, timmar"),
                    ("client_time_percent", "målet för brukartid, procent av arbetstiden"),
                    ("audit_percent", "så stor del av ärendena dras till granskning, procent"),
                    ("cancel_notice_hours", "ett besök avbokas senast så långt före, timmar"),
                    ("service_from", "stöd ges tidigast klockan, hel timme"),
                    ("service_to", "stöd ges senast till klockan, hel timme"),
                    ("conference_months", "högst så länge mellan två ärendekonferenser, månader"),
                    ("decision_months", "beslut gäller oftast omkring, månader"),
                ],
                max_length=40,
                verbose_name="regel",
            ),
        ),
        migrations.RunPython(give, take),
    ]
