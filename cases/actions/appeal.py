"""The verbs of appeal and judgment: permission, rule, change, history, in one transaction."""

from datetime import date

from django.db import transaction

from accounts.changes import case_changed
from accounts.permissions import require

from ..models import Appeal, Decision, Judgment
from ..rules import check_appealed, check_forwarded, check_judged, is_in_time


@transaction.atomic
def register_appeal(
    decision: Decision, *, by, today: date, received_on: date, text: str = "", in_time: bool | None = None
) -> Appeal:
    """Take in an appeal. Whether it came in time is counted from the day the person got the decision, unless
    the caseworker says otherwise."""
    require(by, "appeal.register")
    check_appealed(received_on, decided_on=decision.decided_on, today=today)
    if in_time is None:
        in_time = is_in_time(received_on, decision.got_on)
    appeal = Appeal(
        municipality=decision.municipality,
        decision=decision,
        received_on=received_on,
        text=text,
        in_time=in_time,
    )
    appeal.save_change(by=by, reason="appeal.register")
    case_changed(decision.case_id, today=today, event="appeal.register")
    return appeal


@transaction.atomic
def handle_appeal(
    appeal: Appeal, *, by, today: date, version: int, in_time: bool | None, forwarded_on: date | None
) -> Appeal:
    """Record whether the appeal came in time and when it was sent on to the court."""
    require(by, "appeal.register")
    appeal = Appeal.objects.lock(appeal.pk, version)
    check_forwarded(forwarded_on, received_on=appeal.received_on, in_time=in_time, today=today)
    appeal.in_time, appeal.forwarded_on = in_time, forwarded_on
    appeal.save_change(by=by, reason="appeal.register")
    case_changed(appeal.case.pk, today=today, event="appeal.register")
    return appeal


@transaction.atomic
def register_judgment(
    appeal: Appeal,
    *,
    by,
    today: date,
    court: str,
    judged_on: date,
    outcome: str,
    court_ref: str = "",
    lesson: str = "",
) -> Judgment:
    """Record what a court decided and what the unit learns from it."""
    require(by, "appeal.register")
    check_judged(judged_on, received_on=appeal.received_on, today=today)
    judgment = Judgment(
        municipality=appeal.municipality,
        appeal=appeal,
        court=court,
        court_ref=court_ref,
        judged_on=judged_on,
        outcome=outcome,
        lesson=lesson,
    )
    judgment.save_change(by=by, reason="appeal.register")
    case_changed(appeal.case.pk, today=today, event="appeal.register")
    return judgment
