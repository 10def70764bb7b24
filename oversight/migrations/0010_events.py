from django.db import migrations

from accounts.audit import event_trigger, note_events

FLAG = " JOIN oversight_flag f ON f.id = h.flag_id"


def of_flag(change: str, moment: str) -> str:
    return f"h.id, '{change}', '', NULL::integer, {moment}, '{{}}'::uuid[], h.case_id"


class Migration(migrations.Migration):
    dependencies = [
        ("oversight", "0009_cases_drawn_for_a_reviewer"),
        ("accounts", "0015_events"),
    ]

    operations = [
        note_events("oversight", "conferenceitem"),
        note_events(
            "oversight",
            "filegrade",
            case="w.case_id",
            joins=" LEFT JOIN oversight_auditdraw w ON w.id = h.draw_id",
        ),
        note_events("oversight", "flagevent", case="f.case_id", joins=FLAG),
        # A flag has no history of its own: it is raised, closed, and in between what is done with it is a FlagEvent.
        event_trigger(
            "raised", "INSERT", "oversight_flag", "oversight.flag", of_flag("created", "h.opened_at"), "ORDER BY h.id"
        ),
        event_trigger(
            "closed",
            "UPDATE",
            "oversight_flag",
            "oversight.flag",
            of_flag("changed", "h.closed_at"),
            "JOIN before b ON b.id = h.id WHERE b.closed_at IS NULL AND h.closed_at IS NOT NULL ORDER BY h.id",
            old="OLD TABLE AS before",
        ),
        event_trigger(
            "handled",
            "INSERT",
            "oversight_historicalflagevent",
            "oversight.flag",
            "h.flag_id, 'changed', '', NULL::integer, h.history_date, '{}'::uuid[], f.case_id",
            f"{FLAG} ORDER BY h.history_id",
        ),
    ]
