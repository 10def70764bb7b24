"""The simulated year as rows of the database, written in bulk: the verbs would take an hour. test_year.py leads a
sample of the visits through the verbs too, and finds the same rows."""

from uuid import uuid4

from django.db import connection

from followup.models import ActivityMark, DayNote, Deviation, PlannedVisit, WorkSlot
from followup.models import Visit as VisitRow
from followup.rules import DeviationWhat, Severity, VisitOutcome, by_plan_only

from .facts import Visit, Year
from .loaded import EMPLOYED, Loaded, noon, organise, save
from .thread import Thread

TEXT = "Vi öppnade två brev och lade dem i pärmen."
REASON = "Ny tid nästa vecka."


def load(year: Year, name: str = "Provstad", *, but: frozenset[Visit] = frozenset()) -> Loaded:
    """Every row, except what became of the planned visits in `but`."""
    to = organise(year, name)
    Thread(year, to).write()
    days = Days(year, to)
    days.write_schedule()
    days.write_visits([visit for visit in year.visits if visit not in but])
    days.write_deviations()
    # Checked here once, or else anew at the end of every test that reads them.
    connection.check_constraints()
    # As autovacuum does within a minute: without it PostgreSQL plans for empty tables.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return to


class Days:
    def __init__(self, year: Year, to: Loaded):
        self.year, self.to = year, to

    def write_schedule(self) -> None:
        to = self.to
        for planned in self.year.planned:
            to.planned[planned] = PlannedVisit(
                id=uuid4(),
                municipality=to.municipality,
                case=to.cases[planned.order.person],
                order=to.orders[planned.order],
                starts_at=planned.starts_at,
                ends_at=planned.ends_at,
                support_worker=to.users.get(planned.worker),
                second_worker=to.users.get(planned.second),
                covers_for=to.users.get(planned.covers_for),
                removed_at=planned.starts_at if planned.removed else None,
                removed_because="Dubbelbokat." if planned.removed else "",
                recorded_at=noon(EMPLOYED),
            )
        save(list(to.planned.values()))
        save(
            [
                WorkSlot(
                    municipality=to.municipality,
                    provider=to.providers[slot.worker.provider],
                    worker=to.users[slot.worker],
                    kind=slot.kind,
                    starts_at=slot.starts_at,
                    ends_at=slot.ends_at,
                    recorded_at=noon(EMPLOYED),
                )
                for slot in self.year.slots
            ]
        )

    def write_visits(self, visits: list[Visit]) -> None:
        rows = [self.visit(visit) for visit in visits]
        both = list(zip(visits, rows, strict=True))
        save(rows)
        save([self.note(visit, row) for visit, row in both if visit.noted_at])
        marked = [(visit, row) for visit, row in both if visit.how_done and visit.order.plan]
        save([self.mark(visit, row) for visit, row in marked])

    def visit(self, visit: Visit) -> VisitRow:
        to = self.to
        return VisitRow(
            municipality=to.municipality,
            case=to.cases[visit.order.person],
            order=to.orders[visit.order],
            plan=to.plans.get(visit.order),
            planned=to.planned[visit.planned] if visit.planned else None,
            support_worker=to.users[visit.worker],
            second_worker=to.users.get(visit.second),
            starts_at=visit.starts_at,
            ends_at=visit.ends_at,
            outcome=VisitOutcome(visit.outcome),
            reason="" if visit.outcome == VisitOutcome.PERFORMED else REASON,
            told_at=visit.told_at,
            device_at=visit.device_at,
            recorded_at=visit.recorded_at,
        )

    def note(self, visit: Visit, row: VisitRow) -> DayNote:
        return DayNote(
            municipality=row.municipality,
            case=row.case,
            order=row.order,
            visit=row,
            author=row.support_worker,
            event_at=row.starts_at,
            text=TEXT,
            only_by_plan=by_plan_only(TEXT),
            signed_at=visit.noted_at,
            device_at=visit.device_at,
            recorded_at=visit.noted_at,
        )

    def mark(self, visit: Visit, row: VisitRow) -> ActivityMark:
        return ActivityMark(
            municipality=row.municipality,
            visit=row,
            activity=self.to.activities[visit.order],
            how_done=visit.how_done,
            recorded_at=visit.recorded_at,
        )

    def write_deviations(self) -> None:
        save(
            [
                Deviation(
                    municipality=self.to.municipality,
                    case=self.to.cases[deviation.order.person],
                    order=self.to.orders[deviation.order],
                    what=DeviationWhat.LATE,
                    severity=Severity.SLIGHT,
                    happened_at=deviation.happened_at,
                    reported_by=self.to.users[deviation.order.worker],
                    recorded_at=deviation.happened_at,
                )
                for deviation in self.year.deviations
            ]
        )
