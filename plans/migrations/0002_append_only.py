from django.db import migrations

from accounts.audit import append_only, recorded_once

MODELS = "plan plangoal planactivity".split()


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial"), ("accounts", "0002_append_only")]

    operations = [
        *append_only(*(f"plans_historical{model}" for model in MODELS)),
        *recorded_once(*(f"plans_{model}" for model in MODELS)),
    ]
