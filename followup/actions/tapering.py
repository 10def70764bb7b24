"""From a follow-up's conclusion to the amendment of the order."""

from datetime import date

from django.db import transaction

from accounts.permissions import require
from boendestod.errors import refuse_if
from cases.models import Decision
from cases.rules import HoursPer, hours_a_month
from orders import actions as order_actions
from orders.models import Order

from ..models import DecisionFollowUp, PlanFollowUp, TaperStep
from ..rules import CHANGES_ORDER
from .follow_up import order_in_force


@transaction.atomic
def begin_amendment(follow_up: PlanFollowUp | DecisionFollowUp, *, by, today: date) -> Order:
    """Begin the amendment that the follow-up led to. Of a taper it gives the hours of the first step that the order
    has not come down to."""
    require(by, "order.amend")
    refuse_if(
        follow_up.conclusion not in CHANGES_ORDER,
        "Uppföljningen ledde inte till att beställningen ska ändras.",
        "nothing_to_amend",
    )
    order = order_in_force(follow_up.case)
    refuse_if(order is None, "Ärendet har ingen beställning som pågår.", "no_order")
    amendment = order_actions.amend(order, by=by, decision=_decision_for(order, today))
    step = next_step(follow_up, order)
    if step is None:
        return amendment
    return order_actions.edit_order(
        amendment,
        by=by,
        version=amendment.version,
        hours=step.hours_a_month,
        hours_per=HoursPer.MONTH,
    )


def _decision_for(order: Order, today: date) -> Decision | None:
    """The one that the order rests on while it has days left, or else the case's latest that has."""
    present = order.decision
    if present is None or present.last_day is None or present.last_day >= today:
        return present
    return order.case.decisions.in_force_from(today).first() or present


def next_step(follow_up: PlanFollowUp | DecisionFollowUp, order: Order) -> TaperStep | None:
    """The first step of the taper that gives less time than the order does now."""
    steps = list(follow_up.taper_steps.all())
    if order.hours is None:
        return next(iter(steps), None)
    ordered = hours_a_month(order.hours, order.hours_per)
    return next((step for step in steps if step.hours_a_month < ordered), None)
