"""What the person reads in her own view, in easy Swedish and as plain values: who comes and when, what the plan says,
and what has been done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.utils import timezone

from boendestod import dates
from boendestod.dates import day_of, today
from orders.models import Order
from plans.documents import PlanText, easy_values
from plans.rules import Weekday

from .daily import daily_plan
from .models import DayNote, PlannedVisit, Visit, VisitAnswer
from .rules import DAYS_AHEAD, VISITS_BACK, HowDone, VisitOutcome

NEAR = {0: "I dag", 1: "I morgon"}
WENT = {
    VisitOutcome.PERFORMED: "Vi träffades.",
    VisitOutcome.PERFORMED_PARTLY: "Vi träffades, men gjorde inte allt.",
    VisitOutcome.PERFORMED_WITHOUT_PERSON: "Vi gjorde det utan dig.",
    VisitOutcome.CANCELLED_BY_PERSON_IN_TIME: "Du avbokade besöket.",
    VisitOutcome.CANCELLED_BY_PERSON_LATE: "Du avbokade besöket.",
    VisitOutcome.NO_SHOW: "Vi kom, men du var inte där.",
    VisitOutcome.REFUSED_AT_DOOR: "Vi kom, men du ville inte ha besök.",
    VisitOutcome.REFUSED_SUBSTITUTE: "Du ville inte ha vikarien.",
    VisitOutcome.CANCELLED_BY_PROVIDER: "Vi ställde in besöket.",
    VisitOutcome.RESCHEDULED: "Vi bytte tid.",
}
DONE = {
    HowDone.ALONE: "du gjorde det själv",
    HowDone.WITH_SUPPORT: "du gjorde det med stöd",
    HowDone.FOR_PERSON: "vi gjorde det åt dig",
    HowDone.NOT_DONE: "det blev inte gjort",
}


@dataclass(frozen=True)
class Coming:
    """`who` is "" when it is not known; `instead_of` is who does not come this time."""

    clock: str
    who: str
    instead_of: str
    is_off: bool


@dataclass(frozen=True)
class Done:
    visit: Visit
    day: str
    clock: str
    who: str
    went: str
    marks: list[str]
    words: str
    answer: VisitAnswer | None


def coming_days(order: Order) -> list[tuple[str, date, list[Coming]]]:
    """The visits of today and the six days after, day by day."""
    first = today()
    found = order.planned_visits.standing().between(first, first + timedelta(days=DAYS_AHEAD - 1)).for_list()
    left = [planned for planned in found if planned.ends_at > dates.now()]
    by_day = groupby(left, key=lambda planned: day_of(planned.starts_at))
    return [(_near(day, first), day, [_coming(planned) for planned in visits]) for day, visits in by_day]


def _coming(planned: PlannedVisit) -> Coming:
    visit = getattr(planned, "visit", None)
    return Coming(
        clock=_clock(planned.starts_at, planned.ends_at),
        who=_names(planned.support_worker, planned.second_worker),
        instead_of=_names(planned.covers_for),
        is_off=visit is not None and not visit.was_performed,
    )


def planned_goals(order: Order) -> dict | None:
    """What the daily work follows, as the easy-read plan says it; None when there is no plan."""
    daily = daily_plan(order)
    if daily is None:
        return None
    answer = getattr(daily.version, "answer", None)
    return easy_values(PlanText(daily.plan, daily.content, daily.version, answer, today()))


def done_visits(order: Order) -> list[Done]:
    """The last visits, newest first."""
    visits = order.visits.filter(starts_at__lte=dates.now()).select_related("support_worker", "second_worker")
    visits = visits.prefetch_related("marks__activity", "answers").order_by("-starts_at", "pk")[:VISITS_BACK]
    visits = list(visits)
    notes = DayNote.objects.filter(visit__in=visits).prefetch_related("corrections")
    words = {note.visit_id: note.latest_text for note in notes}
    return [_done(visit, words.get(visit.pk, "")) for visit in visits]


def done_visit(visit: Visit) -> Done:
    note = DayNote.objects.filter(visit=visit).prefetch_related("corrections").first()
    return _done(visit, note.latest_text if note else "")


def _done(visit: Visit, words: str) -> Done:
    answers = list(visit.answers.all())
    return Done(
        visit=visit,
        day=_past(day_of(visit.starts_at), today()),
        clock=_clock(visit.starts_at, visit.ends_at),
        who=_names(visit.support_worker, visit.second_worker),
        went=WENT[visit.outcome],
        marks=[f"{mark.activity.what}: {DONE[mark.how_done]}" for mark in visit.marks.all()],
        words=words,
        answer=answers[-1] if answers else None,
    )


def _near(day: date, first: date) -> str:
    return NEAR.get((day - first).days) or f"På {Weekday(day.isoweekday()).label}"


def _past(day: date, last: date) -> str:
    days = (last - day).days
    return {0: "I dag", 1: "I går"}.get(days, Weekday(day.isoweekday()).label.capitalize())


def _names(*workers) -> str:
    return " och ".join(_first_names(workers))


def _first_names(workers) -> Iterator[str]:
    return (worker.first_name or str(worker) for worker in workers if worker is not None)


def _clock(starts_at: datetime, ends_at: datetime) -> str:
    return f"Klockan {_hour(starts_at)} till {_hour(ends_at)}"


def _hour(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{local.hour}.{local.minute:02}" if local.minute else str(local.hour)
