from django.db import migrations

from accounts.audit import append_only, recorded_once

MODELS = "planwish plancooperation planreview planremark proposal lateplan planaudit planauditgrade".split()


class Migration(migrations.Migration):
    dependencies = [("plans", "0006_wishes_and_cooperation_are_rows"), ("accounts", "0002_append_only")]

    operations = [
        *append_only(
            "plans_planversion", "plans_plananswer", *(f"plans_historical{model}" for model in MODELS)
        ),
        *recorded_once(*(f"plans_{model}" for model in MODELS)),
    ]
