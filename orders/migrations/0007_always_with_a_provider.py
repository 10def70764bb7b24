import django.db.models.deletion
from django.db import migrations, models


def required(model):
    return migrations.AlterField(
        model,
        "provider",
        models.ForeignKey(
            editable=False,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to="accounts.provider",
        ),
    )


class Migration(migrations.Migration):
    dependencies = [("orders", "0006_with_which_provider")]

    operations = [required("orderreturn"), required("ordermessage")]
