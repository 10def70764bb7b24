"""What waits for those who lead a provider's work, beside the orders: each count with the list that it counts."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum
from django.urls import reverse

from accounts.models import DeviceUser
from followup import week
from followup.models import Deviation, SyncConflict, SyncOperation, VisitAnswer
from followup.rules import DeviationState

from .thread import DANGER, INFO, WARNING

DAYS_AHEAD = timedelta(days=7)
# A person's words about a visit stay on the list for so long.
DAYS_BACK = timedelta(days=14)


@dataclass(frozen=True)
class Waiting:
    count: int
    what: str
    url: str
    tone: str


def waiting(user, today: date) -> list[Waiting]:
    """What cannot wait comes first, and what is not there is left out."""
    found = [
        _uncovered(user, today),
        _differs(user, today),
        _deviations(user),
        _quarantined(user),
        _conflicts(user),
        _unsent(user),
    ]
    return [line for line in found if line.count]


def _uncovered(user, today: date) -> Waiting:
    count = len(week.uncovered(user, today, today + DAYS_AHEAD))
    return Waiting(
        count, "besök de närmaste sju dagarna saknar någon som kommer", reverse("uncovered"), DANGER
    )


def _differs(user, today: date) -> Waiting:
    answers = VisitAnswer.objects.visible_to(user).filter(is_right=False)
    visits = answers.filter(recorded_at__date__gte=today - DAYS_BACK).values("visit").distinct()
    url = reverse("visits") + "?stammer=nej"
    return Waiting(visits.count(), "besök var på ett annat sätt, säger personen", url, WARNING)


def _deviations(user) -> Waiting:
    new = Deviation.objects.visible_to(user).filter(state=DeviationState.REPORTED)
    return Waiting(
        new.count(), "avvikelser och klagomål har ingen tagit om hand", reverse("deviations"), WARNING
    )


def _quarantined(user) -> Waiting:
    count = SyncOperation.objects.visible_to(user).to_handle().count()
    return Waiting(count, "saker från surfplattor gick inte att föra in", reverse("sync_waiting"), WARNING)


def _conflicts(user) -> Waiting:
    open_ones = SyncConflict.objects.visible_to(user).filter(resolved_at__isnull=True)
    return Waiting(open_ones.count(), "krockar är inte avgjorda", reverse("conflicts"), INFO)


def _unsent(user) -> Waiting:
    count = DeviceUser.objects.visible_to(user).aggregate(found=Sum("unsent"))["found"] or 0
    return Waiting(count, "anteckningar ligger kvar på surfplattor", reverse("devices"), INFO)
