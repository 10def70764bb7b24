from django.db import migrations

from accounts.audit import append_only, recorded_once

MODELS = ["ordermessage", "ordergrade", "offer", "interruption"]


class Migration(migrations.Migration):
    dependencies = [("orders", "0003_structured_order_and_dialogue"), ("accounts", "0002_append_only")]

    operations = [
        *append_only("orders_orderversion", *(f"orders_historical{model}" for model in MODELS)),
        *recorded_once(*(f"orders_{model}" for model in MODELS)),
    ]
