from dataclasses import dataclass
from datetime import date

from accounts.permissions import may
from boendestod import dates

from ..models import NationalReport
from ..rules import NationalReportKind
from .registry import Stretch, last_whole

# Socialstyrelsen's file comes by the 15th of the month after (HSLF-FS 2016:86). For the quarters the law names no
# day; the same reminder is our own.
DAY_OF_MONTH = 15


@dataclass(frozen=True)
class Due:
    """A file that is not delivered yet; `report` is the newest that has been made of it."""

    stretch: Stretch
    due_on: date
    report: NationalReport | None

    @property
    def kind(self) -> NationalReportKind:
        return self.stretch.kind

    def __str__(self):
        return f"{self.kind.label}: {self.stretch}"


def national_due(user, today: date) -> list[Due]:
    """The files of the last month and quarter that the unit has not delivered, the first due first."""
    if not may(user, "national_report.make"):
        return []
    wanted = [last_whole(kind, today) for kind in NationalReportKind]
    made = list(
        NationalReport.objects.visible_to(user).for_list().filter(last_day__in={s.last for s in wanted})
    )
    found = []
    for stretch in wanted:
        of_it = [each for each in made if (each.kind, each.first_day) == (stretch.kind, stretch.first)]
        if not any(each.delivered_on for each in of_it):
            due_on = dates.add_length(stretch.last, days=DAY_OF_MONTH)
            found.append(Due(stretch, due_on, of_it[0] if of_it else None))
    return sorted(found, key=lambda due: due.due_on)
