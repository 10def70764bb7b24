from django.db import migrations

from accounts.audit import append_only, recorded_once

MODELS = (
    "visitseries plannedvisit noteobjection deviation childconcern personlink visitanswer visitdraft syncconflict"
).split()


class Migration(migrations.Migration):
    dependencies = [("followup", "0005_schedule_tablets_and_incidents")]

    operations = [
        *append_only(*(f"followup_historical{model}" for model in MODELS)),
        *recorded_once(*(f"followup_{model}" for model in MODELS)),
    ]
