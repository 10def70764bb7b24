from django.db import migrations

from accounts.audit import note_events, note_events_of_part

PLAN = ("plan", "plans_plan")
PARTS = ["plangoal", "planwish", "plancooperation", "planreview", "proposal", "planaudit"]


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0008_proposal_order_parts"),
        ("orders", "0010_events"),
        ("accounts", "0015_events"),
    ]

    operations = [
        note_events("plans", "plan"),
        *(note_events_of_part("plans", part, PLAN) for part in PARTS),
        note_events_of_part("plans", "planactivity", ("goal", "plans_plangoal"), PLAN),
        note_events_of_part("plans", "planremark", ("review", "plans_planreview"), PLAN),
        note_events_of_part("plans", "planauditgrade", ("audit", "plans_planaudit"), PLAN),
        note_events_of_part("plans", "lateplan", ("order", "orders_order")),
    ]
