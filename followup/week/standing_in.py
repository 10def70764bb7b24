"""Who can step in, and what time that has come free can be used for."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from accounts.models import User, working_as
from accounts.rules import Role
from boendestod import dates
from plans.models import Plan

from ..models import Absence, PlannedVisit, Visit, WorkSlot
from ..rules import PERFORMED
from ..rules.schedule import Span, minutes_in, overlaps
from .hours import met_workers
from .loading import between, planned_in, span_of, workers_of

# A plan that is to be followed up within so many days can be begun in time that has come free.
DUE_SOON = timedelta(days=30)


@dataclass(frozen=True)
class Suggestion:
    """Somebody who is free. `met` is how often she has come to the person in the last weeks, `minutes` what she is
    booked for that day."""

    worker: User
    met: int
    minutes: int


def suggestions(planned: PlannedVisit) -> list[Suggestion]:
    """The support workers who are free then, first those whom the person has met the most, then those with the least
    to do that day."""
    day = dates.day_of(planned.starts_at)
    provider = planned.order.provider_id
    colleagues = working_as(Role.SUPPORT_WORKER, provider=provider)
    absent = Absence.objects.filter(first_on__lte=day, last_on__gte=day, provider=provider).values("worker")
    coming = [worker.pk for worker in workers_of(planned)]
    booked = _booked(planned, provider, day)
    met = sum(met_workers(Q(order__case=planned.case_id), dates.today()).values(), Counter())
    found = [
        Suggestion(worker, met[worker.pk], _minutes_on(day, booked[worker.pk]))
        for worker in colleagues.exclude(pk__in=absent).exclude(pk__in=coming)
        if not any(overlaps(span, span_of(planned)) for span in booked[worker.pk])
    ]
    return sorted(found, key=lambda one: (-one.met, one.minutes, str(one.worker)))


def _minutes_on(day: date, spans: list[Span]) -> int:
    return sum(minutes_in(span) for span in spans if dates.day_of(span[0]) == day)


def _booked(planned: PlannedVisit, provider, day: date) -> dict:
    """The spans that each worker is booked for, by id, of all that could overlap the visit's day."""
    around = between(day - timedelta(days=1), day + timedelta(days=1))
    going = PlannedVisit.objects.standing().filter(around, order__provider=provider)
    going = going.filter(Q(visit__isnull=True) | Q(visit__outcome__in=sorted(PERFORMED)))
    slots = WorkSlot.objects.filter(around, provider=provider)
    found = defaultdict(list)
    rows = going.exclude(pk=planned.pk).values_list("starts_at", "ends_at", "support_worker", "second_worker")
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
