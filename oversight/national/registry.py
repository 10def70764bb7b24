"""Which files there are, and the months or quarters that they are about."""

from dataclasses import dataclass
from datetime import date

from boendestod import dates
from boendestod.templatetags.sv import MONTHS

from ..rules import NationalReportKind, Quarter
from . import not_executed, socialstyrelsen
from .report import Report

REPORTS = {
    NationalReportKind.SOCIALSTYRELSEN_MONTH: Report(
        socialstyrelsen.COLUMNS, socialstyrelsen.content, months=1, holds_numbers=True
    ),
    NationalReportKind.IVO_QUARTER: Report(not_executed.IVO_COLUMNS, not_executed.ivo, months=3),
    NationalReportKind.COUNCIL_QUARTER: Report(not_executed.COUNCIL_COLUMNS, not_executed.council, months=3),
}
# How far back a file can be made.
PERIODS_BACK = {1: 12, 3: 4}


@dataclass(frozen=True)
class Stretch:
    """A whole month or quarter."""

    kind: NationalReportKind
    first: date

    @property
    def months(self) -> int:
        return REPORTS[self.kind].months

    @property
    def last(self) -> date:
        return dates.add_length(self.first, months=self.months, days=-1)

    @property
    def before(self) -> "Stretch":
        return Stretch(self.kind, dates.add_months(self.first, -self.months))

    @property
    def key(self) -> str:
        return f"{self.kind.value}.{self.first.isoformat()}"

    def __str__(self):
        if self.months == 1:
            return f"{MONTHS[self.first.month - 1]} {self.first.year}"
        return str(Quarter.of(self.first))


def last_whole(kind: NationalReportKind, today: date) -> Stretch:
    """The last that is over."""
    months = REPORTS[kind].months
    running = date(today.year, (today.month - 1) // months * months + 1, 1)
    return Stretch(kind, running).before


def stretches(kind: NationalReportKind, today: date) -> list[Stretch]:
    """Those that a file can be made of, the newest first."""
    found = [last_whole(kind, today)]
    while len(found) < PERIODS_BACK[found[0].months]:
        found.append(found[-1].before)
    return found
