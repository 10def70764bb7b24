"""What a visit says, in the tablet's own words, so that its version and the server's can lie side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from boendestod.templatetags.sv import datum, tid
from plans.models import PlanActivity

from .models import DayNote, SyncConflict, Visit
from .rules import (
    ComplaintBy,
    DeviationWhat,
    HowDone,
    Severity,
    SubstituteTold,
    ToldBy,
    ToldHow,
    TookPart,
    ToWhom,
    VisitOutcome,
)

LABELS = {
    "starts_at": "Började",
    "ends_at": "Slutade",
    "timed": "Tiden är tagen med start och stopp",
    "outcome": "Så gick det",
    "reason": "Varför det inte blev som planerat",
    "told_by": "Vem som sade till",
    "told_at": "När ni fick veta det",
    "told_how": "Hur ni fick veta det",
    "took_part": "Så var personen med",
    "wished": "Vad personen önskade",
    "also_done": "Något annat som gjordes",
    "substitute_told": "Personen visste att någon annan skulle komma",
    "second_worker": "Nummer två",
    "marks": "Så gjordes planens aktiviteter",
    "text": "Anteckning",
    "note_later": "Anteckningen skrivs senare",
    "for_caseworker": "Viktigt att föra vidare till handläggaren",
    "started_at": "Började",
    "event_at": "Hände",
    "happened_at": "Hände",
    "made_at": "Anmäld",
    "what": "Vad det gäller",
    "severity": "Hur allvarligt",
    "is_complaint": "Klagomål",
    "complaint_by": "Vem som klagar",
    "to_whom": "Till vem",
    "feedback_asked": "Återkoppling begärd",
}
CHOICES = {
    "outcome": VisitOutcome,
    "told_by": ToldBy,
    "told_how": ToldHow,
    "took_part": TookPart,
    "substitute_told": SubstituteTold,
    "what": DeviationWhat,
    "severity": Severity,
    "complaint_by": ComplaintBy,
    "to_whom": ToWhom,
}
MOMENTS = {"starts_at", "ends_at", "told_at", "started_at", "event_at", "happened_at", "made_at"}
PLAIN = (
    "timed",
    "outcome",
    "reason",
    "told_by",
    "told_how",
    "took_part",
    "wished",
    "also_done",
    "substitute_told",
)
NOTED = ("text", "for_caseworker")


def visit_content(visit: Visit) -> dict:
    """A logged visit as the tablet would have sent it."""
    note = DayNote.objects.filter(visit=visit).first()
    told_at = visit.told_at.isoformat() if visit.told_at else None
    return {
        "starts_at": visit.starts_at.isoformat(),
        "ends_at": visit.ends_at.isoformat(),
        **{name: getattr(visit, name) for name in PLAIN},
        "told_at": told_at,
        "second_worker": visit.second_worker_id,
        "marks": {str(mark.activity_id): mark.how_done for mark in visit.marks.all()},
        "text": note.text if note else "",
        "for_caseworker": bool(note and note.for_caseworker),
    }


def differing(ours: dict, theirs: dict) -> list[str]:
    """The fields that the tablet says something else about."""
    return [
        name for name in theirs if name in ours and _meant(name, ours[name]) != _meant(name, theirs[name])
    ]


def _meant(name: str, value):
    """None, "" and {} all mean that nothing was said, and a moment can be written in many ways."""
    if name in MOMENTS and value:
        return datetime.fromisoformat(value)
    return value or None


@dataclass(frozen=True)
class Side:
    label: str
    server: str
    tablet: str
    differs: bool


def both_versions(conflict: SyncConflict) -> list[Side]:
    """What the server and the tablet say, field by field."""
    ours = visit_content(conflict.visit) if conflict.visit else conflict.draft.content
    names = _Names(ours, conflict.content)
    return [
        Side(
            LABELS[name],
            names.shown(name, ours.get(name)),
            names.shown(name, conflict.content[name]),
            name in conflict.fields,
        )
        for name in LABELS
        if name in conflict.content and (ours.get(name) or conflict.content[name])
    ]


def shown_content(content: dict) -> Iterator[tuple[str, str]]:
    """(label, value) of what an operation says, for a reader."""
    names = _Names(content)
    return ((LABELS[name], names.shown(name, content[name])) for name in LABELS if content.get(name))


class _Names:
    """What ids stand for, asked once for all the contents."""

    def __init__(self, *contents: dict):
        activities = {activity for content in contents for activity in content.get("marks") or ()}
        workers = {content["second_worker"] for content in contents if content.get("second_worker")}
        self.activities = {
            str(pk): activity.what for pk, activity in PlanActivity.objects.in_bulk(activities).items()
        }
        self.workers = User.objects.in_bulk(workers)

    def shown(self, name: str, value) -> str:
        if not value and not isinstance(value, bool):
            return ""
        if name in MOMENTS:
            moment = datetime.fromisoformat(value)
            return f"{datum(moment)} klockan {tid(moment)}"
        if name in CHOICES:
            return CHOICES[name](value).label
        if name == "marks":
            return "\n".join(self._mark(*mark) for mark in value.items())
        if name == "second_worker":
            return str(self.workers.get(value, "okänd"))
        return {True: "ja", False: "nej"}[value] if isinstance(value, bool) else str(value)

    def _mark(self, activity: str, how: str) -> str:
        return f"{self.activities.get(activity, 'okänd aktivitet')}: {HowDone(how).label}"
