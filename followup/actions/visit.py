"""A visit: what became of it, with the day note that belongs to it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from accounts.changes import case_changed
from accounts.models import User
from accounts.permissions import require
from boendestod import dates
from boendestod.errors import refuse_if
from orders import actions as order_actions
from orders.models import Order
from orders.rules import OrderState
from plans.models import Plan, PlanActivity

from ..models import ActivityMark, DayNote, PlannedVisit, Visit
from ..rules import BY_PERSON, PERFORMED, by_plan_only, cancellation, check_visit


@dataclass(frozen=True)
class DeviceTime:
    """What the tablet's own clock said, and how many milliseconds it was from the server's."""

    at: datetime | None = None
    clock_offset_ms: int | None = None


NO_DEVICE = DeviceTime()


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
    person is in time or late by the 24-hour rule, whatever kind was stated. `planned` is the visit in the schedule
    that this became, once; `visit_id` and `device` come from a tablet that wrote it without a network."""
    require(by, "visit.log")
    order = Order.objects.lock(order.pk)
    refuse_if(
        order.state != OrderState.ACCEPTED,
        "Besök kan loggas när beställningen är mottagen och tills den avslutas.",
        "order_not_accepted",
    )
    if outcome in BY_PERSON:
        refuse_if(told_at is None, "Ange när personen avbokade.", "no_told_at", "told_at")
        outcome = cancellation(starts_at, told_at)
    check_visit(
        outcome,
        starts_at=starts_at,
        ends_at=ends_at,
        now=dates.now(),
        told_at=told_at,
        reason=reason,
        note=text,
        note_later=note_later,
    )
    if planned is not None:
        planned = PlannedVisit.objects.lock(planned.pk)
        refuse_if(planned.order_id != order.pk, "Besöket hör till en annan beställning.", "planned_elsewhere")
        refuse_if(
            Visit.objects.filter(planned=planned).exists(), "Besöket är redan loggat.", "visit_logged_already"
        )
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
        sign_note_of(visit, text, for_caseworker, by=by, device=device)
    case_changed(order.case_id, today=dates.today(), event="visit.log")
    return visit


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


def sign_note_of(
    visit: Visit, text: str, for_caseworker: bool, *, by, device: DeviceTime = NO_DEVICE
) -> DayNote:
    note = DayNote(
        municipality=visit.municipality,
        case=visit.case,
        order=visit.order,
        visit=visit,
        author=by,
        event_at=visit.starts_at,
        text=text,
        for_caseworker=for_caseworker,
        only_by_plan=by_plan_only(text),
        device_at=device.at,
        clock_offset_ms=device.clock_offset_ms,
        signed_at=dates.now(),
    )
    note.save_change(by=by, reason="note.sign")
    return note
