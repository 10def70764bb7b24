"""Days and periods of decisions: gaps, overlaps, the next period, the last day to appeal. Plain values in and out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays

from boendestod.dates import add_months, whole_months
from boendestod.templatetags.sv import antal, datum

from .decision import GRANTING, REFUSING

DAY = timedelta(days=1)
SATURDAY = 5
APPEAL_TIME = timedelta(weeks=3)
# The time before a decision ends when the next is to be prepared.
PREPARE_FROM = timedelta(days=90)


@dataclass(frozen=True, order=True)
class Period:
    """Whole days, the last one too; `last` is None for an open end."""

    first: date
    last: date | None = None

    @property
    def end(self) -> date:
        return self.last or date.max

    @property
    def days(self) -> int:
        return (self.end - self.first).days + 1

    def overlaps(self, other: "Period") -> bool:
        return self.first <= other.end and other.first <= self.end


def gaps(periods: Iterable[Period]) -> list[Period]:
    """The days between the first and the last period that none of them covers."""
    found, covered = [], None
    for period in sorted(periods, key=lambda period: period.first):
        if covered is not None and period.first > covered + DAY:
            found.append(Period(covered + DAY, period.first - DAY))
        covered = max(covered or period.end, period.end)
        if covered == date.max:
            break
    return found


def gap_before(first: date, earlier: Iterable[Period]) -> Period | None:
    """The days without a decision just before `first`, when there was one before."""
    before = [period for period in earlier if period.first < first]
    found = gaps([*before, Period(first)])
    return found[-1] if found and found[-1].last == first - DAY else None


def overlap_with(period: Period, others: Iterable[Period]) -> Period | None:
    return next(
        (other for other in sorted(others, key=lambda other: other.first) if period.overlaps(other)), None
    )


def next_period(period: Period) -> Period:
    """As long again, from the day after: whole months where the period is whole months."""
    first = period.end + DAY
    months = whole_months(period.first, first)
    if months and add_months(period.first, months) == first:
        return Period(first, add_months(first, months) - DAY)
    return Period(first, first + timedelta(days=period.days - 1))


def next_working_day(day: date) -> date:
    """The day itself, or the first after it that is no Saturday, Sunday, holiday or one of the three eves."""
    while day.weekday() >= SATURDAY or day in _days_off(day.year):
        day += DAY
    return day


@cache
def _days_off(year: int) -> frozenset[date]:
    return frozenset(holidays.Sweden(years=year, categories=("public", "de_facto")))


def appeal_until(received_on: date) -> date:
    """The last day to appeal: three weeks from the day the person got the decision (FL 44 §), moved to the next
    working day. That it is moved is general knowledge, not read in the law: see docs/rules.md."""
    return next_working_day(received_on + APPEAL_TIME)


@dataclass(frozen=True)
class Noticed:
    """Something about a decision that is seen, never refused."""

    key: str
    text: str


def noticed(
    outcome: str,
    *,
    decided_on: date,
    valid_from: date | None,
    valid_to: date | None,
    follow_up_on: date | None,
    reasons: str,
    has_application: bool,
    has_investigation: bool,
    earlier: Iterable[Period],
) -> list[Noticed]:
    """What the one who decides should know, before and after; `earlier` are the person's other granting decisions."""
    if outcome not in GRANTING | REFUSING:
        return []
    found = []
    if not has_application:
        found.append(Noticed("no_application", "Beslutet svarar inte på någon ansökan."))
    if not has_investigation:
        found.append(Noticed("no_investigation", "Beslutet vilar inte på någon utredning."))
    if outcome in GRANTING and valid_from is not None:
        found += _noticed_in_time(decided_on, valid_from, valid_to, follow_up_on, earlier)
    if outcome not in REFUSING and not reasons.strip():
        found.append(Noticed("no_reasons", NO_REASONS))
    return found


NO_REASONS = (
    "Beslutet har ingen motivering. Den får utelämnas bara om den är uppenbart obehövlig "
    "(32 § förvaltningslagen)."
)
NO_FOLLOW_UP = "Beslutet gäller tills vidare men har ingen dag för uppföljning."


def _noticed_in_time(
    decided_on: date,
    valid_from: date,
    valid_to: date | None,
    follow_up_on: date | None,
    earlier: Iterable[Period],
) -> list[Noticed]:
    found = []
    if valid_from < decided_on:
        days = antal((decided_on - valid_from).days, "dag,dagar")
        found.append(
            Noticed("backdated", f"Beslutet gäller från {days} före beslutsdagen. Det syns och räknas.")
        )
    gap = gap_before(valid_from, earlier)
    if gap is not None:
        days = antal(gap.days, "dag,dagar")
        when = f"{datum(gap.first)} – {datum(gap.last)}" if gap.days > 1 else datum(gap.first)
        found.append(Noticed("gap", f"Personen hade inget beslut under {days} före det här: {when}."))
    if valid_to is None and follow_up_on is None:
        found.append(Noticed("open_ended_unfollowed", NO_FOLLOW_UP))
    return found
