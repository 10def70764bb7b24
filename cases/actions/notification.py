"""The verbs of telling the person: permission, rule, change, history, in one transaction."""

from datetime import date

from django.db import transaction

from accounts.changes import case_changed
from accounts.permissions import require

from ..models import Decision, Notification
from ..rules import check_received, check_sent


@transaction.atomic
def notify_person(
    decision: Decision,
    *,
    by,
    today: date,
    sent_on: date,
    how: str,
    appeal_notice: bool,
    received_on: date | None = None,
) -> Notification:
    """Record that the person was told of the decision. It may be told again, in another way."""
    require(by, "decision.notify")
    check_sent(sent_on, decided_on=decision.decided_on, today=today)
    check_received(received_on, sent_on=sent_on, today=today)
    notification = Notification(
        municipality=decision.municipality,
        decision=decision,
        sent_on=sent_on,
        how=how,
        appeal_notice=appeal_notice,
        received_on=received_on,
    )
    notification.save_change(by=by, reason="decision.notify")
    case_changed(decision.case_id, today=today, event="decision.notify")
    return notification


@transaction.atomic
def confirm_receipt(
    notification: Notification, *, by, today: date, received_on: date | None, version: int
) -> Notification:
    """Record the day the person got the decision, from which the time to appeal is counted."""
    require(by, "decision.notify")
    notification = Notification.objects.lock(notification.pk, version)
    check_received(received_on, sent_on=notification.sent_on, today=today)
    notification.received_on = received_on
    notification.save_change(by=by, reason="decision.notify")
    case_changed(notification.case.pk, today=today, event="decision.notify")
    return notification
