"""What is late of follow-up meetings, statements and messages: what the two sides owe each other."""

from datetime import date

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, Least, TruncDate

from accounts.rules import DeadlineKey
from cases.models import Decision
from followup.models import DecisionFollowUp, FollowUpMeeting, StatementRequest
from orders.models import Order, OrderMessage
from orders.rules import Side

from .lengths import NO_ORDER, with_due


def decision_followup_overdue(on: date) -> QuerySet:
    """Running decisions, counted from their last follow-up or else from their first day; the first time by the day
    that the decision itself states, when it comes earlier. One without an end, a day and a follow-up is told by
    `decision_never_reviewed`."""
    held = DecisionFollowUp.objects.filter(
        case=OuterRef("case"), held_on__gte=OuterRef("valid_from"), held_on__lte=on
    ).order_by("-held_on")
    running = Decision.objects.running_on(on).annotate(
        order_ref=NO_ORDER, last_held=Subquery(held.values("held_on")[:1])
    )
    never_reviewed = Q(last_held=None, last_day_of_support=None, follow_up_on=None)
    counted = running.exclude(never_reviewed).annotate(counts_from=Coalesce("last_held", "valid_from"))
    return with_due(counted, "counts_from", DeadlineKey.DECISION_FOLLOWUP_OVERDUE).annotate(
        due_on=Case(When(last_held=None, then=Least("follow_up_on", "due_on")), default="due_on")
    )


def statement_unanswered(on: date) -> QuerySet:
    """What the provider that has the order is asked to tell before the decision is followed up."""
    asked = StatementRequest.objects.filter(
        Q(answered_at=None) | Q(answered_at__date__gt=on),
        Q(withdrawn_at=None) | Q(withdrawn_at__date__gt=on),
        recorded_at__date__lte=on,
        provider=F("order__provider"),
        order__in=Order.objects.running_on(on),
    )
    return asked.annotate(order_ref=F("order"), due_on=F("answer_by"))


def meeting_not_written(on: date) -> QuerySet:
    """Meetings of which the time has passed and nobody has said whether they were held."""
    booked = FollowUpMeeting.objects.booked().filter(meets_at__date__lte=on, case__closed_on=None)
    booked = booked.annotate(order_ref=F("plan__order"), meets_on=TruncDate("meets_at"))
    return with_due(booked, "meets_on", DeadlineKey.MEETING_NOT_WRITTEN)


def message_to_provider(on: date) -> QuerySet:
    return _awaiting(Side.PROVIDER, on)


def message_to_authority(on: date) -> QuerySet:
    return _awaiting(Side.AUTHORITY, on)


def _awaiting(side: Side, on: date) -> QuerySet:
    """Running orders where the side owes an answer, by the day that the writer stated or else by the rule set's
    length; of several messages by the first."""
    awaiting = OrderMessage.objects.awaiting(side, on)
    sent = awaiting.filter(order=OuterRef("pk")).annotate(sent_on=TruncDate("recorded_at"))
    due = with_due(sent, "sent_on", DeadlineKey.MESSAGE_UNANSWERED).annotate(
        due_on=Coalesce("answer_by", "due_on")
    )
    running = Order.objects.running_on(on).filter(pk__in=awaiting.order_by().values("order"))
    return running.annotate(order_ref=F("pk"), due_on=Subquery(due.order_by("due_on").values("due_on")[:1]))
