"""Writing the order: permission, move, change, history, in one transaction."""

from django.db import transaction

from accounts.permissions import require
from boendestod.errors import next_state, refuse_if
from cases.models import Case, Decision

from ..models import Order, OrderActivity, OrderGoal
from ..rules import (
    MOVES,
    ActivityContent,
    GoalContent,
    OrderContent,
    Remark,
    missing_for_sending,
)

LOCKED = "Beställningen är skickad och kan inte ändras nu."


@transaction.atomic
def draft_order(case: Case, *, by, decision: Decision | None, **content) -> Order:
    """Begin an order on a decision; without one only where the municipality offers that (SoL 11:5)."""
    require(by, "order.draft")
    refuse_if(case.closed_on is not None, "Ärendet är avslutat.", "case_closed")
    refuse_if(
        decision is None and not case.municipality.support_without_decision,
        "Skriv beslutet först. En beställning vilar på ett beslut.",
        "no_decision",
    )
    _check_provider(case, content.get("provider"))
    if decision is not None:
        refuse_if(
            decision.case_id != case.pk or decision.valid_from is None,
            "Välj ett beslut som ger personen stöd.",
            "decision_elsewhere",
            "decision",
        )
        content = {"hours": decision.granted_hours, "hours_per": decision.granted_per} | content
    order = Order(municipality=case.municipality, case=case, decision=decision, **content)
    order.save_change(by=by, reason="order.draft")
    return order


def _check_provider(case: Case, provider) -> None:
    refuse_if(
        provider is not None and provider.municipality_id != case.municipality_id,
        "Välj en utförare i kommunen.",
        "provider_elsewhere",
        "provider",
    )


def _editable(order: Order, *, by, version: int | None = None) -> Order:
    require(by, "order.draft")
    order = Order.objects.lock(order.pk)
    next_state(MOVES, "edit", order.state, LOCKED)
    return Order.objects.lock(order.pk, version)


@transaction.atomic
def edit_order(order: Order, *, by, version: int, **content) -> Order:
    """Change a draft or returned order."""
    order = _editable(order, by=by, version=version)
    _check_provider(order.case, content.get("provider"))
    for field, value in content.items():
        setattr(order, field, value)
    order.save_change(by=by, reason="order.edit")
    return order


@transaction.atomic
def save_goal(order: Order, *, by, goal: OrderGoal | None = None, version: int | None = None, **content):
    """Add a goal to the order, or change the one given."""
    order = _editable(order, by=by)
    if goal is None:
        goal = OrderGoal(municipality=order.municipality, order=order, position=order.goals.count() + 1)
    else:
        goal = order.goals.all().lock(goal.pk, version)
    for field, value in content.items():
        setattr(goal, field, value)
    goal.save_change(by=by, reason="order.edit")
    return goal


@transaction.atomic
def save_activity(
    goal: OrderGoal, *, by, activity: OrderActivity | None = None, version: int | None = None, **content
):
    """Add an activity to the goal, or change the one given."""
    _editable(goal.order, by=by)
    if activity is None:
        activity = OrderActivity(
            municipality=goal.municipality, goal=goal, position=goal.activities.count() + 1
        )
    else:
        activity = goal.activities.all().lock(activity.pk, version)
    for field, value in content.items():
        setattr(activity, field, value)
    activity.save_change(by=by, reason="order.edit")
    return activity


@transaction.atomic
def remove_part(part: OrderGoal | OrderActivity, *, by) -> None:
    """Take a goal or an activity out of an order that no provider has taken on; the history keeps it."""
    order = part.order if isinstance(part, OrderGoal) else part.goal.order
    order = _editable(order, by=by)
    if isinstance(part, OrderGoal):
        for activity in part.activities.all():
            _delete(activity, by=by)
    _delete(part, by=by)


def _delete(part, *, by) -> None:
    part._history_user = by
    part._change_reason = "order.remove"
    part.delete()


def remarks(order: Order) -> list[Remark]:
    """What is still missing before the order can be sent."""
    return missing_for_sending(
        OrderContent(
            scheme=order.scheme,
            provider=order.provider_id is not None,
            needs=order.needs,
            hours=bool(order.hours),
            follow_up_on=order.follow_up_on is not None,
            follow_up_form=order.follow_up_form,
            children_known=bool(order.case.client.minor_children),
            children_note=order.children_note,
            goals=[_goal_content(goal) for goal in order.goals.all()],
        )
    )


def _goal_content(goal: OrderGoal) -> GoalContent:
    return GoalContent(
        life_area=goal.life_area,
        personal_goal=goal.personal_goal,
        activities=[
            ActivityContent(what=a.what, why=a.why, sub_goal=a.sub_goal, support_form=a.support_form)
            for a in goal.activities.all()
        ],
    )
