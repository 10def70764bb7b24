"""How long ago the two sides last met, against the months that the municipality lets pass between conferences."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Min, Q

from accounts.models import LimitRule
from accounts.rules import COMMISSIONING_ROLES, LimitKey
from boendestod.dates import add_months
from orders.models import Order

from ..models import Conference


@dataclass(frozen=True)
class Pace:
    """With one counterpart. `last_on` is the last conference that was held and closed, `waits_from` the day of one that
    has been and is not closed, `next_on` the day of the one to come. Before the first the months count from the first
    order that runs."""

    counterpart: str
    last_on: date | None
    waits_from: date | None
    next_on: date | None
    due_on: date | None
    is_late: bool

    @property
    def is_to_call(self) -> bool:
        return self.is_late and self.next_on is None and self.waits_from is None


def pace(user, today: date) -> list[Pace]:
    """One for each counterpart that the user's side has running orders with, by name."""
    member = user.membership
    if member.role in COMMISSIONING_ROLES:
        orders, other, name = {"case__unit": member.unit_id}, "provider", "provider__name"
    else:
        orders, other, name = {"provider": member.provider_id}, "case__unit", "case__unit__name"
    months = LimitRule.objects.value_on(member.municipality, LimitKey.CONFERENCE_MONTHS, today)
    running = Order.objects.running_on(today).filter(**orders).order_by(name)
    held = _held(user, other.removeprefix("case__"), today)
    return [
        _pace(counterpart, first_on, *held.get(pk, (None, None, None)), months=months, today=today)
        for pk, counterpart, first_on in running.values_list(other, name).annotate(Min("sent_on"))
    ]


def to_call(user, today: date) -> list[Pace]:
    """What is late, and nobody has done anything about."""
    return [one for one in pace(user, today) if one.is_to_call]


def _held(user, other: str, today: date) -> dict:
    """By counterpart: the last that was closed, the last that waits to be, the next."""
    by_counterpart = Conference.objects.visible_to(user).order_by().values_list(other)
    counted = by_counterpart.annotate(
        last_on=Max("held_on", filter=Q(closed_at__isnull=False)),
        waits_from=Max("held_on", filter=Q(closed_at__isnull=True, held_on__lte=today)),
        next_on=Min("held_on", filter=Q(closed_at__isnull=True, held_on__gt=today)),
    )
    return {pk: days for pk, *days in counted}


def _pace(counterpart, first_on, last_on, waits_from, next_on, *, months: int, today: date) -> Pace:
    counts_from = last_on or first_on
    due_on = add_months(counts_from, months) if counts_from else None
    return Pace(counterpart, last_on, waits_from, next_on, due_on, due_on is None or due_on < today)
