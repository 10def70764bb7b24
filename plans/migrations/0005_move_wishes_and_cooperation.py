from django.db import migrations

MOVE = """
INSERT INTO plans_planwish (id, municipality_id, recorded_at, version, plan_id, wish, done, met)
SELECT gen_random_uuid(), municipality_id, recorded_at, 1, id, wishes, '', '' FROM plans_plan WHERE wishes <> '';
INSERT INTO plans_plancooperation (id, municipality_id, recorded_at, version, plan_id, with_whom, about, where_when)
SELECT gen_random_uuid(), municipality_id, recorded_at, 1, id, 'Andra', cooperation, ''
FROM plans_plan WHERE cooperation <> '';
UPDATE plans_plan SET first_agreed_on = agreed_on;
"""
MOVE_BACK = """
UPDATE plans_plan SET wishes = rows.said FROM (
    SELECT plan_id, string_agg(concat_ws(' ', wish, done), E'\\n' ORDER BY recorded_at) AS said
    FROM plans_planwish GROUP BY plan_id
) AS rows WHERE rows.plan_id = plans_plan.id;
UPDATE plans_plan SET cooperation = rows.said FROM (
    SELECT plan_id, string_agg(concat_ws(' ', with_whom, about, where_when), E'\\n' ORDER BY recorded_at) AS said
    FROM plans_plancooperation GROUP BY plan_id
) AS rows WHERE rows.plan_id = plans_plan.id;
DELETE FROM plans_planwish;
DELETE FROM plans_plancooperation;
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0004_versions_review_and_proposals")]

    operations = [migrations.RunSQL(MOVE, MOVE_BACK)]
