"""What is late of applications, decisions and the facts about children."""

from datetime import date

from django.db.models import (
    Case,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)

from cases.models import Application, Child, Decision
from cases.rules import DECIDE_WITHIN_MONTHS
from cases.rules.children import OF_AGE
from followup.models import DecisionFollowUp
from orders.models import Interruption, Order
from orders.rules import OrderState

from ..rules import EXECUTED_WITHIN_MONTHS
from .lengths import NO_ORDER, months_after
from .orders import visits_of


def decision_expired(on: date) -> QuerySet:
    """Last decisions of cases whose order runs: support after the last day has no decision to rest on."""
    later = Decision.objects.granting().filter(
        case=OuterRef("case"), valid_from__gt=OuterRef("valid_from"), valid_from__lte=on
    )
    running = Order.objects.filter(case=OuterRef("case")).running_on(on)
    return (
        Decision.objects.granting()
        .with_last_day()
        .filter(~Exists(later), Exists(running), valid_from__lte=on)
        .annotate(order_ref=Subquery(running.values("pk")[:1]), due_on=F("last_day_of_support"))
    )


def application_undecided(on: date) -> QuerySet:
    """Applications that are neither decided nor withdrawn."""
    waiting = Application.objects.undecided().filter(received_on__lte=on, case__closed_on__isnull=True)
    return waiting.annotate(order_ref=NO_ORDER, due_on=months_after("received_on", DECIDE_WITHIN_MONTHS))


def decision_never_reviewed(on: date) -> QuerySet:
    """Decisions without an end that name no day of follow-up, and that nobody has followed up either."""
    held = DecisionFollowUp.objects.filter(
        case=OuterRef("case"), held_on__gte=OuterRef("valid_from"), held_on__lte=on
    )
    return (
        Decision.objects.running_on(on)
        .filter(~Exists(held), last_day_of_support__isnull=True, follow_up_on__isnull=True)
        .annotate(order_ref=NO_ORDER, due_on=F("decided_on"))
    )


def child_review_overdue(on: date) -> QuerySet:
    """Children who may still be minors, by the day on which the facts about them were to be looked at."""
    return Child.objects.filter(
        case__closed_on__isnull=True,
        review_on__isnull=False,
        birth_year__gte=on.year - OF_AGE,
    ).annotate(order_ref=NO_ORDER, due_on=F("review_on"))


def orders_of(on: date) -> QuerySet:
    """The orders by which a decision (the outer query's) is carried out: its own, and one that runs on from an
    earlier decision of the case."""
    runs_on = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    return Order.objects.filter(
        runs_on | Q(decision=OuterRef("pk")),
        case=OuterRef("case"),
        amends__isnull=True,
        sent_at__isnull=False,
    )


def begun(on: date) -> QuerySet:
    """Of `orders_of`, those by which support has been given. One received in another system counts as begun, as
    its start is not known."""
    received = Q(state=OrderState.ACCEPTED) | Q(received_on__isnull=False)
    from_elsewhere = received & Q(start_on__isnull=True)
    return orders_of(on).filter(Q(execution_started_on__lte=on) | from_elsewhere | Exists(visits_of(on)))


def interrupted(on: date) -> QuerySet:
    """The interruptions that are open in the running orders of a decision's (the outer query's) case, the oldest
    first."""
    running = Order.objects.running_on(on).filter(case=OuterRef(OuterRef("case")))
    return Interruption.objects.open_on(on).filter(order__in=running.values("pk")).order_by("started_on")


def decision_not_executed(on: date) -> QuerySet:
    """Running decisions by which no support has been given, from the day they were made, or by which it has
    been interrupted, from that day. A declined offer changes nothing."""
    stopped = Subquery(interrupted(on).values("started_on")[:1])
    return (
        Decision.objects.running_on(on)
        .filter(decided_on__lte=on)
        .annotate(order_ref=NO_ORDER, has_begun=Exists(begun(on)), interrupted_on=stopped)
        .filter(Q(has_begun=False) | Q(interrupted_on__isnull=False))
        .annotate(
            due_on=Case(
                When(has_begun=True, then=months_after("interrupted_on", EXECUTED_WITHIN_MONTHS)),
                default=months_after("decided_on", EXECUTED_WITHIN_MONTHS),
            )
        )
    )
