from django.db import migrations

from accounts.audit import append_only


class Migration(migrations.Migration):
    dependencies = [("oversight", "0003_non_execution_report"), ("accounts", "0002_append_only")]

    operations = [*append_only("oversight_nonexecutionreport")]
