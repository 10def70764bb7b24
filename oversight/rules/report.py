"""What is reported to authorities. Plain values in and out."""

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from django.db.models import TextChoices

from boendestod import dates

# After so many calendar months a decision, or an interruption, is reported to IVO (SoL 34:1).
EXECUTED_WITHIN_MONTHS = 3


class NationalReportKind(TextChoices):
    SOCIALSTYRELSEN_MONTH = "socialstyrelsen_month", "Socialstyrelsen, varje månad"
    IVO_QUARTER = "ivo_quarter", "IVO, ej verkställda beslut varje kvartal"
    COUNCIL_QUARTER = "council_quarter", "Fullmäktige och revisorer, ej verkställda beslut varje kvartal"


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
