from django.db import migrations

from accounts.audit import note_events, note_events_of_part

ORDER = ("order", "orders_order")
PARTS = ["ordergoal", "orderreturn", "ordermessage", "ordergrade", "offer", "interruption"]


class Migration(migrations.Migration):
    dependencies = [("orders", "0009_version_always_to_a_provider"), ("accounts", "0015_events")]

    operations = [
        note_events("orders", "order"),
        *(note_events_of_part("orders", part, ORDER) for part in PARTS),
        note_events_of_part("orders", "orderactivity", ("goal", "orders_ordergoal"), ORDER),
    ]
