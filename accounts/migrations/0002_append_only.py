from django.db import migrations

from accounts.audit import FUNCTIONS, append_only


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [FUNCTIONS, *append_only("accounts_accesslog")]
