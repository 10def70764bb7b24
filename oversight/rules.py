"""What oversight names and how it counts. Plain values in and out."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
from uuid import UUID

from django.db.models import TextChoices

from boendestod import dates


class FlagRule(TextChoices):
    PLAN_NOT_BEGUN = "plan_not_begun", "Planen är inte påbörjad"
    PLAN_NOT_RECEIVED = "plan_not_received", "Planen har inte kommit in"
    PLAN_UNREAD = "plan_unread", "Planen är inte läst"
    PLAN_FOLLOWUP_OVERDUE = "plan_followup_overdue", "Planen är inte uppföljd"
    PLAN_FOLLOWUP_NEW_DECISION = "plan_followup_new_decision", "Planen är inte uppföljd vid nytt beslut"
    DECISION_EXPIRED = "decision_expired", "Beslutet har gått ut"
    APPLICATION_UNDECIDED = "application_undecided", "Ansökan är inte avgjord"
    DECISION_NEVER_REVIEWED = "decision_never_reviewed", "Tills vidare utan datum för uppföljning"
    CHILD_REVIEW_OVERDUE = "child_review_overdue", "Uppgifterna om barn ska ses över"
    ORDER_UNANSWERED = "order_unanswered", "Utförarens fråga är inte besvarad"
    EXECUTION_NOT_STARTED = "execution_not_started", "Stödet har inte startat"
    DECISION_NOT_EXECUTED = "decision_not_executed", "Beslutet är inte verkställt"
    VISIT_WITHOUT_NOTE = "visit_without_note", "Besöket saknar anteckning"
    VISIT_NOT_LOGGED = "visit_not_logged", "Planerat besök är inte loggat"
    VISITS_MISSED = "visits_missed", "Flera besök i rad blev inte av"
    NO_NOTE = "no_note", "Ingen har skrivit om personen"
    SUPPORT_INTERRUPTED = "support_interrupted", "Personen har inte fått stöd"
    MONTH_UNDER_ORDERED = "month_under_ordered", "Månaden gav mindre stöd än beställt"
    MONTH_OVER_ORDERED = "month_over_ordered", "Månaden gav mer stöd än beställt"


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
CASEWORKERS = AUTHORITY_ONLY | {FlagRule.DECISION_EXPIRED, FlagRule.ORDER_UNANSWERED, FlagRule.PLAN_UNREAD}
# Of what the provider says why it is late.
EXPLAINED = frozenset(
    {
        FlagRule.PLAN_NOT_BEGUN,
        FlagRule.PLAN_NOT_RECEIVED,
        FlagRule.PLAN_FOLLOWUP_OVERDUE,
        FlagRule.PLAN_FOLLOWUP_NEW_DECISION,
    }
)

# After so many calendar months a decision, or an interruption, is reported to IVO (SoL 34:1).
EXECUTED_WITHIN_MONTHS = 3


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


QUARTERS = {1: "januari–mars", 2: "april–juni", 3: "juli–september", 4: "oktober–december"}


@dataclass(frozen=True, order=True)
class Quarter:
    """The law has the report made once a quarter (SoL 34:1)."""

    year: int
    number: int

    def __str__(self):
        return f"{QUARTERS[self.number]} {self.year}"

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month + 2) // 3)

    @property
    def last_day(self) -> date:
        return dates.add_length(date(self.year, 3 * self.number - 2, 1), months=3, days=-1)

    def before(self) -> "Quarter":
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)


WAITED = (("3–6 månader", 6), ("6–12 månader", 12), ("mer än 12 månader", None))


def waited_band(since: date, on: date) -> str:
    """How long the person has been without the support, in whole months."""
    months = dates.whole_months(since, on)
    return next(label for label, below in WAITED if below is None or months < below)


def report_reference(person: UUID, born: str, sex: str) -> str:
    """What a person is called in the report instead of by personnummer: ÅÅÅÅMMDD-T123, always the same for the same
    person. T counts as the first sign of four, and the third is even for a woman and odd for a man, as in a
    personnummer (domain.md §1.4)."""
    first, third, last = (sign % 10 for sign in sha256(person.bytes).digest()[:3])
    third = third - third % 2 + (sex == "man")
    return f"{born}-T{first}{third}{last}"


NUMBER = re.compile(r"(?<!\d)(?:\d{2})?\d{6}[-+ ]?\d{4}(?!\d)")


def unnamed(text: str, names: list[str]) -> str:
    """The text without what looks like a personnummer and without the person's names."""
    text = NUMBER.sub("[nummer]", text)
    for name in filter(None, names):
        text = re.sub(rf"\b{re.escape(name)}(s?)\b", r"personen\1", text)
    return text
