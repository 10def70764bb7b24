"""The verbs of visits, day notes and follow-ups: permission, rule, change, history, in one transaction."""

from datetime import date

from django.db import transaction

from accounts.changes import case_changed
from accounts.permissions import require
from boendestod.errors import refuse_if
from cases.models import Case, Decision
from plans.models import Plan, PlanGoal
from plans.rules import PlanState

from ..models import (
    DecisionFollowUp,
    GoalOutcome,
    PlanFollowUp,
)
from ..rules import (
    check_conclusion,
    check_decision_held,
    check_held,
)


@transaction.atomic
def hold_plan_follow_up(
    plan: Plan,
    *,
    by,
    today: date,
    held_on: date,
    outcomes: dict[PlanGoal, tuple[str, str]],
    conclusion: str,
    **content,
) -> PlanFollowUp:
    """Record a follow-up of the plan with (result, comment) for every goal that stands; six months begin anew."""
    require(by, "plan_follow_up.hold")
    plan = Plan.objects.lock(plan.pk)
    refuse_if(plan.state == PlanState.ENDED, "Planen är avslutad.", "plan_ended")
    check_held(held_on, today=today, begun_on=plan.begun_on)
    check_conclusion(conclusion)
    goals = list(plan.goals.standing())
    refuse_if(
        any(not outcomes.get(goal, ("", ""))[0] for goal in goals),
        "Ange ett utfall för varje mål.",
        "outcome_missing",
    )
    follow_up = PlanFollowUp(
        municipality=plan.municipality,
        case=plan.case,
        plan=plan,
        held_on=held_on,
        held_by=by,
        conclusion=conclusion,
        **content,
    )
    follow_up.save_change(by=by, reason="plan_follow_up.hold")
    for goal in goals:
        result, comment = outcomes[goal]
        outcome = GoalOutcome(
            municipality=plan.municipality, follow_up=follow_up, goal=goal, result=result, comment=comment
        )
        outcome.save_change(by=by, reason="plan_follow_up.hold")
    case_changed(plan.case_id, today=today, event="plan_follow_up.hold")
    return follow_up


@transaction.atomic
def hold_decision_follow_up(
    case: Case,
    *,
    by,
    today: date,
    held_on: date,
    decision: Decision | None,
    conclusion: str,
    plan_follow_up: PlanFollowUp | None = None,
    **content,
) -> DecisionFollowUp:
    """Record the authority's follow-up of the decision, alone or held together with the plan's."""
    require(by, "decision_follow_up.hold")
    check_held(held_on, today=today)
    check_decision_held(held_on, decision.valid_from if decision else None)
    check_conclusion(conclusion)
    follow_up = DecisionFollowUp(
        municipality=case.municipality,
        case=case,
        decision=decision,
        plan_follow_up=plan_follow_up,
        held_on=held_on,
        held_by=by,
        conclusion=conclusion,
        **content,
    )
    follow_up.save_change(by=by, reason="decision_follow_up.hold")
    case_changed(case.pk, today=today, event="decision_follow_up.hold")
    return follow_up


@transaction.atomic
def hold_both_follow_ups(
    plan: Plan, *, by, today: date, held_on: date, of_decision: dict[str, str], **content
) -> PlanFollowUp:
    """Record the plan's and the decision's follow-up, held at one meeting, each with its own conclusion."""
    follow_up = hold_plan_follow_up(plan, by=by, today=today, held_on=held_on, **content)
    hold_decision_follow_up(
        plan.case,
        by=by,
        today=today,
        held_on=held_on,
        decision=plan.order.decision,
        plan_follow_up=follow_up,
        **of_decision,
    )
    return follow_up
