from django.db import migrations

from accounts.audit import note_events, note_events_of_part

INVESTIGATION = ("investigation", "cases_investigation")
ASSESSMENT = ("assessment", "cases_needsassessment")
DECISION = ("decision", "cases_decision")


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_desk_append_only"), ("accounts", "0015_events")]

    operations = [
        note_events("cases", "client", case="NULL::uuid"),
        note_events("cases", "case", case="h.id"),
        *(note_events("cases", model) for model in ("application", "investigation", "child", "decision")),
        note_events_of_part("cases", "needsassessment", INVESTIGATION),
        note_events_of_part("cases", "statement", ASSESSMENT, INVESTIGATION),
        note_events_of_part("cases", "objection", ASSESSMENT, INVESTIGATION),
        note_events_of_part("cases", "choreanswer", INVESTIGATION),
        note_events_of_part("cases", "communication", INVESTIGATION),
        note_events_of_part("cases", "administrativeextension", DECISION),
        note_events_of_part("cases", "appeal", DECISION),
        note_events_of_part("cases", "judgment", ("appeal", "cases_appeal"), DECISION),
        note_events_of_part("cases", "notification", DECISION),
    ]
