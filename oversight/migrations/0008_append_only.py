from django.db import migrations

from accounts.audit import append_only, recorded_once

MODELS = ("flagevent", "filegrade", "conferenceitem")


class Migration(migrations.Migration):
    dependencies = [("oversight", "0007_what_a_manager_does")]

    operations = [
        *append_only("oversight_flagevent", *(f"oversight_historical{model}" for model in MODELS)),
        *recorded_once(*(f"oversight_{model}" for model in MODELS)),
    ]
