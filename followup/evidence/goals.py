"""Of each goal: what was done towards it month by month, what was written, and the state then and now."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Max, QuerySet
from django.db.models.functions import TruncMonth

from boendestod import dates
from cases.models import Case, NeedsAssessment
from cases.rules import FunctionalState
from orders.models import OrderGoal
from plans.models import PlanActivity, PlanGoal

from ..models import ActivityMark, DayNote, GoalOutcome
from ..rules import HowDone
from .done import ActivityEvidence

NOTES_SHOWN = 3


@dataclass(frozen=True)
class Line:
    """A goal to follow up: as it is planned or ordered, and the goals of the plans that carry it out."""

    goal: PlanGoal | OrderGoal
    ordered: OrderGoal | None
    planned: list[PlanGoal]


@dataclass(frozen=True)
class GoalBasis:
    """`months` is (month, how many marks of each HowDone); the states are words, empty where nobody has said any."""

    goal: PlanGoal | OrderGoal
    visits: int
    last_note_at: datetime | None
    activities: list[ActivityEvidence]
    months: list[tuple[date, list[int]]]
    notes: list[DayNote]
    state_then: str
    state_intended: str
    last: GoalOutcome | None

    @property
    def state_last(self) -> str:
        return self.last.get_state_now_display() if self.last and self.last.state_now is not None else ""

    @property
    def has_states(self) -> bool:
        return bool(self.state_then or self.state_intended or self.state_last)


@dataclass(frozen=True)
class Marks:
    """Of the visits looked back on: marks by activity and by goal and month, and visits by goal."""

    by_activity: Counter
    by_month: Counter
    visits: Counter
    last_note_at: dict[UUID, datetime]


def goals_of(
    lines: list[Line], case: Case, visits: QuerySet, user, first: date, last: date, key: Callable
) -> list[GoalBasis]:
    """`key` says which activities count as one: a plan's own, or those of several plans that carry out the same."""
    planned = [goal.pk for line in lines for goal in line.planned]
    marks = _marks(visits)
    notes = _notes(planned, visits, user, first)
    outcomes = _outcomes(planned)
    needs = _needs(case, user)
    months = months_between(first, last)
    return [
        GoalBasis(
            goal=line.goal,
            visits=sum(marks.visits[goal.pk] for goal in line.planned),
            last_note_at=max(
                filter(None, (marks.last_note_at.get(g.pk) for g in line.planned)), default=None
            ),
            activities=_activities(line, marks, key),
            months=[(month, _of_month(line, marks, month)) for month in months],
            notes=_latest(note for goal in line.planned for note in notes[goal.pk]),
            state_then=_state(line, needs, "current_state"),
            state_intended=_state(line, needs, "intended_state"),
            last=_last(outcomes, line),
        )
        for line in lines
    ]


def months_between(first: date, last: date) -> list[date]:
    start = first.replace(day=1)
    return [dates.add_months(start, n) for n in range(dates.whole_months(start, max(first, last)) + 1)]


def _marks(visits: QuerySet) -> Marks:
    found = ActivityMark.objects.filter(visit__in=visits.order_by()).order_by()
    by_activity, by_month = Counter(), Counter()
    counted = found.annotate(month=TruncMonth("visit__starts_at")).values_list(
        "activity", "activity__goal", "how_done", "month"
    )
    for activity, goal, how, month, count in counted.annotate(count=Count("pk")):
        by_activity[activity, how] += count
        by_month[goal, how, dates.day_of(month)] += count
    of_goal = found.values_list("activity__goal").annotate(
        visits=Count("visit", distinct=True), last=Max("visit__day_note__event_at")
    )
    rows = list(of_goal)
    return Marks(
        by_activity,
        by_month,
        visits=Counter({goal: count for goal, count, _ in rows}),
        last_note_at={goal: at for goal, _, at in rows},
    )


def _of_month(line: Line, marks: Marks, month: date) -> list[int]:
    return [sum(marks.by_month[goal.pk, how.value, month] for goal in line.planned) for how in HowDone]


def _activities(line: Line, marks: Marks, key: Callable) -> list[ActivityEvidence]:
    """What stands, and what has dropped out but was done while it stood."""
    groups: dict[object, list[PlanActivity]] = defaultdict(list)
    for goal in line.planned:
        for activity in goal.activities.all():
            groups[key(activity)].append(activity)
    found = []
    for activities in groups.values():
        counts = [sum(marks.by_activity[each.pk, how.value] for each in activities) for how in HowDone]
        standing = [each for each in activities if each.dropped_on is None]
        if standing or any(counts):
            found.append(ActivityEvidence((standing or activities)[-1], counts))
    return found


def _notes(planned: list[UUID], visits: QuerySet, user, first: date) -> dict[UUID, list[DayNote]]:
    """The latest notes of each goal that the user may read, with or without a visit."""
    readable = DayNote.objects.visible_to(user).filter(imported=False, event_at__date__gte=first).order_by()
    marked = ActivityMark.objects.filter(
        visit__in=visits.order_by(), activity__goal__in=planned, visit__day_note__in=readable
    )
    rows = set(marked.values_list("activity__goal", "visit__day_note", "visit__day_note__event_at"))
    rows |= set(readable.filter(goal__in=planned).values_list("goal", "pk", "event_at"))
    of_goal = defaultdict(list)
    for goal, note, _ in sorted(rows, key=lambda row: row[2], reverse=True):
        if len(of_goal[goal]) < NOTES_SHOWN:
            of_goal[goal].append(note)
    shown = {pk for pks in of_goal.values() for pk in pks}
    notes = (
        DayNote.objects.select_related("author", "visit")
        .prefetch_related("corrections", "objections")
        .in_bulk(shown)
    )
    return defaultdict(list, {goal: [notes[pk] for pk in pks] for goal, pks in of_goal.items()})


def _latest(notes: Iterable[DayNote]) -> list[DayNote]:
    found = {note.pk: note for note in notes}.values()
    return sorted(found, key=lambda note: note.event_at, reverse=True)[:NOTES_SHOWN]


def _outcomes(planned: list[UUID]) -> dict[UUID, GoalOutcome]:
    """The latest of each goal."""
    found = GoalOutcome.objects.filter(goal__in=planned).select_related("follow_up")
    return {outcome.goal_id: outcome for outcome in found.order_by("follow_up__held_on", "recorded_at")}


def _last(outcomes: dict[UUID, GoalOutcome], line: Line) -> GoalOutcome | None:
    found = [outcomes[goal.pk] for goal in line.planned if goal.pk in outcomes]
    return max(found, key=lambda outcome: (outcome.follow_up.held_on, outcome.recorded_at), default=None)


def _needs(case: Case, user) -> dict[str, NeedsAssessment]:
    """The latest assessment of each life area, for those who may read the investigation."""
    found = NeedsAssessment.objects.visible_to(user).filter(investigation__case=case)
    found = found.order_by("investigation__opened_on", "recorded_at").defer("need")
    return {need.life_area: need for need in found}


def _state(line: Line, needs: dict[str, NeedsAssessment], field: str) -> str:
    """What the order says, or else what the investigation says of the same life area."""
    need = needs.get(line.ordered.life_area if line.ordered else line.goal.life_area)
    said = [getattr(each, field) for each in (line.ordered, need) if each is not None]
    value = next((value for value in said if value is not None), None)
    return "" if value is None else FunctionalState(value).label
