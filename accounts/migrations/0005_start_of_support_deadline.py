from django.db import migrations

KEY = "execution_not_started"


def add(apps, schema_editor):
    """Every municipality has every deadline from the beginning: two weeks, as in Ekerö."""
    Municipality = apps.get_model("accounts", "Municipality")
    DeadlineRule = apps.get_model("accounts", "DeadlineRule")
    for municipality in Municipality.objects.all():
        DeadlineRule.objects.get_or_create(
            municipality=municipality, key=KEY, valid_from="1900-01-01", defaults={"days": 14}
        )


def remove(apps, schema_editor):
    apps.get_model("accounts", "DeadlineRule").objects.filter(key=KEY).delete()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_delegations_and_goal_scheme")]

    operations = [migrations.RunPython(add, remove)]
