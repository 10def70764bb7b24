from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_append_only")]

    operations = [
        migrations.AddIndex(
            model_name="accesslog",
            index=models.Index(fields=["municipality_id", "-at"], name="access_log_municipality"),
        )
    ]
