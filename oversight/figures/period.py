"""The time that figures are about. Plain values in and out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from boendestod.dates import add_months
from boendestod.templatetags.sv import MONTHS, datum
from followup.rules.schedule import midnight

DAY = timedelta(days=1)
MONTHS_BACK = 12
QUARTERS_BACK = 8


@dataclass(frozen=True, order=True)
class Period:
    """Whole days, the last one too."""

    first: date
    last: date

    def __post_init__(self):
        if self.last < self.first:
            raise ValueError("A period does not end before it begins.")

    def __str__(self):
        if self.is_whole_months:
            names = [f"{MONTHS[day.month - 1]} {day.year}" for day in (self.first, self.last)]
            return names[0] if names[0] == names[1] else " – ".join(names)
        return f"{datum(self.first)} – {datum(self.last)}"

    @classmethod
    def months_back(cls, today: date, months: int = MONTHS_BACK) -> "Period":
        """The last whole months before the one that the day lies in."""
        this_month = today.replace(day=1)
        return cls(add_months(this_month, -months), this_month - DAY)

    @property
    def is_whole_months(self) -> bool:
        return self.first.day == 1 and (self.last + DAY).day == 1

    @property
    def starts_at(self) -> datetime:
        return midnight(self.first)

    @property
    def ends_before(self) -> datetime:
        return midnight(self.last + DAY)

    def months(self) -> "Iterator[tuple[Period, int]]":
        """The part of each calendar month that lies in the period, with how many days that month has."""
        first = self.first.replace(day=1)
        while first <= self.last:
            following = add_months(first, 1)
            yield (
                Period(max(first, self.first), min(following - DAY, self.last)),
                (following - first).days,
            )
            first = following


def quarters_back(today: date, count: int = QUARTERS_BACK) -> list[Period]:
    """The last quarters that are over, the latest first."""
    first = today.replace(month=3 * ((today.month - 1) // 3) + 1, day=1)
    return [
        Period(add_months(first, -3 * back), add_months(first, 3 - 3 * back) - DAY)
        for back in range(1, count + 1)
    ]
