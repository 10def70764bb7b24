import django.db.models.deletion
from django.db import migrations, models

# Of what was sent before this was known, the order's provider is the best there is.
FILL = """
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE orders_orderversion DISABLE TRIGGER append_only;
UPDATE orders_orderversion SET provider_id = orders_order.provider_id
FROM orders_order WHERE orders_order.id = orders_orderversion.order_id;
ALTER TABLE orders_orderversion ENABLE TRIGGER append_only;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("orders", "0007_always_with_a_provider")]

    operations = [
        migrations.AddField(
            "orderversion",
            "provider",
            models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.provider",
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
