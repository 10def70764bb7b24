"""A visit: what became of it, with the day note that belongs to it."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q

from accounts.changes import case_changed
from accounts.models import LimitRule, User
from accounts.permissions import require
from accounts.rules import LimitKey
from boendestod import dates
from boendestod.errors import refuse_if
from orders import actions as order_actions
from orders.models import Order
from plans.models import Plan, PlanActivity

from ..models import ActivityMark, PlannedVisit, Visit
from ..rules import BY_PERSON, PERFORMED, cancellation, check_visit
from .signing import NO_DEVICE, DeviceTime, lock_running, sign_note


@transaction.atomic
def log_visit(
    order: Order,
    *,
    by,
    starts_at: datetime,
    ends_at: datetime,
    outcome: str,
    reason: str = "",
    told_at: datetime | None = None,
    told_by: str = "",
    told_how: str = "",
    took_part: str = "",
    wished: str = "",
    also_done: str = "",
    substitute_told: str = "",
    text: str = "",
    note_later: bool = False,
    for_caseworker: bool = False,
    marks: dict[PlanActivity, str] | None = None,
    planned: PlannedVisit | None = None,
    second_worker: User | None = None,
    timed: bool = False,
    visit_id: UUID | None = None,
    device: DeviceTime = NO_DEVICE,
) -> Visit:
    """Log a visit and sign its day note. Marks say how each activity of the plan was done.

    A visit that was carried out has its note, or says that the worker writes it later. A cancellation by the
    person is in time or late by the municipality's notice, whatever kind was stated. `planned` is the visit in the
    schedule that this became, once; `visit_id` and `device` come from a tablet that wrote it without a network."""
    require(by, "visit.log")
    order = lock_running(order, "Besök kan loggas när beställningen är mottagen och tills den avslutas.")
    if outcome in BY_PERSON:
        refuse_if(told_at is None, "Ange när personen avbokade.", "no_told_at", "told_at")
        outcome = cancellation(starts_at, told_at, _notice(order, starts_at))
    check_visit(
        outcome,
        starts_at=starts_at,
        ends_at=ends_at,
        now=dates.now() + device.may_be_ahead,
        told_at=told_at,
        reason=reason,
        note=text,
        note_later=note_later,
    )
    refuse_if(Visit.objects.filter(pk=visit_id).exists(), "Besöket är redan loggat.", "visit_logged_already")
    _check_planned(planned, order)
    _check_second_worker(second_worker, order, by=by, on=dates.day_of(starts_at))
    plan = order.plans.filter(ended_on__isnull=True).first()
    visit = Visit(
        id=visit_id or uuid4(),
        municipality=order.municipality,
        case=order.case,
        order=order,
        plan=plan,
        planned=planned,
        support_worker=by,
        second_worker=second_worker,
        starts_at=starts_at,
        ends_at=ends_at,
        timed=timed,
        outcome=outcome,
        reason=reason,
        told_at=told_at,
        told_by=told_by,
        told_how=told_how,
        took_part=took_part,
        wished=wished,
        also_done=also_done,
        substitute_told=substitute_told,
        device_at=device.at,
        clock_offset_ms=device.clock_offset_ms,
    )
    visit.save_change(by=by, reason="visit.log")
    if outcome in PERFORMED:
        _mark(visit, plan, marks or {}, by=by)
        order_actions.support_was_given(order, by=by, today=dates.today(), on=dates.day_of(starts_at))
    if text.strip():
        sign_note(
            order,
            by=by,
            visit=visit,
            event_at=starts_at,
            text=text,
            for_caseworker=for_caseworker,
            device=device,
        )
    case_changed(order.case_id, today=dates.today(), event="visit.log")
    return visit


def _notice(order: Order, starts_at: datetime) -> timedelta:
    """How long ahead the municipality asked for on the visit's day."""
    key, day = LimitKey.CANCEL_NOTICE_HOURS, dates.day_of(starts_at)
    return timedelta(hours=LimitRule.objects.value_on(order.municipality, key, day))


def _check_planned(planned: PlannedVisit | None, order: Order) -> None:
    if planned is None:
        return
    planned = PlannedVisit.objects.lock(planned.pk)
    refuse_if(planned.order_id != order.pk, "Besöket hör till en annan beställning.", "planned_elsewhere")
    refuse_if(
        Visit.objects.filter(planned=planned).exists(), "Besöket är redan loggat.", "visit_logged_already"
    )
    refuse_if(
        planned.removed_at is not None,
        "Besöket är borttaget ur schemat. Logga det som ett nytt besök om det blev av ändå.",
        "planned_removed",
    )


def _check_second_worker(second: User | None, order: Order, *, by, on: date) -> None:
    """Somebody else, who worked for the provider on the day of the visit."""
    if second is None:
        return
    refuse_if(second == by, "Välj någon annan som nummer två.", "second_is_author", "second_worker")
    there = second.memberships.filter(provider=order.provider_id, started_on__lte=on)
    refuse_if(
        not there.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on)).exists(),
        "Den du valde som nummer två arbetade inte hos er den dagen.",
        "second_elsewhere",
        "second_worker",
    )


def _mark(visit: Visit, plan: Plan | None, marks: dict[PlanActivity, str], *, by) -> None:
    for activity, how_done in marks.items():
        refuse_if(
            plan is None or activity.goal.plan_id != plan.pk,
            "Aktiviteten hör inte till den plan som gäller.",
            "activity_elsewhere",
        )
        mark = ActivityMark(
            municipality=visit.municipality, visit=visit, activity=activity, how_done=how_done
        )
        mark.save_change(by=by, reason="visit.log")
