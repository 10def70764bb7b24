"""Deviations and complaints, from the report to what was done; and that a concern for a child was reported."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from accounts.changes import case_changed
from accounts.permissions import require
from boendestod import dates
from boendestod.errors import next_state, refuse_if
from orders.models import Order

from ..models import ChildConcern, Deviation, Visit
from ..rules import (
    DEVIATION_MOVES,
    DeviationState,
    check_closing,
    check_concern,
    check_feedback,
    check_handled,
    check_report,
)


@transaction.atomic
def report_deviation(
    order: Order,
    *,
    by,
    what: str,
    severity: int,
    happened_at: datetime,
    text: str = "",
    is_complaint: bool = False,
    complaint_by: str = "",
    visit: Visit | None = None,
    deviation_id: UUID | None = None,
    device_at: datetime | None = None,
) -> Deviation:
    """Report that something went wrong, or that somebody complains. It may be about support that has ended.
    `deviation_id` and `device_at` come from a tablet that wrote it without a network."""
    require(by, "deviation.report")
    check_report(
        what=what,
        severity=severity,
        is_complaint=is_complaint,
        complaint_by=complaint_by,
        happened_at=happened_at,
        now=dates.now(),
    )
    refuse_if(
        visit is not None and visit.order_id != order.pk,
        "Besöket hör till en annan beställning.",
        "visit_elsewhere",
    )
    deviation = Deviation(
        id=deviation_id or uuid4(),
        municipality=order.municipality,
        case=order.case,
        order=order,
        visit=visit,
        is_complaint=is_complaint,
        complaint_by=complaint_by if is_complaint else "",
        what=what,
        severity=severity,
        text=text,
        happened_at=happened_at,
        reported_by=by,
        device_at=device_at,
    )
    deviation.save_change(by=by, reason="deviation.report")
    case_changed(order.case_id, today=dates.today(), event="deviation.report")
    return deviation


@transaction.atomic
def take_deviation(deviation: Deviation, *, by, version: int) -> Deviation:
    """Begin to handle it: whoever takes it answers for it until it is closed."""
    require(by, "deviation.handle")
    deviation = Deviation.objects.lock(deviation.pk, version)
    deviation.state = _moved(deviation, "take", "Någon har redan tagit hand om det här.")
    deviation.handled_by = by
    return _saved(deviation, by=by, reason="deviation.take")


@transaction.atomic
def handle_deviation(
    deviation: Deviation, *, by, version: int, cause: str, measures: str, person_told_on: date | None
) -> Deviation:
    """Write why it happened, what is done about it and when the person was told; as often as more is known."""
    require(by, "deviation.handle")
    deviation = Deviation.objects.lock(deviation.pk, version)
    state = _moved(deviation, "handle", "Det här går inte att ta om hand nu.")
    happened_on = dates.day_of(deviation.happened_at)
    check_handled(
        measures=measures, happened_on=happened_on, person_told_on=person_told_on, today=dates.today()
    )
    deviation.state, deviation.handled_by = state, deviation.handled_by or by
    deviation.cause, deviation.measures, deviation.person_told_on = cause, measures, person_told_on
    return _saved(deviation, by=by, reason="deviation.handle")


@transaction.atomic
def close_deviation(deviation: Deviation, *, by, version: int, today: date) -> Deviation:
    require(by, "deviation.handle")
    deviation = Deviation.objects.lock(deviation.pk, version)
    state = _moved(deviation, "close", "Skriv vad ni har gjort innan du avslutar.")
    check_closing(
        deviation.severity,
        cause=deviation.cause,
        measures=deviation.measures,
        person_told_on=deviation.person_told_on,
    )
    deviation.state, deviation.closed_on = state, today
    return _saved(deviation, by=by, reason="deviation.close")


def _moved(deviation: Deviation, verb: str, message: str) -> str:
    refuse_if(deviation.state == DeviationState.CLOSED, "Det här är redan avslutat.", "wrong_state")
    return next_state(DEVIATION_MOVES, verb, deviation.state, message)


def _saved(deviation: Deviation, *, by, reason: str) -> Deviation:
    deviation.save_change(by=by, reason=reason)
    case_changed(deviation.case_id, today=dates.today(), event=reason)
    return deviation


@transaction.atomic
def record_concern(
    order: Order,
    *,
    by,
    made_at: datetime,
    to_whom: str,
    feedback_asked: bool,
    concern_id: UUID | None = None,
) -> ChildConcern:
    """Record that a concern for a child was reported, never what it says. No rule of the order's refuses it, and
    nobody is told of it: the case and its flags do not change."""
    require(by, "concern.record")
    check_concern(to_whom, made_at, now=dates.now())
    concern = ChildConcern(
        id=concern_id or uuid4(),
        municipality=order.municipality,
        case=order.case,
        order=order,
        recorded_by=by,
        made_at=made_at,
        to_whom=to_whom,
        feedback_asked=feedback_asked,
    )
    concern.save_change(by=by, reason="concern.record")
    return concern


@transaction.atomic
def concern_feedback(concern: ChildConcern, *, by, version: int, received_on: date) -> ChildConcern:
    require(by, "concern.record")
    concern = ChildConcern.objects.lock(concern.pk, version)
    refuse_if(not concern.feedback_asked, "Återkoppling är inte begärd.", "feedback_not_asked")
    refuse_if(
        concern.feedback_received_on is not None, "Återkopplingen är redan antecknad.", "feedback_noted"
    )
    check_feedback(received_on, made_on=dates.day_of(concern.made_at), today=dates.today())
    concern.feedback_received_on = received_on
    concern.save_change(by=by, reason="concern.feedback")
    return concern
