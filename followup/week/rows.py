"""The week, by worker and by person."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from accounts.models import Team, User, working_as
from accounts.rules import RECEIVING_ROLES, Role
from boendestod import dates
from cases.models import Case
from orders.models import Order
from orders.rules import OrderState

from ..models import Absence, PlannedVisit, WorkSlot
from ..rules import SlotKind
from ..rules.schedule import minutes_in, unused_minutes
from .clashes import Clash, by_worker, conflicts
from .hours import Continuity, MonthHours, continuity, month_hours
from .loading import (
    ONE_DAY,
    absences_in,
    hours_by_day,
    is_away,
    is_cancelled,
    planned_in,
    slots_in,
    span_of,
    workers_of,
)


@dataclass
class Cell:
    """One day of a row."""

    day: date
    visits: list[PlannedVisit] = field(default_factory=list)
    slots: list[WorkSlot] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)


@dataclass(frozen=True)
class Used:
    """Minutes of a worker's week. `gaps` lie between the first thing of a day and the last."""

    visits: int
    travel: int
    admin: int
    meeting: int
    gaps: int

    @property
    def booked(self):
        return self.visits + self.travel + self.admin + self.meeting

    @property
    def percent(self):
        """How much of the time between the first and the last of each day is booked; None of an empty week."""
        whole = self.booked + self.gaps
        return round(100 * self.booked / whole) if whole else None


@dataclass
class WorkerRow:
    """`worker` is None for the visits that nobody has been given."""

    worker: User | None
    cells: list[Cell]

    @property
    def has_something(self):
        return any(cell.visits or cell.slots or cell.absences for cell in self.cells)

    @cached_property
    def used(self) -> Used:
        done = [(cell.day, one) for cell in self.cells for one in cell.visits if not is_cancelled(one)]
        slots = [(cell.day, slot) for cell in self.cells for slot in cell.slots]
        in_kind = Counter()
        for _, slot in slots:
            in_kind[slot.kind] += minutes_in(span_of(slot))
        by_day = defaultdict(list)
        for day, thing in (*done, *slots):
            by_day[day].append(span_of(thing))
        return Used(
            visits=sum(one.minutes for _, one in done),
            travel=in_kind[SlotKind.TRAVEL],
            admin=in_kind[SlotKind.ADMIN],
            meeting=in_kind[SlotKind.MEETING],
            gaps=sum(unused_minutes(spans) for spans in by_day.values()),
        )


@dataclass
class PersonRow:
    order: Order
    cells: list[Cell]
    hours: MonthHours
    continuity: Continuity


@dataclass
class Week:
    monday: date
    workers: list[WorkerRow]
    people: list[PersonRow]
    clashes: list[Clash]

    @property
    def days(self):
        return [self.monday + timedelta(days=number) for number in range(7)]

    @cached_property
    def clashes_of(self) -> dict[UUID, list[Clash]]:
        """By the visit's id; of a clash between two visits both have it."""
        found = defaultdict(list)
        for clash in self.clashes:
            found[clash.planned.pk].append(clash)
            if isinstance(clash.other, PlannedVisit):
                found[clash.other.pk].append(clash)
        return dict(found)


@dataclass(frozen=True)
class Staff:
    """Who works at the provider, by name. Those who lead the work are shown when they have something to do."""

    workers: list[User]
    leaders: list[User]
    members: set[int]

    @classmethod
    def of(cls, provider, team: Team | None) -> "Staff":
        workers = list(working_as(Role.SUPPORT_WORKER, provider=provider))
        leaders = list(working_as(*RECEIVING_ROLES, provider=provider))
        members = {worker.pk for worker in (*workers, *leaders)}
        if team is not None:
            members &= set(team.memberships.filter(ended_on__isnull=True).values_list("user", flat=True))
        return cls(workers, leaders, members)

    @property
    def everyone(self) -> list[User]:
        return self.workers + self.leaders

    def come_to(self, planned: PlannedVisit) -> bool:
        return any(worker.pk in self.members for worker in workers_of(planned))


