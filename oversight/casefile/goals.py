from dataclasses import dataclass
from datetime import datetime

from followup.models import GoalOutcome, evidence
from followup.rules import HowDone
from orders.models import (
    Order,
)
from plans.models import Plan

from ..thread import Thread


@dataclass(frozen=True)
class Row:
    """One goal all the way: what was ordered, what is planned, what was done, how it went."""

    goal: object
    ordered: object
    activities: list
    visits: int
    last_note_at: datetime | None
    outcome: GoalOutcome | None


def goal_rows(thread: Thread) -> list[Row]:
    """From the plan when there is one, else from the order alone."""
    if thread.order is None:
        return []
    if thread.plan is None:
        order = Order.objects.with_content().get(pk=thread.order.pk)
        return [_ordered_row(goal) for goal in order.goals.all()]
    plan = Plan.objects.with_content().get(pk=thread.plan.pk)
    outcomes = _last_outcomes(plan)
    return [_planned_row(found, outcomes) for found in evidence(plan, plan.begun_on)]


def _ordered_row(goal) -> Row:
    activities = [(activity, []) for activity in goal.activities.all()]
    return Row(goal, goal, activities, 0, None, None)


def _planned_row(found, outcomes: dict) -> Row:
    activities = [(a.activity, _marks(a.counts)) for a in found.activities]
    outcome = outcomes.get(found.goal.pk)
    return Row(found.goal, found.goal.order_goal, activities, found.visits, found.last_note_at, outcome)


def _marks(counts: list[int]) -> list[tuple[str, int]]:
    return [(how.label, count) for how, count in zip(HowDone, counts, strict=True) if count]


def _last_outcomes(plan: Plan) -> dict:
    held = GoalOutcome.objects.filter(follow_up__plan=plan).select_related("follow_up")
    return {outcome.goal_id: outcome for outcome in held.order_by("follow_up__held_on", "recorded_at")}
