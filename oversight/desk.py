"""What waits for those who lead a provider's work, beside the orders: each count with the list that it counts."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet, Sum, Value
from django.urls import reverse

from accounts.models import DeviceUser
from followup import week
from followup.models import Deviation, SyncConflict, SyncOperation, Visit
from followup.rules import ANSWER_STANDS, UNCOVERED_AHEAD, DeviationState

from .models import ConferenceItem
from .thread import DANGER, INFO, WARNING


@dataclass(frozen=True)
class Waiting:
    count: int
    what: str
    url: str
    tone: str


def waiting(user, today: date) -> list[Waiting]:
    """What cannot wait comes first, and what is not there is left out. The counts are one question."""
    uncovered = len(week.uncovered(user, today, today + UNCOVERED_AHEAD))
    counts = {"uncovered": uncovered} | dict(_counts(user, today))
    return [
        Waiting(counts[key], what, reverse(route) + query, tone)
        for key, what, route, query, tone in LINES
        if counts.get(key)
    ]


LINES = (
    ("uncovered", "besök de närmaste sju dagarna saknar någon som kommer", "uncovered", "", DANGER),
    ("differs", "besök var på ett annat sätt, säger personen", "visits", "?annat=on", WARNING),
    ("deviations", "avvikelser och klagomål har ingen tagit om hand", "deviations", "", WARNING),
    ("quarantined", "saker från surfplattor gick inte att föra in", "sync_waiting", "", WARNING),
    ("conflicts", "krockar är inte avgjorda", "conflicts", "", INFO),
    ("unsent", "anteckningar ligger kvar på surfplattor", "devices", "", INFO),
)


def own(user) -> list[Waiting]:
    """What waits for somebody who does the work, beside the visits: her conflicts, and what she took upon herself
    at a conference."""
    found = {
        "own_conflicts": (
            SyncConflict.objects.visible_to(user).filter(author=user, resolved_at__isnull=True),
            Count("pk"),
        ),
        "tasks": (ConferenceItem.objects.open_tasks(user), Count("pk")),
    }
    counts = dict(_union(found))
    return [
        Waiting(counts[key], what, reverse(route), tone)
        for key, what, route, tone in OWN_LINES
        if counts.get(key)
    ]


OWN_LINES = (
    ("own_conflicts", "anteckningar krockar med det som redan finns. Båda är kvar", "conflicts", WARNING),
    ("tasks", "uppgifter från ärendekonferenser är inte klara", "conference_tasks", INFO),
)


def _counts(user, today: date) -> QuerySet:
    """(key of LINES, how many)."""
    found = {
        "differs": (Visit.objects.visible_to(user).said_to_differ(today - ANSWER_STANDS), Count("pk")),
        "deviations": (
            Deviation.objects.visible_to(user).filter(state=DeviationState.REPORTED),
            Count("pk"),
        ),
        "quarantined": (SyncOperation.objects.visible_to(user).to_handle(), Count("pk")),
        "conflicts": (
            SyncConflict.objects.visible_to(user).filter(resolved_at__isnull=True),
            Count("pk"),
        ),
        "unsent": (DeviceUser.objects.visible_to(user), Sum("unsent")),
    }
    return _union(found)


def _union(found: dict) -> QuerySet:
    """(key, how many) of several kinds of records, in one question; one that has none is left out or null."""
    counted = [
        records.order_by()
        .annotate(key=Value(key))
        .values("key")
        .annotate(found=how)
        .values_list("key", "found")
        for key, (records, how) in found.items()
    ]
    return counted[0].union(*counted[1:], all=True)
