"""Who can step in, and what time that has come free can be used for."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from accounts.models import User, working_as
from accounts.rules import Role
from boendestod import dates
from plans.models import Plan

from ..models import Absence, PlannedVisit, Visit, WorkSlot
from ..rules import PERFORMED
from ..rules.schedule import Span, minutes_in, overlaps
from .hours import met_workers
from .loading import ONE_DAY, between, is_away, planned_in, span_of, workers_of

# A plan that is to be followed up within so many days can be begun in time that has come free.
DUE_SOON = timedelta(days=30)


@dataclass(frozen=True)
class Suggestion:
    """Somebody who is free. `met` is how often she has come to the person in the last weeks, `minutes` what she is
    booked for that day."""

    worker: User
    met: int
    minutes: int

    @property
    def hours(self):
        return round(self.minutes / 60, 1)


def suggestions(planned: PlannedVisit) -> list[Suggestion]:
    return suggestions_for([planned])[planned.pk]


def suggestions_for(planned: Iterable[PlannedVisit]) -> dict[UUID, list[Suggestion]]:
    """By visit, all of one provider: the support workers who are free then, first those whom the person has met the
    most, then those with the least to do that day."""
    planned = list(planned)
    if not planned:
        return {}
    days = [dates.day_of(one.starts_at) for one in planned]
    first, last = min(days), max(days)
    provider = planned[0].order.provider_id
    colleagues = list(working_as(Role.SUPPORT_WORKER, provider=provider))
    absences = list(Absence.objects.filter(first_on__lte=last, last_on__gte=first, provider=provider))
    booked = _booked(provider, first, last)
    met = met_workers({"order__case__in": [one.case_id for one in planned]}, dates.today(), by="case")
    return {
        one.pk: _who_can(one, day, colleagues, absences, booked, met[one.case_id])
        for one, day in zip(planned, days, strict=True)
    }


def _who_can(
    planned: PlannedVisit,
    day: date,
    colleagues: list[User],
    absences: list[Absence],
    booked: dict[int, list[Span]],
    met: Counter,
) -> list[Suggestion]:
    away = {absence.worker_id for absence in absences if is_away(absence, day)}
    coming = {planned.support_worker_id, planned.second_worker_id}
    found = [
        Suggestion(worker, met[worker.pk], _minutes_on(day, booked[worker.pk]))
        for worker in colleagues
        if worker.pk not in away | coming
        and not any(overlaps(span, span_of(planned)) for span in booked[worker.pk])
    ]
    return sorted(found, key=lambda one: (-one.met, one.minutes, str(one.worker)))


def _minutes_on(day: date, spans: list[Span]) -> int:
    return sum(minutes_in(span) for span in spans if dates.day_of(span[0]) == day)


def _booked(provider, first: date, last: date) -> dict[int, list[Span]]:
    """What each worker, by id, is booked for on these days and those beside them."""
    around = between(first - ONE_DAY, last + ONE_DAY)
    going = PlannedVisit.objects.standing().filter(around, order__provider=provider)
    going = going.filter(Q(visit__isnull=True) | Q(visit__outcome__in=sorted(PERFORMED)))
    slots = WorkSlot.objects.filter(around, provider=provider)
    found = defaultdict(list)
    rows = going.values_list("starts_at", "ends_at", "support_worker", "second_worker")
    for start, end, *workers in (*rows, *slots.values_list("starts_at", "ends_at", "worker")):
        for worker in workers:
            found[worker].append((start, end))
    return found


@dataclass(frozen=True)
class Freed:
    """A cancelled visit's time, and what its worker could do with it."""

    planned: PlannedVisit
    worker: User
    missing_notes: list[Visit]
    plans_due: list[Plan]


def freed(user, day: date) -> list[Freed]:
    """The visits of the day that were cancelled, for each who would have come: her own for a support worker, everyone's
    for who plans the schedule."""
    cancelled = planned_in(user, day, day).exclude(visit__isnull=True)
    cancelled = cancelled.exclude(visit__outcome__in=sorted(PERFORMED))
    if user.role == Role.SUPPORT_WORKER:
        cancelled = cancelled.of_worker(user)
    pairs = [(one, worker) for one in cancelled for worker in workers_of(one) if _concerns(worker, user)]
    workers = {worker.pk for _, worker in pairs}
    notes, plans = defaultdict(list), defaultdict(list)
    unwritten = Visit.objects.visible_to(user).without_note().filter(support_worker__in=workers)
    for visit in unwritten.select_related("case__client").order_by("starts_at"):
        notes[visit.support_worker_id].append(visit)
    due = Plan.objects.visible_to(user).filter(
        ended_on__isnull=True, follow_up_on__lte=day + DUE_SOON, order__key_worker__in=workers
    )
    for plan in due.select_related("case__client", "order").order_by("follow_up_on"):
        plans[plan.order.key_worker_id].append(plan)
    return [Freed(one, worker, notes[worker.pk], plans[worker.pk]) for one, worker in pairs]


def _concerns(worker: User, user) -> bool:
    return user.role != Role.SUPPORT_WORKER or worker == user