def week_of(user, monday: date, team: Team | None = None) -> Week:
    """The week of the user's provider as far as the user sees it: those who work there, or in the team, and the
    persons with a running order whom they come to or are key workers of."""
    sunday = monday + timedelta(days=6)
    # With the days beside it: what begins on Sunday night can clash with Monday morning.
    first, last = monday - ONE_DAY, sunday + ONE_DAY
    staff = Staff.of(user.membership.provider_id, team)
    planned = list(planned_in(user, first, last))
    slots = list(slots_in(user, first, last))
    absences = absences_in(user, monday, sunday)
    hours = hours_by_day(user.membership.municipality, first, last)
    orders = _by_name(Order.objects.visible_to(user).filter(state=OrderState.ACCEPTED, amends__isnull=True))
    if team is not None:
        orders = _of_team(orders, planned, staff)
    followed = {order.pk for order in orders}
    shown = {
        one.pk: one
        for one in planned
        if monday <= dates.day_of(one.starts_at) <= sunday
        and (one.order_id in followed or staff.come_to(one))
    }
    clashes = conflicts(planned, slots, absences, staff.everyone, hours)
    week = Week(
        monday=monday,
        workers=[],
        people=[],
        clashes=[c for c in clashes if c.planned.pk in shown or (c.other and c.other.pk in shown)],
    )
    week.workers = _worker_rows(week.days, staff, list(shown.values()), slots, absences, whole=team is None)
    week.people = _person_rows(week.days, orders, list(shown.values()))
    return week


def _by_name(orders) -> list[Order]:
    places = {pk: place for place, pk in enumerate(_cases_by_name(orders))}
    found = orders.select_related("case__client", "key_worker", "municipality").order_by("recorded_at")
    return sorted(found, key=lambda order: places[order.case_id])


def _cases_by_name(orders):
    return Case.objects.filter(pk__in=orders.values("case")).by_name().values_list("pk", flat=True)


def _of_team(orders: list[Order], planned: list[PlannedVisit], staff: Staff) -> list[Order]:
    visited = {one.order_id for one in planned if staff.come_to(one)}
    return [order for order in orders if order.key_worker_id in staff.members or order.pk in visited]


def _worker_rows(
    days: list[date],
    staff: Staff,
    shown: list[PlannedVisit],
    slots: list[WorkSlot],
    absences: list[Absence],
    *,
    whole: bool,
) -> list[WorkerRow]:
    """First what nobody has, then who works there, then whoever has left and still stands in the schedule."""
    booked, here = by_worker(shown), set(staff.everyone)
    left = sorted((worker for worker in booked if worker not in here and whole), key=str)
    rows = []
    for worker in (*staff.everyone, *left):
        row = WorkerRow(worker, _cells(days))
        _place(row.cells, visits=booked.get(worker, ()))
        _place(row.cells, slots=(slot for slot in slots if slot.worker_id == worker.pk))
        for cell in row.cells:
            cell.absences = [a for a in absences if a.worker_id == worker.pk and is_away(a, cell.day)]
        if worker in left or (worker.pk in staff.members and (worker in staff.workers or row.has_something)):
            rows.append(row)
    nobodys = [one for one in shown if not workers_of(one)]
    if nobodys:
        rows.insert(0, WorkerRow(None, _cells(days)))
        _place(rows[0].cells, visits=nobodys)
    return rows


def _person_rows(days: list[date], orders: list[Order], shown: list[PlannedVisit]) -> list[PersonRow]:
    thursday = days[3]
    hours = month_hours(orders, thursday)
    met = continuity(orders, min(dates.today(), days[-1]))
    visits = defaultdict(list)
    for one in shown:
        visits[one.order_id].append(one)
    rows = [PersonRow(order, _cells(days), hours[order.pk], met[order.pk]) for order in orders]
    for row in rows:
        _place(row.cells, visits=visits[row.order.pk])
    return rows


def _cells(days: list[date]) -> list[Cell]:
    return [Cell(day) for day in days]


def _place(cells: list[Cell], **things) -> None:
    """Put what begins on a day there, under the name it was given by."""
    by_day = {cell.day: cell for cell in cells}
    for name, found in things.items():
        for thing in found:
            if cell := by_day.get(dates.day_of(thing.starts_at)):
                getattr(cell, name).append(thing)
