from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0007_append_only")]

    operations = [
        migrations.AddField(
            model_name=model,
            name="order_parts",
            field=models.JSONField(
                blank=True, default=dict, editable=False, verbose_name="delar i beställningen"
            ),
        )
        for model in ("proposal", "historicalproposal")
    ]
