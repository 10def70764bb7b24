from django.db import migrations

from accounts.audit import append_only, recorded_once

MODELS = "order ordergoal orderactivity orderreturn".split()


class Migration(migrations.Migration):
    dependencies = [("orders", "0001_initial"), ("accounts", "0002_append_only")]

    operations = [
        *append_only(*(f"orders_historical{model}" for model in MODELS)),
        *recorded_once(*(f"orders_{model}" for model in MODELS)),
    ]
