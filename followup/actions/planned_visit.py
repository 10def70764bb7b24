"""One visit in the schedule: planned, moved, given to somebody, told to the person, removed."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.db import transaction
from simple_history.utils import bulk_update_with_history

from accounts.changes import case_changed
from accounts.models import User
from accounts.permissions import may, require
from boendestod import dates
from boendestod.errors import NotPermitted, refuse_if
from orders.models import Order

from ..models import PlannedVisit, Visit
from ..rules.schedule import check_span, lasting, stood_in_for
from .signing import lock_running

UNCHANGED = object()


@transaction.atomic
def plan_visit(
    order: Order,
    *,
    by,
    starts_at: datetime,
    ends_at: datetime,
    support_worker: User | None = None,
    second_worker: User | None = None,
    reason: str = "",
) -> PlannedVisit:
    """A single visit beside those that come back. The reason is why it lies when it does, where that needs one."""
    require(by, "schedule.change")
    order = running_order(order)
    starts_at, ends_at = starts_at.astimezone(UTC), ends_at.astimezone(UTC)
    check_span(starts_at, ends_at, now=dates.now())
    check_workers(order, support_worker, second_worker)
    planned = PlannedVisit(
        municipality=order.municipality,
        case=order.case,
        order=order,
        starts_at=starts_at,
        ends_at=ends_at,
        support_worker=support_worker,
        second_worker=second_worker,
        change_reason=reason,
    )
    return _keep(planned, by=by, reason="schedule.plan")


@transaction.atomic
def move_visit(
    planned: PlannedVisit,
    *,
    by,
    version: int,
    starts_at: datetime,
    ends_at: datetime | None = None,
    support_worker: User | object = UNCHANGED,
    reason: str = "",
) -> PlannedVisit:
    """Give the visit another time, of the same length unless an end is said. Who comes may change with it, when the
    one who moves it plans the whole schedule. The reason can be left out until the person knows of the visit."""
    planned = _to_plan(planned, version)
    _require_own(planned, by)
    length = planned.ends_at - planned.starts_at
    starts_at, ends_at = lasting(starts_at, ends_at - starts_at.astimezone(UTC) if ends_at else length)
    check_span(starts_at, ends_at, now=dates.now())
    refuse_if(
        planned.person_told_at is not None and not reason.strip(),
        "Personen har fått veta den gamla tiden. Skriv varför besöket flyttas.",
        "no_reason",
        "reason",
    )
    if support_worker is not UNCHANGED and support_worker != planned.support_worker:
        require(by, "schedule.change")
        check_workers(planned.order, support_worker, planned.second_worker)
        assign(planned, support_worker, planned.second_worker)
    give_time(planned, starts_at, ends_at)
    planned.change_reason = reason
    return _keep(planned, by=by, reason="schedule.move")


@transaction.atomic
def assign_visit(
    planned: PlannedVisit,
    *,
    by,
    version: int,
    support_worker: User | None,
    second_worker: User | None = None,
) -> PlannedVisit:
    """Say who comes. Whoever the person is not used to stands in for the one who usually comes."""
    require(by, "schedule.change")
    planned = _to_plan(planned, version)
    check_workers(planned.order, support_worker, second_worker)
    assign(planned, support_worker, second_worker)
    return _keep(planned, by=by, reason="schedule.assign")


@transaction.atomic
def tell_person(planned: PlannedVisit, *, by, version: int, told_at: datetime, how: str) -> PlannedVisit:
    """The person knows when the visit is and who comes. What changes after this must be told again."""
    planned = _standing(planned, version)
    _require_own(planned, by)
    refuse_if(told_at > dates.now(), "Tiden kan inte ligga framåt.", "told_ahead", "told_at")
    refuse_if(not how, "Välj hur personen fick veta det.", "no_how", "how")
    planned.person_told_at, planned.person_told_how = told_at, how
    return _keep(planned, by=by, reason="schedule.tell")


@transaction.atomic
def remove_visit(planned: PlannedVisit, *, by, version: int, because: str) -> PlannedVisit:
    """Take the visit out of the schedule. Its series makes no other for that day."""
    require(by, "schedule.change")
    planned = _to_plan(planned, version)
    refuse_if(not because.strip(), "Skriv varför besöket tas bort.", "no_reason", "because")
    planned.removed_at, planned.removed_because = dates.now(), because
    return _keep(planned, by=by, reason="schedule.remove")


def running_order(order: Order) -> Order:
    """The order, held: what is planned for it waits until this is done."""
    return lock_running(order, "Besök kan planeras när beställningen är mottagen och tills den avslutas.")


def check_workers(order: Order, support_worker: User | None, second_worker: User | None) -> None:
    for field, worker in (("support_worker", support_worker), ("second_worker", second_worker)):
        refuse_if(
            worker is not None and not works_for(worker, order),
            "Välj någon som arbetar hos utföraren.",
            "worker_elsewhere",
            field,
        )
    refuse_if(
        second_worker is not None and second_worker == support_worker,
        "Välj någon annan som nummer två.",
        "same_worker_twice",
        "second_worker",
    )


def works_for(worker: User | None, order: Order) -> bool:
    member = worker.membership if worker else None
    return member is not None and worker.is_active and member.provider_id == order.provider_id


def assign(planned: PlannedVisit, support_worker: User | None, second_worker: User | None) -> None:
    if (planned.support_worker, planned.second_worker) != (support_worker, second_worker):
        _untell(planned)
    planned.support_worker, planned.second_worker = support_worker, second_worker
    series = planned.series
    usual = (series.support_worker, series.second_worker) if series else (None, None)
    planned.covers_for = stood_in_for(usual, (support_worker, second_worker))


def give_time(planned: PlannedVisit, starts_at: datetime, ends_at: datetime) -> None:
    if (planned.starts_at, planned.ends_at) == (starts_at, ends_at):
        return
    if planned.starts_at != starts_at:
        first = planned.moved_from or planned.starts_at
        planned.moved_from = None if first == starts_at else first
    planned.starts_at, planned.ends_at = starts_at, ends_at
    _untell(planned)


def _untell(planned: PlannedVisit) -> None:
    planned.person_told_at, planned.person_told_how = None, ""


def take_away(visits: Iterable[tuple[PlannedVisit, str]], *, by, reason: str, free_days: bool) -> None:
    """Remove each visit with what it is removed because of. `free_days` lets the series make another for its day."""
    removed = []
    for planned, because in visits:
        planned.removed_at, planned.removed_because = dates.now(), because
        planned.version += 1
        if free_days:
            planned.series_day = None
        removed.append(planned)
    bulk_update_with_history(
        removed,
        PlannedVisit,
        ["removed_at", "removed_because", "series_day", "version"],
        default_user=by,
        default_change_reason=reason,
    )


def _require_own(planned: PlannedVisit, by) -> None:
    if may(by, "schedule.change"):
        return
    require(by, "schedule.move_own")
    if by.pk not in (planned.support_worker_id, planned.second_worker_id):
        raise NotPermitted("Du kan bara ändra besök som du själv ska göra.")


def _standing(planned: PlannedVisit, version: int) -> PlannedVisit:
    running_order(planned.order)
    planned = PlannedVisit.objects.lock(planned.pk, version)
    refuse_if(planned.removed_at is not None, "Besöket är borttaget ur schemat.", "visit_removed")
    refuse_if(
        Visit.objects.filter(planned=planned).exists(),
        "Besöket är loggat. Det som hände står kvar.",
        "visit_logged_already",
    )
    return planned


def _to_plan(planned: PlannedVisit, version: int) -> PlannedVisit:
    """A visit that should have been made by now is logged as it went, and not planned away."""
    planned = _standing(planned, version)
    refuse_if(
        planned.ends_at <= dates.now(), "Besökets tid har passerat. Logga hur det gick.", "visit_passed"
    )
    return planned


def _keep(planned: PlannedVisit, *, by, reason: str) -> PlannedVisit:
    planned.save_change(by=by, reason=reason)
    case_changed(planned.case_id, today=dates.today(), event=reason)
    return planned
