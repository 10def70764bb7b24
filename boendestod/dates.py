"""The one clock, and date arithmetic that asks no clock. Nothing else in the project may ask what time it is."""

import calendar
from datetime import date, datetime, timedelta

from django.utils import timezone

# Nothing that the work is about lies outside these, and no counting of days, months or minutes from them overflows.
YEARS = range(1900, 2200)
IN_YEARS = f"mellan {YEARS[0]} och {YEARS[-1]}"


def now() -> datetime:
    return timezone.now()


def today() -> date:
    """The day in Sweden, which is not always the day in UTC."""
    return timezone.localdate()


def day_of(moment: datetime) -> date:
    """The Swedish day of a moment."""
    return timezone.localdate(moment)


def add_months(start: date, months: int) -> date:
    """Calendar months; a day that the month lacks becomes its last day, as PostgreSQL's interval does."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    month += 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def add_length(start: date, *, months: int = 0, days: int = 0) -> date:
    return add_months(start, months) + timedelta(days=days)


def whole_months(start: date, end: date) -> int:
    """How many calendar months have passed in full from start to end."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1


def whole_years(start: date, end: date) -> int:
    return whole_months(start, end) // 12


def days_after(stated: date, recorded_at: datetime) -> int:
    """How many days after the day that a person states the server got to know it; never less than none."""
    return max((day_of(recorded_at) - stated).days, 0)
