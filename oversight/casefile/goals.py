from dataclasses import dataclass
from datetime import datetime

from followup.daily import daily_of, goals_of, last_outcomes
from followup.evidence import ActivityEvidence, GoalEvidence, evidence, stands
from followup.models import GoalOutcome
from followup.rules import Conclusion, HowDone, Step
from orders.models import Order

from ..thread import Thread


@dataclass(frozen=True)
class Row:
    """One goal all the way: what was ordered, what is planned, what was done, how it went."""

    goal: object
    ordered: object
    activities: list[tuple[str, str, list]]
    visits: int
    last_note_at: datetime | None
    outcome: GoalOutcome | None


def goal_rows(thread: Thread) -> list[Row]:
    """From the plan that the daily work follows when there is one, else from the order alone."""
    if thread.order is None:
        return []
    if thread.plan is None:
        order = Order.objects.with_content().get(pk=thread.order.pk)
        return [_ordered_row(goal) for goal in order.goals.all()]
    daily = daily_of(thread.plan)
    outcomes = last_outcomes(daily.plan)
    whens = {activity["id"]: activity["values"]["when_text"] for activity in daily.activities()}
    found = evidence(daily.plan, goals_of(daily), daily.plan.begun_on)
    return [_planned_row(goal, whens, outcomes) for goal in found]


def _ordered_row(goal) -> Row:
    activities = [(activity.what, activity.scope, []) for activity in goal.activities.all()]
    return Row(goal, goal, activities, 0, None, None)


def _planned_row(found: GoalEvidence, whens: dict[str, str], outcomes: dict) -> Row:
    activities = [
        (each.activity.what, whens[str(each.activity.pk)], _marks(each)) for each in found.activities
    ]
    outcome = outcomes.get(found.goal.pk)
    return Row(found.goal, found.goal.order_goal, activities, found.visits, found.last_note_at, outcome)


def _marks(found: ActivityEvidence) -> list[tuple[str, int]]:
    return [(how.label, count) for how, count in zip(HowDone, found.counts, strict=True) if count]


def taper_steps(thread: Thread) -> list[Step]:
    """How the support is wound down, when the latest follow-up says so."""
    last = stands(thread.case.concluded_of_plan, thread.case.concluded_of_decision)
    return last.steps if last is not None and last.conclusion == Conclusion.TAPER else []
