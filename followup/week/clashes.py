"""What clashes in the schedule. It is told, and hinders nobody."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from accounts.models import User, working_as
from accounts.rules import PROVIDER_ROLES
from boendestod import dates

from ..models import Absence, PlannedVisit, WorkSlot
from ..rules import MILD_CLASHES, TRAVEL_NEEDED, ClashKind
from ..rules.schedule import Hours, is_outside, overlapping_pairs, preferred_time_of
from .loading import absences_in, became, is_away, planned_in, span_of, workers_of


@dataclass(frozen=True)
class Clash:
    """Something to look at with a visit. `worker` is whom it is about, `other` the visit or slot it clashes with."""

    kind: ClashKind
    planned: PlannedVisit
    worker: User | None = None
    other: PlannedVisit | WorkSlot | None = None

    @property
    def is_mild(self):
        return self.kind in MILD_CLASHES


def conflicts(
    planned: Iterable[PlannedVisit],
    slots: Iterable[WorkSlot],
    absences: Iterable[Absence],
    colleagues: Iterable[User],
    hours: dict[date, Hours],
) -> list[Clash]:
    """Everything to look at among what is planned, in order of time. What has become a visit is settled. `hours` are
    those between which support is given each day."""
    ahead = [one for one in planned if became(one) is None]
    found = [
        *_double_booked(ahead, slots),
        *_person_twice(ahead),
        *_uncovered(ahead, absences, colleagues),
        *(Clash(ClashKind.BAD_TIME, one) for one in ahead if _does_not_suit(one)),
        *_without_travel(ahead),
        *(Clash(ClashKind.OUT_OF_HOURS, one) for one in ahead if _is_out_of_hours(one, hours)),
    ]
    return sorted(found, key=lambda clash: (clash.planned.starts_at, clash.is_mild, clash.kind))


def by_worker(planned: Iterable[PlannedVisit]) -> dict[User, list[PlannedVisit]]:
    found = defaultdict(list)
    for one in planned:
        for worker in workers_of(one):
            found[worker].append(one)
    return found


def _double_booked(planned: list[PlannedVisit], slots: Iterable[WorkSlot]) -> Iterator[Clash]:
    things = by_worker(planned)
    for slot in slots:
        if slot.worker in things:
            things[slot.worker].append(slot)
    for worker, booked in things.items():
        for one, other in overlapping_pairs((span_of(thing), thing) for thing in booked):
            if isinstance(one, WorkSlot):
                one, other = other, one
            if isinstance(one, PlannedVisit):
                yield Clash(ClashKind.WORKER_TWICE, one, worker, other)


def _person_twice(planned: list[PlannedVisit]) -> Iterator[Clash]:
    of_person = defaultdict(list)
    for one in planned:
        of_person[one.case.client_id].append((span_of(one), one))
    for visits in of_person.values():
        for one, other in overlapping_pairs(visits):
            yield Clash(ClashKind.PERSON_TWICE, one, other=other)


def _uncovered(
    planned: list[PlannedVisit], absences: Iterable[Absence], colleagues: Iterable[User]
) -> Iterator[Clash]:
    here = {worker.pk for worker in colleagues}
    away = defaultdict(list)
    for absence in absences:
        away[absence.worker_id].append(absence)
    for one in planned:
        day = dates.day_of(one.starts_at)
        for worker in workers_of(one):
            if worker.pk not in here:
                yield Clash(ClashKind.GONE, one, worker)
            elif any(is_away(absence, day) for absence in away[worker.pk]):
                yield Clash(ClashKind.ABSENT, one, worker)
        coming = len(workers_of(one))
        if not coming:
            yield Clash(ClashKind.NO_WORKER, one)
        elif coming == 1 and one.order.double_staffing:
            yield Clash(ClashKind.ONE_WORKER, one)


def _does_not_suit(planned: PlannedVisit) -> bool:
    suits = planned.order.preferred_times
    return bool(suits) and preferred_time_of(planned.starts_at) not in suits


def _is_out_of_hours(planned: PlannedVisit, hours: dict[date, Hours]) -> bool:
    return is_outside(span_of(planned), hours[dates.day_of(planned.starts_at)])


def _without_travel(planned: list[PlannedVisit]) -> Iterator[Clash]:
    for worker, visits in by_worker(planned).items():
        visits.sort(key=span_of)
        for one, other in pairwise(visits):
            gap = other.starts_at - one.ends_at
            if one.case.client_id != other.case.client_id and timedelta() <= gap < TRAVEL_NEEDED:
                yield Clash(ClashKind.NO_TRAVEL, other, worker, one)


def uncovered(user, first: date, last: date) -> list[Clash]:
    """The visits of these days, from now on, that somebody more must come to."""
    ahead = planned_in(user, first, last).filter(visit__isnull=True, ends_at__gt=dates.now())
    colleagues = working_as(*PROVIDER_ROLES, provider=user.membership.provider_id)
    found = _uncovered(list(ahead), absences_in(user, first, last), colleagues)
    return sorted(found, key=lambda clash: clash.planned.starts_at)
