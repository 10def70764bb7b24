from django.db import migrations

LOCKED_NOTE = (
    "text event_at author_id visit_id case_id order_id goal_id only_by_plan device_at clock_offset_ms signed_at"
).split()
LOCKED_BEFORE = "text event_at author_id visit_id signed_at".split()
LOCKED_VISIT = (
    "case_id order_id support_worker_id second_worker_id starts_at ends_at timed outcome reason told_at told_by"
    " told_how took_part wished also_done substitute_told device_at clock_offset_ms"
).split()


def row(name, fields):
    return ", ".join(f"{name}.{field}" for field in fields)


def keep_note(fields):
    return f"""
CREATE OR REPLACE FUNCTION keep_signed_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.signed_at IS NOT NULL AND ({row("NEW", fields)}) IS DISTINCT FROM ({row("OLD", fields)}) THEN
        RAISE EXCEPTION 'A signed note cannot be changed; put a correction beside it'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
"""


KEEP_VISIT = f"""
CREATE FUNCTION keep_logged_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF ({row("NEW", LOCKED_VISIT)}) IS DISTINCT FROM ({row("OLD", LOCKED_VISIT)}) THEN
        RAISE EXCEPTION 'A logged visit cannot be changed; put a correction beside its note'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER logged_once BEFORE UPDATE ON followup_visit FOR EACH ROW EXECUTE FUNCTION keep_logged_visit();
"""
FREE_VISIT = "DROP TRIGGER logged_once ON followup_visit; DROP FUNCTION keep_logged_visit();"


class Migration(migrations.Migration):
    dependencies = [("followup", "0007_sync_waits_for")]

    operations = [
        migrations.RunSQL(keep_note(LOCKED_NOTE), keep_note(LOCKED_BEFORE)),
        migrations.RunSQL(KEEP_VISIT, FREE_VISIT),
    ]
