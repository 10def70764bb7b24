"""The week, by worker and by person."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from accounts.models import Team, User, working_as
from accounts.rules import PROVIDER_ROLES
from boendestod import dates
from cases.models import swedish
from orders.models import Order
from orders.rules import OrderState

from ..models import Absence, PlannedVisit, WorkSlot
from ..rules import SlotKind
from ..rules.schedule import minutes_in, unused_minutes
from .clashes import Clash, by_worker, conflicts
from .hours import Continuity, MonthHours, continuity, month_hours
from .loading import ONE_DAY, absences_in, between, is_away, is_cancelled, planned_in, span_of, workers_of


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


def week_of(user, monday: date, team: Team | None = None) -> Week:
    """The week of the user's provider as far as the user sees it: those who work there, or in the team, and the
    persons with a running order whom they come to or are key workers of."""
    sunday = monday + timedelta(days=6)
    provider = user.membership.provider_id
    colleagues = list(working_as(*PROVIDER_ROLES, provider=provider))
    # With the days beside it: what begins on Sunday night can clash with Monday morning.
    planned = list(planned_in(user, monday - ONE_DAY, sunday + ONE_DAY))
    slots = list(
        WorkSlot.objects.visible_to(user)
        .filter(between(monday - ONE_DAY, sunday + ONE_DAY))
        .select_related("worker")
        .order_by("starts_at")
    )
    absences = absences_in(user, monday, sunday)
    orders = Order.objects.visible_to(user).filter(state=OrderState.ACCEPTED, amends__isnull=True)
    orders = orders.order_by(*swedish("case__client__last_name", "case__client__first_name"), "pk")
    orders = list(orders.select_related("case__client", "key_worker", "municipality"))
    members = {worker.pk for worker in colleagues}
    if team is not None:
        members &= set(team.memberships.filter(ended_on__isnull=True).values_list("user", flat=True))
        orders = _of_team(orders, planned, members)
    in_week = [one for one in planned if monday <= dates.day_of(one.starts_at) <= sunday]
    followed = {order.pk for order in orders}
    shown = [one for one in in_week if one.order_id in followed or _comes(one, members)]
    clashes = conflicts(planned, slots, absences, colleagues)
    shown_ids = {one.pk for one in shown}
    week = Week(
        monday=monday,
        workers=[],
        people=[],
        clashes=[
            clash
            for clash in clashes
            if clash.planned.pk in shown_ids or getattr(clash.other, "pk", None) in shown_ids
        ],
    )
    week.workers = _worker_rows(week.days, colleagues, members, shown, slots, absences, whole=team is None)
    week.people = _person_rows(week, orders, shown)
    return week


def _comes(planned: PlannedVisit, members: set) -> bool:
    return any(worker.pk in members for worker in workers_of(planned))


def _of_team(orders: list[Order], planned: list[PlannedVisit], members: set) -> list[Order]:
    visited = {one.order_id for one in planned if _comes(one, members)}
    return [order for order in orders if order.key_worker_id in members or order.pk in visited]


def _worker_rows(
    days: list[date],
    colleagues: list[User],
    members: set,
    shown: list[PlannedVisit],
    slots: list[WorkSlot],
    absences: list[Absence],
    *,
    whole: bool,
) -> list[WorkerRow]:
    """First what nobody has, then everyone who works there, then whoever has left and still stands in the schedule."""
    booked = by_worker(shown)
    here = {worker.pk for worker in colleagues}
    left = sorted((worker for worker in booked if worker.pk not in here and whole), key=str)
    rows = [WorkerRow(worker, _cells(days)) for worker in colleagues if worker.pk in members]
    rows += [WorkerRow(worker, _cells(days)) for worker in left]
    for row in rows:
        _place(row.cells, visits=booked.get(row.worker, ()))
        _place(row.cells, slots=(slot for slot in slots if slot.worker_id == row.worker.pk))
        for cell in row.cells:
            cell.absences = [a for a in absences if a.worker_id == row.worker.pk and is_away(a, cell.day)]
    nobodys = [one for one in shown if not workers_of(one)]
    if nobodys:
        rows.insert(0, WorkerRow(None, _cells(days)))
        _place(rows[0].cells, visits=nobodys)
    return rows


def _person_rows(week: Week, orders: list[Order], shown: list[PlannedVisit]) -> list[PersonRow]:
    thursday = week.monday + timedelta(days=3)
    hours = month_hours(orders, thursday)
    met = continuity(orders, min(dates.today(), week.days[-1]))
    visits = defaultdict(list)
    for one in shown:
        visits[one.order_id].append(one)
    rows = [PersonRow(order, _cells(week.days), hours[order.pk], met[order.pk]) for order in orders]
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
