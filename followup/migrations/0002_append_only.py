from django.db import migrations

from accounts.audit import append_only, recorded_once

MODELS = "visit daynote activitymark correction planfollowup goaloutcome decisionfollowup".split()


class Migration(migrations.Migration):
    dependencies = [("followup", "0001_initial"), ("accounts", "0002_append_only")]

    operations = [
        *append_only(*(f"followup_historical{model}" for model in MODELS)),
        *recorded_once(*(f"followup_{model}" for model in MODELS)),
    ]
