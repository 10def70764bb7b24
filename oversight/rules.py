"""What oversight names and how it counts. Plain values in and out."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import TextChoices

from boendestod import dates


class FlagRule(TextChoices):
    PLAN_NOT_BEGUN = "plan_not_begun", "Planen är inte påbörjad"
    PLAN_FOLLOWUP_OVERDUE = "plan_followup_overdue", "Planen är inte uppföljd"
    DECISION_EXPIRED = "decision_expired", "Beslutet har gått ut"
    APPLICATION_UNDECIDED = "application_undecided", "Ansökan är inte avgjord"
    DECISION_NEVER_REVIEWED = "decision_never_reviewed", "Tills vidare utan datum för uppföljning"
    CHILD_REVIEW_OVERDUE = "child_review_overdue", "Uppgifterna om barn ska ses över"
    ORDER_UNANSWERED = "order_unanswered", "Utförarens fråga är inte besvarad"
    EXECUTION_NOT_STARTED = "execution_not_started", "Stödet har inte startat"
    DECISION_NOT_EXECUTED = "decision_not_executed", "Beslutet är inte verkställt"


# What is about no order: the authority's own, which no provider sees.
AUTHORITY_ONLY = frozenset(
    {
        FlagRule.APPLICATION_UNDECIDED,
        FlagRule.DECISION_NEVER_REVIEWED,
        FlagRule.CHILD_REVIEW_OVERDUE,
        FlagRule.DECISION_NOT_EXECUTED,
    }
)
# What the caseworker does something about; the rest is the provider's.
CASEWORKERS = AUTHORITY_ONLY | {FlagRule.DECISION_EXPIRED, FlagRule.ORDER_UNANSWERED}

# Lengths that the law gives the whole country, in calendar months.
DECIDED_WITHIN = 6
"""FL 12 §: then the person may ask for a decision."""
EXECUTED_WITHIN = 3
"""SoL 34:1: then the decision, or the interruption, is reported to IVO."""
# The year in which a child turns 18. Only the birth year is known, so the child counts through that year.
LAST_YEAR_OF_CHILDHOOD = 18


class ImportState(TextChoices):
    WAITING = "waiting", "väntar"
    CHECKING = "checking", "kontrolleras"
    REFUSED = "refused", "stoppad, filen har fel"
    CHECKED = "checked", "kontrollerad utan fel"
    DONE = "done", "klar"


LENGTH_BANDS = ("<6", "6-11", "12", ">12")
YEAR_BANDS = ("<1", "1-2", "3-5", ">5")


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


def sample_size(cases: int) -> int:
    """A tenth, rounded up, so that a provider with any case has at least one drawn."""
    return -(-cases // 10)


class Measure(TextChoices):
    DAYS = "days", "dagar"
    MONTHS = "months", "månader"
