from django.db import migrations

from accounts.audit import append_only, recorded_once

MODELS = ("followupmeeting", "statementrequest", "taperstep")


class Migration(migrations.Migration):
    dependencies = [("followup", "0011_meetings_and_statements")]

    operations = [
        *append_only(*(f"followup_historical{model}" for model in MODELS)),
        *recorded_once(*(f"followup_{model}" for model in MODELS)),
    ]
