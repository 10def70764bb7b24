"""The week: by worker, by person, or one's own."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from operator import itemgetter
from uuid import uuid4

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from accounts.access import note_access
from accounts.pages import reads
from accounts.permissions import may, require
from boendestod import dates
from boendestod.templatetags.sv import MONTHS, datum, tal, tid

from ..forms import WeekFilter
from ..models import Absence, PlannedVisit, WorkSlot
from ..rules import CONTINUITY_WEEKS
from ..rules.schedule import monday_of
from ..week import Clash, Continuity, MonthHours, became, is_cancelled, week_of, workers_of
from .naming import CLASHES, DAYS, SHORT
from .opening import monday_named, week_name
from .planned import moved_notice

# The month of a week is the one that most of its days lie in.
THURSDAY = 3
# So many problems stand open above the week; the rest is folded, and ends somewhere.
PROBLEMS_SHOWN = 5
MOST_PROBLEMS = 50
WORST_FIRST = ("danger", "warning", "info", "done", "neutral")


@reads
def schedule(request):
    require(request.user, "schedule.see")
    note_access(request, model="plannedvisit", action="list")
    filters = WeekFilter(request.GET, provider=request.user.membership.provider)
    chosen = filters.cleaned_data
    monday = monday_named(chosen.get("vecka"))
    may_change = may(request.user, "schedule.change")
    week = week_of(request.user, monday, chosen.get("team") if may_change else None)
    board = Board(request.user, week, may_change, by_person=may_change and chosen.get("visa") == "personer")
    form_token = uuid4()
    context = {
        "filters": filters,
        "week": WeekNames(monday, dates.today(), board.empty_days),
        "rows": board.rows,
        "by_person": board.by_person,
        "is_own": not may_change,
        "may_change": may_change,
        "problems": board.problems[:PROBLEMS_SHOWN],
        "more_problems": board.problems[PROBLEMS_SHOWN:MOST_PROBLEMS],
        "problem_count": len(board.problems),
        "shows": _shown_day(request.GET.get("dag"), monday),
        "title": "Schema" if may_change else "Mitt schema",
        "lead": _period(monday),
        "moved": moved_notice(request, chosen.get("flyttad"), form_token),
        "move_fields": [
            ("form_token", form_token),
            ("version", ""),
            ("starts_at", ""),
            ("support_worker", ""),
            ("visa", "personer" if board.by_person else ""),
            ("team", chosen["team"].pk if chosen.get("team") else ""),
        ],
    }
    return render(request, "followup/schedule.html", context)


def _shown_day(said: str | None, monday: date) -> int:
    """The day that a tablet shows first, 1 to 7: the one asked for, else today, else Monday."""
    try:
        day = date.fromisoformat(said or "")
    except ValueError:
        day = dates.today()
    return day.isoweekday() if monday_of(day) == monday else 1


def _period(monday: date) -> str:
    sunday = monday + timedelta(days=6)
    start = f"{monday.day}" if monday.month == sunday.month else f"{monday.day} {MONTHS[monday.month - 1]}"
    return f"Vecka {monday.isocalendar().week}, {start}–{datum(sunday)}"


@dataclass(frozen=True)
class Day:
    date: date
    is_today: bool
    is_narrow: bool

    @property
    def number(self):
        return self.date.isoweekday()

    @property
    def iso(self):
        return self.date.isoformat()

    @property
    def short(self):
        return SHORT[self.number - 1]

    @property
    def label(self):
        return f"{DAYS[self.number - 1]} {self.date.day}/{self.date.month}"


class WeekNames:
    """What the week and its neighbours are called."""

    def __init__(self, monday: date, today: date, empty: set[date]):
        self.name = week_name(monday)
        self.previous = week_name(monday - timedelta(days=7))
        self.next = week_name(monday + timedelta(days=7))
        self.is_now = monday_of(today) == monday
        week = [monday + timedelta(days=number) for number in range(7)]
        self.days = [Day(day, day == today, day.isoweekday() > 5 and day in empty) for day in week]


# --- The board --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Block:
    """A visit as it stands in one row. `keeps_row` says that it cannot be dragged to another."""

    visit: PlannedVisit
    name: str
    anchor: str
    times: str
    starts: str
    marks: list[tuple[str, str, str]]
    is_cancelled: bool
    is_movable: bool
    keeps_row: bool
    asks_why: bool

    @property
    def tone(self):
        return min((mark[0] for mark in self.marks), key=WORST_FIRST.index, default="neutral")


@dataclass(frozen=True)
class BoardCell:
    day: Day
    blocks: list[Block]
    slots: list[WorkSlot]
    absence: Absence | None
    is_open: bool

    @property
    def is_empty(self):
        return not (self.blocks or self.slots or self.absence)

    @property
    def in_order(self) -> list[tuple[Block | None, WorkSlot | None]]:
        """Visits and slots as they follow on each other."""
        visits = [(block.visit.starts_at, block, None) for block in self.blocks]
        slots = [(slot.starts_at, None, slot) for slot in self.slots]
        return [thing[1:] for thing in sorted([*visits, *slots], key=itemgetter(0))]


@dataclass(frozen=True)
class Row:
    key: object
    name: str
    url: str
    lines: list[str]
    tag: tuple[str, str] | None
    cells: list[BoardCell]
    is_without: bool = False


@dataclass(frozen=True)
class Problem:
    visit: PlannedVisit
    tone: str
    word: str
    name: str
    when: str
    worker: object


class Board:
    """The week as the page shows it: rows of blocks, and above them what is to be solved."""

    def __init__(self, user, week, may_change: bool, *, by_person: bool):
        self.user = user
        self.week = week
        self.may_change = may_change
        self.by_person = by_person
        self.now = dates.now()

    @cached_property
    def shown(self):
        if self.by_person:
            return self.week.people
        if self.may_change:
            return self.week.workers
        return [row for row in self.week.workers if row.worker == self.user]

    @property
    def empty_days(self) -> set[date]:
        return {
            day
            for number, day in enumerate(self.week.days)
            if not any(row.cells[number].visits or row.cells[number].slots for row in self.shown)
        }

    @cached_property
    def rows(self) -> list[Row]:
        return [self._person_row(row) if self.by_person else self._worker_row(row) for row in self.shown]

    @cached_property
    def problems(self) -> list[Problem]:
        """What still can be solved, the worst first."""
        mine = [
            clash for clash in self.week.clashes if self.may_change or self.user in workers_of(clash.planned)
        ]
        ahead = [clash for clash in mine if clash.planned.ends_at > self.now]
        return [_problem(clash) for clash in sorted(ahead, key=lambda clash: clash.is_mild)]

    def _worker_row(self, row) -> Row:
        if row.worker is None:
            return Row("", "Utan medarbetare", "", [], None, self._cells(row), is_without=True)
        return Row(row.worker.pk, str(row.worker), "", _used(row.used), None, self._cells(row, row.worker))

    def _person_row(self, row) -> Row:
        url = reverse("schedule_series", args=[row.order.pk])
        month = self.week.monday + timedelta(days=THURSDAY)
        lines, met, tag = _hours(month, row.hours), _met(row.continuity), None
        if row.continuity.is_too_many:
            tag = ("warning", f"{met}, gränsen är {row.continuity.most}")
        elif row.continuity.met:
            lines.append(met)
        return Row(row.order.pk, row.order.case.list_name, url, lines, tag, self._cells(row))

    def _cells(self, row, worker=None) -> list[BoardCell]:
        today = dates.today()
        return [
            BoardCell(
                day=Day(cell.day, cell.day == today, is_narrow=False),
                blocks=[self._block(visit, worker) for visit in cell.visits],
                slots=cell.slots,
                absence=cell.absences[0] if cell.absences else None,
                is_open=cell.day >= today,
            )
            for cell in row.cells
        ]

    def _block(self, visit: PlannedVisit, worker) -> Block:
        ahead = became(visit) is None and visit.ends_at > self.now
        comes_along = worker is not None and visit.second_worker_id == worker.pk
        return Block(
            visit=visit,
            name=_names(visit) if self.by_person else visit.case.list_name,
            anchor=f"besok2-{visit.pk}" if comes_along else f"besok-{visit.pk}",
            times=f"{tid(visit.starts_at)}–{tid(visit.ends_at)}",
            starts=f"{timezone.localtime(visit.starts_at):%Y-%m-%dT%H:%M}",
            marks=self._marks(visit, ahead=ahead),
            is_cancelled=is_cancelled(visit),
            is_movable=ahead and (self.may_change or self.user in workers_of(visit)),
            keeps_row=self.by_person or comes_along or not self.may_change,
            asks_why=visit.person_told_at is not None,
        )

    def _marks(self, visit: PlannedVisit, *, ahead: bool) -> list[tuple[str, str, str]]:
        became_visit = became(visit)
        if became_visit is not None:
            icon = ("done", "check") if became_visit.was_performed else ("neutral", "x")
            return [(*icon, became_visit.get_outcome_display())]
        if not ahead:
            return [("warning", "pencil", "inte loggat")]
        kinds = dict.fromkeys(clash.kind for clash in self.week.clashes_of.get(visit.pk, ()))
        marks = list(dict.fromkeys(CLASHES[kind] for kind in kinds))
        if visit.covers_for_id:
            marks.append(("info", "users", "vikarie"))
        if visit.moved_from:
            marks.append(("info", "history", "flyttat"))
        if visit.second_worker_id:
            marks.append(("neutral", "users", "två kommer"))
        if (visit.covers_for_id or visit.moved_from) and not visit.person_told_at:
            marks.append(("warning", "message-circle", "säg till"))
        return marks


def _names(visit: PlannedVisit) -> str:
    return " och ".join(str(worker) for worker in workers_of(visit)) or "Ingen medarbetare"


def _problem(clash: Clash) -> Problem:
    planned = clash.planned
    tone, _, word = CLASHES[clash.kind]
    day = dates.day_of(planned.starts_at)
    return Problem(
        visit=planned,
        tone=tone,
        word=word,
        name=planned.case.list_name,
        when=f"{DAYS[day.isoweekday() - 1]} {tid(planned.starts_at)}–{tid(planned.ends_at)}",
        worker=clash.worker or "",
    )


def _used(used) -> list[str]:
    if used.percent is None:
        return ["inget planerat"]
    other = used.booked - used.visits
    hours = f"{_tim(used.visits)} tim besök" + (f", {_tim(other)} tim annat" if other else "")
    return [hours, f"{used.percent} % bokat"]


def _hours(month: date, hours: MonthHours) -> list[str]:
    """12 av 16 tim planerade, 9 utförda, 4 kvar."""
    of = "" if hours.ordered is None else f" av {_tim(hours.ordered)}"
    text = (
        f"{MONTHS[month.month - 1]}: {_tim(hours.planned)}{of} tim planerade, {_tim(hours.performed)} utförda"
    )
    if hours.left is None:
        return [text]
    rest = f"{_tim(hours.left)} kvar" if hours.left >= 0 else f"{_tim(-hours.left)} tim för mycket"
    return [f"{text}, {rest}"]


def _tim(minutes: int) -> str:
    return tal(round(minutes / 60, 1))


def _met(continuity: Continuity) -> str:
    return f"{len(continuity.met)} medarbetare på {CONTINUITY_WEEKS} veckor"
