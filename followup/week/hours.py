"""The hours of a month, and how many different people somebody has met."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, Q, Sum

from accounts.models import LimitRule, User
from accounts.rules import LimitKey
from boendestod import dates
from cases.rules import hours_a_month
from orders.models import Order

from ..models import PlannedVisit, Visit
from ..rules import CONTINUITY_WEEKS, PERFORMED, VisitOutcome
from .loading import ONE_DAY, between

LENGTH = Sum(F("ends_at") - F("starts_at"))


@dataclass(frozen=True)
class MonthHours:
    """Minutes of a calendar month. `ordered` is what an order gives an ordinary month, None when it says no hours;
    `planned` is the schedule without known cancellations, `performed` and `cancelled` what has become of it, `waiting`
    what is planned and not yet logged."""

    ordered: int | None
    planned: int
    performed: int
    cancelled: int
    waiting: int

    @property
    def left(self) -> int | None:
        """What can still be planned; below none when more is planned than ordered."""
        return None if self.ordered is None else self.ordered - self.performed - self.waiting


def month_hours(orders: Iterable[Order], month: date) -> dict[UUID, MonthHours]:
    """By order, of the month that the day lies in. A visit that was booked anew is not counted as cancelled."""
    orders = list(orders)
    first = month.replace(day=1)
    in_month = between(first, dates.add_months(first, 1) - ONE_DAY)
    ids = [order.pk for order in orders]
    planned = PlannedVisit.objects.standing().filter(in_month, order__in=ids)
    as_planned = _minutes(planned.filter(Q(visit__isnull=True) | Q(visit__outcome__in=sorted(PERFORMED))))
    waiting = _minutes(planned.filter(visit__isnull=True))
    visits = Visit.objects.filter(in_month, order__in=ids)
    performed = _minutes(visits.performed())
    cancelled = _minutes(visits.not_performed().exclude(outcome=VisitOutcome.RESCHEDULED))
    return {
        order.pk: MonthHours(
            ordered=_ordered(order),
            planned=as_planned[order.pk],
            performed=performed[order.pk],
            cancelled=cancelled[order.pk],
            waiting=waiting[order.pk],
        )
        for order in orders
    }


def _ordered(order: Order) -> int | None:
    return None if order.hours is None else round(hours_a_month(order.hours, order.hours_per) * 60)


def _minutes(things) -> Counter:
    rows = things.order_by().values_list("order").annotate(length=LENGTH)
    return Counter({order: int(length.total_seconds() // 60) for order, length in rows})


@dataclass(frozen=True)
class Continuity:
    """The different workers whom a person has met, and how many times each, the most often first; `most` is the rule
    set's limit."""

    met: list[tuple[User, int]]
    most: int

    @property
    def is_too_many(self):
        return len(self.met) > self.most


def continuity(orders: Iterable[Order], on: date) -> dict[UUID, Continuity]:
    """By order, over the CONTINUITY_WEEKS weeks that end on the day."""
    orders = list(orders)
    if not orders:
        return {}
    most = LimitRule.objects.value_on(orders[0].municipality, LimitKey.STAFF_PER_PERSON, on)
    times = met_workers({"order__in": [order.pk for order in orders]}, on, by="order")
    workers = User.objects.in_bulk({worker for counted in times.values() for worker in counted})
    return {
        order.pk: Continuity([(workers[pk], count) for pk, count in times[order.pk].most_common()], most)
        for order in orders
    }


def met_workers(visits: dict, on: date, *, by: str) -> dict[UUID, Counter]:
    """By order or case: how often each worker, by id, came to a visit that was made in the weeks that end on the
    day."""
    since = on - timedelta(weeks=CONTINUITY_WEEKS) + ONE_DAY
    made = Visit.objects.performed().filter(between(since, on), **visits)
    found = defaultdict(Counter)
    for key, *workers in made.values_list(by, "support_worker", "second_worker"):
        found[key].update(worker for worker in workers if worker is not None)
    return found
