"""What the support has been: hours from granted to performed, what did not come about, who came, what was wished."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User
from cases.models import Decision
from cases.rules import hours_a_month
from orders.models import Order
from orders.versions import hours_held, hours_said_anew
from plans.models import PlanWish
from plans.rules import WishMet

from .. import week
from ..models import DayNote, PlannedVisit, Visit
from ..rules import VisitOutcome, months_in

MINUTES = Decimal(60)


@dataclass(frozen=True)
class Hours:
    """Of the period. `granted` and `ordered` are None where no hours were said."""

    granted: Decimal | None
    ordered: Decimal | None
    planned: Decimal
    performed: Decimal
    missed: Decimal


@dataclass(frozen=True)
class Missed:
    """The visits that did not come about in one way."""

    label: str
    visits: list[Visit]


@dataclass(frozen=True)
class Support:
    """`workers` is each who came and how many times, over the whole period; `continuity` is the last weeks' beside the
    limit, None when no order runs."""

    hours: Hours
    performed: int
    missed: list[Missed]
    workers: list[tuple[User, int]]
    continuity: week.Continuity | None
    late_notes: int
    without_note: int
    wished: list[Visit]
    wishes: list[PlanWish]

    @property
    def missed_count(self):
        return sum(len(group.visits) for group in self.missed)


def support_of(
    *,
    visits: QuerySet,
    planned: QuerySet,
    decisions: Iterable[Decision],
    orders: list[Order],
    running: Order | None,
    wishes: Iterable[PlanWish],
    first: date,
    last: date,
) -> Support:
    found = _loaded(visits)
    performed = [visit for visit in found if visit.was_performed]
    missed = [visit for visit in found if not visit.was_performed]
    return Support(
        hours=Hours(
            granted=_granted(decisions, first, last),
            ordered=_ordered(orders, first, last),
            planned=_planned(planned, first, last),
            performed=_hours(performed),
            missed=_hours(visit for visit in missed if visit.outcome != VisitOutcome.RESCHEDULED),
        ),
        performed=len(performed),
        missed=_by_outcome(missed),
        workers=_workers(performed),
        continuity=week.continuity([running], last).get(running.pk) if running else None,
        late_notes=DayNote.objects.filter(visit__in=visits.order_by()).late().count(),
        without_note=sum(not visit.has_note for visit in performed),
        wished=[visit for visit in found if visit.wished],
        wishes=sorted(wishes, key=lambda wish: wish.met == WishMet.YES),
    )


def _loaded(visits: QuerySet) -> list[Visit]:
    noted = Visit.objects.filter(pk=OuterRef("pk"), day_note__isnull=False)
    found = visits.select_related("support_worker", "second_worker").annotate(has_note=Exists(noted))
    return list(found.order_by("-starts_at", "pk"))


def _by_outcome(missed: list[Visit]) -> list[Missed]:
    groups = [
        Missed(outcome.label, [visit for visit in missed if visit.outcome == outcome])
        for outcome in VisitOutcome
    ]
    return [group for group in groups if group.visits]


def _workers(performed: list[Visit]) -> list[tuple[User, int]]:
    """The most often first."""
    came = (each for visit in performed for each in (visit.support_worker, visit.second_worker))
    return Counter(worker for worker in came if worker is not None).most_common()


def _hours(things: Iterable[Visit | PlannedVisit]) -> Decimal:
    seconds = sum((thing.ends_at - thing.starts_at).total_seconds() for thing in things)
    return Decimal(int(seconds // 60)) / MINUTES


def _planned(planned: QuerySet, first: date, last: date) -> Decimal:
    """What stood in the schedule up to now, also what was then cancelled. What was booked anew is counted there."""
    stood = planned.standing().between(first, last).exclude(visit__outcome=VisitOutcome.RESCHEDULED)
    return _hours(stood.only("starts_at", "ends_at"))


def _granted(decisions: Iterable[Decision], first: date, last: date) -> Decimal | None:
    return _sum(
        (
            _a_month(decision.granted_hours, decision.granted_per),
            max(decision.valid_from, first),
            min(decision.last_day or last, last),
        )
        for decision in decisions
    )


def _ordered(orders: Iterable[Order], first: date, last: date) -> Decimal | None:
    """As each order said on each day, from the day the support was to start. The day that an order ends it asks for
    nothing."""
    anew = hours_said_anew([order.pk for order in orders])
    return _sum(part for order in orders for part in _asked(order, anew.get(order.pk), first, last))


def _asked(order: Order, said: list | None, first: date, last: date) -> Iterator[tuple]:
    begins = order.start_on or order.received_on or first
    ends = min(last, order.ended_on - timedelta(days=1)) if order.ended_on else last
    if said is None:
        yield _a_month(order.hours, order.hours_per), max(begins, first), ends
        return
    for period, hours in hours_held(said, begins, max(begins, first), ends):
        yield hours, period.first, period.last


def _a_month(hours: Decimal | None, per: str) -> Decimal | None:
    return None if hours is None else hours_a_month(hours, per)


def _sum(parts: Iterable[tuple]) -> Decimal | None:
    found = [hours * months_in(first, last) for hours, first, last in parts if hours is not None]
    return sum(found, Decimal(0)) if found else None
