from django.db import migrations

LOCK = """
CREATE FUNCTION keep_signed_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.signed_at IS NOT NULL AND (NEW.text, NEW.event_at, NEW.author_id, NEW.visit_id, NEW.signed_at)
        IS DISTINCT FROM (OLD.text, OLD.event_at, OLD.author_id, OLD.visit_id, OLD.signed_at) THEN
        RAISE EXCEPTION 'A signed note cannot be changed; put a correction beside it'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER signed_once BEFORE UPDATE ON followup_daynote FOR EACH ROW EXECUTE FUNCTION keep_signed_note();
"""
UNLOCK = "DROP TRIGGER signed_once ON followup_daynote; DROP FUNCTION keep_signed_note();"


class Migration(migrations.Migration):
    dependencies = [("followup", "0002_append_only")]

    operations = [migrations.RunSQL(LOCK, UNLOCK)]
