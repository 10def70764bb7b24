"""How figures are banded, averaged and rounded. Plain values in and out."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import TextChoices

from boendestod import dates

LENGTH_BANDS = ("<6", "6-11", "12", ">12")
YEAR_BANDS = ("<1", "1-2", "3-5", ">5")
# Whoever stands outside the case work sees no figure of fewer persons.
FEWEST_SHOWN = 5


def mean_hours(hours: list[Decimal]) -> float | None:
    """Mean over persons, rounded half up to one decimal as Stockholm's inspectors did; None without persons."""
    if not hours:
        return None
    return float((sum(hours) / len(hours)).quantize(Decimal("0.1"), ROUND_HALF_UP))


def length_band(valid_from: date, valid_to: date) -> str:
    """Whole months from the first day to the day after the last (report 004, tables 5, 8 and 11)."""
    months = dates.whole_months(valid_from, dates.add_length(valid_to, days=1))
    if months < 6:
        return "<6"
    if months < 12:
        return "6-11"
    return "12" if months == 12 else ">12"


def years_band(support_since: date, on: date) -> str:
    """Full years with support (report 004, tables 4, 7 and 10)."""
    years = dates.whole_years(support_since, on)
    if years < 1:
        return "<1"
    if years <= 2:
        return "1-2"
    return "3-5" if years <= 5 else ">5"


def percent(part: int, whole: int) -> int | None:
    """In whole percent, half up; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


class Measure(TextChoices):
    DAYS = "days", "dagar"
    MONTHS = "months", "månader"
