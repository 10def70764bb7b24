"""The hours and persons that money is reckoned on, of the orders that the user answers for, between two days.

Counted without regard to how long the user sees a person after the end: a sum that shrank with time would mislead.
What leads to a person goes through `visible_to` as always."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, TruncDate

from accounts.models import Provider
from accounts.rules import COMMISSIONING_ROLES, PROVIDER_ROLES, Role
from cases.models import Decision
from cases.rules import Period, hours_a_month
from followup.models import PlannedVisit, Visit
from followup.rules import PERFORMED
from followup.rules.schedule import midnight
from orders.models import Order
from orders.versions import hours_held, hours_said_anew

from ..rules import MISSED_TIME
from ..rules.money import DAY, Of, Used, month_share, pieces

LENGTH = Sum(F("ends_at") - F("starts_at"))


@dataclass(frozen=True)
class Scope:
    """Whose orders, and between which days, both included."""

    user: object
    first: date
    last: date
    provider: Provider | None = None

    def orders(self) -> QuerySet[Order]:
        """Sent orders, amendments apart."""
        orders = Order.objects.filter(amends__isnull=True, sent_at__isnull=False, **self._place())
        return orders.filter(provider=self.provider) if self.provider else orders

    def _place(self) -> dict:
        member = self.user.membership
        if member.role in PROVIDER_ROLES:
            return {"provider": member.provider_id}
        if member.role in COMMISSIONING_ROLES:
            return {"case__unit": member.unit_id}
        return {"municipality": member.municipality_id}

    @property
    def address(self) -> str:
        """The same choice in the address of another page."""
        chosen = {"fran": self.first.isoformat(), "till": self.last.isoformat()}
        return urlencode(chosen | ({"utforare": self.provider.pk} if self.provider else {}))

    @property
    def is_outside(self) -> bool:
        """Whether the reader stands outside the case work."""
        return self.user.role == Role.SYSTEM_ADMIN

    @property
    def is_one_provider(self) -> bool:
        return self.provider is not None or self.user.membership.role in PROVIDER_ROLES

    @property
    def days(self) -> Q:
        """What begins on these Swedish days."""
        return Q(starts_at__gte=midnight(self.first), starts_at__lt=midnight(self.last + DAY))


# --- What is ordered --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ordered:
    """Days on which an order runs and asks for the same; `hours` a month, None when it says no hours."""

    order: UUID
    case: UUID
    client: UUID
    provider: int
    first: date
    last: date
    hours: Decimal | None


def ordered(scope: Scope) -> list[Ordered]:
    """An order runs from the day when support is to begin, else from when it was received or sent, to the day before
    it ended."""
    orders = scope.orders()
    rows = (
        orders.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=scope.first))
        .annotate(
            begins=Coalesce("start_on", "received_on", "sent_on", "decision__valid_from", "case__opened_on")
        )
        .filter(begins__lte=scope.last)
        .values_list("pk", "case", "case__client", "provider", "begins", "ended_on", "hours", "hours_per")
    )
    changes = hours_said_anew(orders)
    found = []
    for order, case, client, provider, begins, ended_on, hours, per in rows:
        last = min(scope.last, ended_on - DAY if ended_on else scope.last)
        asked = changes.get(order) or [(begins, _a_month(hours, per))]
        found += [
            Ordered(order, case, client, provider, period.first, period.last, hours)
            for period, hours in hours_held(asked, begins, max(begins, scope.first), last)
        ]
    return found


def _a_month(hours, per: str) -> Decimal | None:
    return None if hours is None else hours_a_month(Decimal(hours), per)


def covered(periods: Iterable[Period]) -> list[Period]:
    """The same days, each once."""
    found = []
    for period in sorted(periods):
        if found and period.first <= found[-1].last + DAY:
            found[-1] = Period(found[-1].first, max(found[-1].last, period.last))
        else:
            found.append(period)
    return found


def by(key: str, spans: Iterable[Ordered]) -> dict[UUID, list[Period]]:
    """The days on which an order runs, each once, by case or client."""
    found = defaultdict(list)
    for span in spans:
        found[getattr(span, key)].append(Period(span.first, span.last))
    return {each: covered(periods) for each, periods in found.items()}


# --- What is used -----------------------------------------------------------------------------------------------------


def used(scope: Scope, spans: list[Ordered], cuts: Iterable[date] = ()) -> list[Used]:
    """Everything that money is reckoned on, in parts that do not go over a month or one of the days of `cuts`."""
    amounts = Counter()
    for span in spans:
        for piece in pieces(span.first, span.last, cuts) if span.hours is not None else ():
            amounts[Of.ORDERED, span.provider, piece.first] += span.hours * month_share(piece)
    for provider in {span.provider for span in spans}:
        for days in by("client", (span for span in spans if span.provider == provider)).values():
            for piece in (piece for period in days for piece in pieces(period.first, period.last, cuts)):
                amounts[Of.PERSON_MONTHS, provider, piece.first] += month_share(piece)
    for of, found in visits_of(scope).items():
        for provider, day, length in _by_day(found):
            amounts[of, provider, day] += _hours(length)
    return [Used(of, provider, day, amount) for (of, provider, day), amount in amounts.items()]


def _hours(length: timedelta) -> Decimal:
    return Decimal(length // timedelta(seconds=1)) / 3600


def visits_of(scope: Scope) -> dict[Of, QuerySet]:
    in_scope = Q(scope.days, order__in=scope.orders())
    visits = Visit.objects.filter(in_scope)
    planned = PlannedVisit.objects.standing().filter(in_scope)
    as_planned = planned.filter(Q(visit__isnull=True) | Q(visit__outcome__in=sorted(PERFORMED)))
    return {
        Of.PERFORMED: visits.performed(),
        Of.MISSED: visits.filter(outcome__in=sorted(MISSED_TIME)),
        Of.PLANNED: as_planned,
    }


def _by_day(things: QuerySet) -> QuerySet:
    """(provider, Swedish day, length); a visit counts where it begins, with the hours that pass also in the nights when
    the clock is moved."""
    days = things.order_by().annotate(day=TruncDate("starts_at"))
    return days.values_list("order__provider", "day").annotate(length=LENGTH)


def by_order(scope: Scope) -> dict[UUID, dict[Of, Decimal]]:
    """Performed and missed hours of each order."""
    visits = Visit.objects.filter(scope.days, order__in=scope.orders())
    kinds = {
        Of.PERFORMED: visits.performed(),
        Of.MISSED: visits.filter(outcome__in=sorted(MISSED_TIME)),
    }
    found = defaultdict(dict)
    for of, things in kinds.items():
        for order, length in things.order_by().values_list("order").annotate(length=LENGTH):
            found[order][of] = _hours(length)
    return found


# --- What is granted --------------------------------------------------------------------------------------------------


def granted(scope: Scope, spans: list[Ordered]) -> dict[date, Decimal]:
    """Granted hours by month. For one provider those of the days on which an order of its runs in the case."""
    running = by("case", spans) if scope.is_one_provider else None
    cases = {"case__in": running} if running is not None else _cases(scope)
    decisions = (
        Decision.objects.granting()
        .with_last_day()
        .filter(Q(last_day_of_support__isnull=True) | Q(last_day_of_support__gte=scope.first), **cases)
        .filter(valid_from__lte=scope.last)
    )
    found = Counter()
    rows = decisions.values_list("case", "valid_from", "last_day_of_support", "granted_hours", "granted_per")
    for case, valid_from, last_day, hours, per in rows:
        period = Period(max(valid_from, scope.first), min(last_day or scope.last, scope.last))
        for days in _common(period, running[case]) if running is not None else [period]:
            for piece in pieces(days.first, days.last):
                found[piece.first.replace(day=1)] += hours_a_month(hours, per) * month_share(piece)
    return found


def _cases(scope: Scope) -> dict:
    member = scope.user.membership
    if member.unit_id:
        return {"case__unit": member.unit_id}
    return {"case__municipality": member.municipality_id}


def _common(period: Period, others: list[Period]) -> Iterator[Period]:
    for other in others:
        if period.overlaps(other):
            yield Period(max(period.first, other.first), min(period.last, other.last))
