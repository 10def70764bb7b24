from django.db import migrations

from accounts.audit import append_only, recorded_once

MODELS = [
    "application",
    "investigation",
    "needsassessment",
    "statement",
    "objection",
    "choreanswer",
    "communication",
    "child",
    "administrativeextension",
    "notification",
    "appeal",
    "judgment",
]

FROZEN = """
CREATE FUNCTION keep_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.pdf IS NULL AND NEW.pdf IS NOT NULL
        AND ROW(OLD.id, OLD.decision_id, OLD.kind, OLD.html, OLD.sha256, OLD.municipality_id, OLD.recorded_at)
            = ROW(NEW.id, NEW.decision_id, NEW.kind, NEW.html, NEW.sha256, NEW.municipality_id, NEW.recorded_at)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A frozen document cannot be changed' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON cases_decisiondocument
    FOR EACH ROW EXECUTE FUNCTION keep_document();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON cases_decisiondocument
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
THAWED = """
DROP TRIGGER frozen ON cases_decisiondocument;
DROP TRIGGER never_emptied ON cases_decisiondocument;
DROP FUNCTION keep_document();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_investigation_decision_and_appeal"), ("accounts", "0002_append_only")]

    operations = [
        *append_only(*(f"cases_historical{model}" for model in MODELS)),
        *recorded_once(*(f"cases_{model}" for model in MODELS)),
        migrations.RunSQL(FROZEN, THAWED),
    ]
