"""What is late of a plan."""

from datetime import date, timedelta

from django.db.models import (
    DateField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from accounts.rules import DeadlineKey
from cases.models import Decision
from followup.models import PlanFollowUp
from orders.models import Order
from plans.models import Plan, PlanReview

from .lengths import with_due


def plan_not_begun(on: date) -> QuerySet:
    """Orders received and running, with no plan ever begun."""
    begun = Plan.objects.filter(order=OuterRef("pk"), begun_on__lte=on)
    waiting = Order.objects.running_on(on).filter(~Exists(begun), received_on__lte=on)
    return with_due(waiting.annotate(order_ref=F("pk")), "received_on", DeadlineKey.PLAN_NOT_BEGUN)


def plan_not_received(on: date) -> QuerySet:
    """Orders received and running, of which no answered plan has reached the authority. A plan that was agreed in
    another system, or before plans were sent to the caseworker, has reached it."""
    plans = Plan.objects.filter(order=OuterRef("pk"))
    arrived = plans.filter(reviews__arrived_on__lte=on)
    agreed_elsewhere = plans.filter(Q(imported=True) | Q(reviews__isnull=True), first_agreed_on__lte=on)
    waiting = Order.objects.running_on(on).filter(
        ~Exists(arrived), ~Exists(agreed_elsewhere), received_on__lte=on
    )
    return with_due(waiting.annotate(order_ref=F("pk")), "received_on", DeadlineKey.PLAN_NOT_RECEIVED)


def plan_unread(on: date) -> QuerySet:
    """Plans of which a version lies in the caseworker's inbox and nobody has opened it. A newer one that is agreed
    takes the place of one that is unread, and the days begin anew."""
    unread = (
        PlanReview.objects.open()
        .filter(plan=OuterRef("pk"), arrived_on__lte=on)
        .filter(Q(read_at__isnull=True) | Q(read_at__date__gt=on))
        .order_by("arrived_on")
    )
    waiting = Plan.objects.current_on(on).annotate(
        order_ref=F("order"), unread_since=Subquery(unread.values("arrived_on")[:1])
    )
    return with_due(waiting.filter(unread_since__isnull=False), "unread_since", DeadlineKey.PLAN_UNREAD)


def _last_follow_up(on: date) -> QuerySet:
    held = PlanFollowUp.objects.filter(plan=OuterRef("pk"), held_on__lte=on)
    return held.order_by("-held_on").values("held_on")[:1]


def plan_followup_overdue(on: date) -> QuerySet:
    """Current plans, counted from the last follow-up or else from the person's first yes: a revision is no
    follow-up. Of a plan that has only had a no, from that."""
    counts_from = Coalesce(Subquery(_last_follow_up(on)), "first_agreed_on", "agreed_on", "declined_on")
    answered = (
        Plan.objects.current_on(on)
        .annotate(order_ref=F("order"), counts_from=counts_from)
        .filter(counts_from__lte=on)
    )
    return with_due(answered, "counts_from", DeadlineKey.PLAN_FOLLOWUP_OVERDUE)


# A plan that was agreed or followed up so long before the next decision was made is what that decision was made
# from: support is looked at before it is granted again, and a decision is prepared for two months at most
# (oversight.steps.decision). Older than that, it has not been looked at for the decision.
LOOKED_AT_BEFORE = timedelta(days=60)


def plan_followup_new_decision(on: date) -> QuerySet:
    """Agreed plans under a decision that is not the case's first, which nobody has looked at since, or not long
    before, that decision was made (domain.md §4: every six months, and at a new decision)."""
    granting = Decision.objects.granting().filter(case=OuterRef("case"), valid_from__lte=on)
    newest = granting.order_by("-valid_from")
    plans = Plan.objects.current_on(on).annotate(
        order_ref=F("order"),
        new_from=Subquery(newest.values("valid_from")[:1]),
        looked_from=Cast(Subquery(newest.values("decided_on")[:1]) - Value(LOOKED_AT_BEFORE), DateField()),
        last_held=Subquery(_last_follow_up(on)),
    )
    earlier = Exists(granting.filter(valid_from__lt=OuterRef("new_from")))
    unseen = plans.filter(earlier, first_agreed_on__lt=F("looked_from")).filter(
        Q(last_held__isnull=True) | Q(last_held__lt=F("looked_from"))
    )
    return with_due(unseen, "new_from", DeadlineKey.PLAN_FOLLOWUP_NEW_DECISION)
