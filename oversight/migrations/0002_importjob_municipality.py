import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    # No default: no file has been uploaded before there was a page for it.
    dependencies = [("accounts", "0001_initial"), ("oversight", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="importjob",
            name="municipality",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.municipality"
            ),
        )
    ]
