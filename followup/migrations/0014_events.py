from django.db import migrations

from accounts.audit import note_events, note_events_of_part

RECORDS = [
    "planfollowup",
    "decisionfollowup",
    "visitseries",
    "plannedvisit",
    "visit",
    "deviation",
    "childconcern",
    "followupmeeting",
    "statementrequest",
    "daynote",
    "personlink",
    "visitdraft",
    "syncconflict",
]
VISIT = ("visit", "followup_visit")
NOTE = ("note", "followup_daynote")
TAPERED = (
    " LEFT JOIN followup_planfollowup p ON p.id = h.plan_follow_up_id"
    " LEFT JOIN followup_decisionfollowup d ON d.id = h.decision_follow_up_id"
)


class Migration(migrations.Migration):
    dependencies = [
        ("followup", "0013_visits_of_a_municipality_by_time"),
        ("accounts", "0015_events"),
    ]

    operations = [
        *(note_events("followup", model) for model in RECORDS),
        note_events_of_part("followup", "goaloutcome", ("follow_up", "followup_planfollowup")),
        note_events_of_part("followup", "activitymark", VISIT),
        note_events_of_part("followup", "visitanswer", VISIT),
        note_events_of_part("followup", "correction", NOTE),
        note_events_of_part("followup", "noteobjection", NOTE),
        note_events_of_part("followup", "noteattachment", NOTE),
        note_events(
            "followup",
            "taperstep",
            case="COALESCE(p.case_id, d.case_id)",
            wholes="h.plan_follow_up_id, h.decision_follow_up_id",
            joins=TAPERED,
        ),
    ]
