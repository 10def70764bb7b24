import django.db.models.deletion
from django.db import migrations, models

# Of what was said before this was known, the order's provider is the best there is.
FILL = """
UPDATE orders_{model} SET provider_id = orders_order.provider_id
FROM orders_order WHERE orders_order.id = orders_{model}.order_id;
"""


def provider(**options):
    return models.ForeignKey(
        editable=False, null=True, related_name="+", to="accounts.provider", **options
    )


def of(model):
    return [
        migrations.AddField(model, "provider", provider(on_delete=django.db.models.deletion.PROTECT)),
        migrations.AddField(
            f"historical{model}",
            "provider",
            provider(blank=True, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING),
        ),
        migrations.RunSQL(FILL.format(model=model), migrations.RunSQL.noop),
    ]


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("orders", "0005_double_staffing_is_asked")]

    operations = [*of("orderreturn"), *of("ordermessage")]
