"""What stands in the invitation to a follow-up meeting: short sentences to the person, as plain values."""

from boendestod.dates import day_of
from boendestod.templatetags.sv import datum, tid

from .models import FollowUpMeeting
from .rules import MeetingForm

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
WHERE = {
    MeetingForm.HOME: "Vi kommer hem till dig.",
    MeetingForm.OFFICE: "Du kommer till oss.",
    MeetingForm.PHONE: "Vi ringer dig.",
    MeetingForm.VIDEO: "Vi ses på skärm. Du får en länk av oss.",
    MeetingForm.OTHER: "Vi har kommit överens om hur vi möts.",
}


def invitation_values(meeting: FollowUpMeeting) -> dict:
    """Of a meeting with its case, plan and those who are invited loaded."""
    day = day_of(meeting.meets_at)
    return {
        "municipality": meeting.municipality.name,
        "unit": str(meeting.plan.order.provider if meeting.plan else meeting.case.unit),
        "case_number": meeting.case.case_ref,
        "decided_on": day_of(meeting.recorded_at),
        "first_name": meeting.case.client.first_name,
        "day": f"{WEEKDAYS[day.weekday()]} {datum(day)}",
        "time": tid(meeting.meets_at),
        "where": WHERE[MeetingForm(meeting.form)],
        "place": meeting.place,
        "about": _about(meeting),
        "coming": _coming(meeting),
    }


def _about(meeting: FollowUpMeeting) -> list[str]:
    questions = ["Vi pratar om hur stödet fungerar för dig."]
    if meeting.plan_id:
        questions.append("Vi går igenom målen i din plan och hur det har gått.")
    if meeting.decision_id:
        questions.append("Vi pratar om ditt beslut och om du behöver mer, mindre eller annat stöd.")
    return questions


def _coming(meeting: FollowUpMeeting) -> list[str]:
    invited = [(meeting.support_worker, "boendestödjare"), (meeting.caseworker, "handläggare")]
    return [f"{who}, {what}" for who, what in invited if who]
