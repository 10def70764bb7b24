from django.db import migrations

from accounts.audit import append_only, recorded_once

MODELS = "client case decision".split()


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("accounts", "0002_append_only")]

    operations = [
        *append_only(*(f"cases_historical{model}" for model in MODELS)),
        *recorded_once(*(f"cases_{model}" for model in MODELS)),
    ]
