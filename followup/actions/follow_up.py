"""Holding a follow-up, of the plan, of the decision, or of both at one meeting; and what its conclusion begins."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from accounts.changes import case_changed
from accounts.permissions import CASEWORKERS, PLANNERS, require
from boendestod.errors import refuse_if
from boendestod.templatetags.sv import datum
from cases.models import Case, Decision
from cases.rules import hours_a_month
from orders import actions as order_actions
from orders.models import Order
from orders.rules import OrderState, Side, side_of
from plans.models import Plan, PlanGoal
from plans.rules import PlanState

from ..models import DecisionFollowUp, GoalOutcome, PlanFollowUp, StatementRequest, TaperStep
from ..rules import (
    Conclusion,
    Step,
    check_conclusion,
    check_decision_held,
    check_held,
    check_statement,
    check_taper,
)
from .meeting import meeting_was_held

# Who writes which side's picture of the support.
VIEWS = {"workers_view": PLANNERS, "caseworkers_view": CASEWORKERS}


@transaction.atomic
def hold_plan_follow_up(
    plan: Plan,
    *,
    by,
    today: date,
    held_on: date,
    outcomes: dict[PlanGoal, tuple[str, str]],
    conclusion: str,
    states: dict[PlanGoal, int | None] | None = None,
    taper: Sequence[Step] = (),
    **content,
) -> PlanFollowUp:
    """Record a follow-up of the plan with (result, comment) for every goal that stands; six months begin anew. What the
    provider concludes but only the authority can do is also written to the caseworker."""
    require(by, "plan_follow_up.hold")
    plan = Plan.objects.select_related("order").lock(plan.pk)
    refuse_if(plan.state == PlanState.ENDED, "Planen är avslutad.", "plan_ended")
    check_held(held_on, today=today, begun_on=plan.begun_on)
    check_conclusion(conclusion)
    _check_views(content, by=by)
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
            municipality=plan.municipality,
            follow_up=follow_up,
            goal=goal,
            result=result,
            state_now=(states or {}).get(goal),
            comment=comment,
        )
        outcome.save_change(by=by, reason="plan_follow_up.hold")
    if conclusion == Conclusion.TAPER:
        _save_taper(taper, plan.order, by=by, held_on=held_on, plan_follow_up=follow_up)
    meeting_was_held(follow_up, by=by)
    _tell_caseworker(follow_up, plan.order, by=by)
    case_changed(plan.case_id, today=today, event="plan_follow_up.hold")
    return follow_up


def _check_views(content: dict, *, by) -> None:
    for name, roles in VIEWS.items():
        refuse_if(
            bool(content.get(name)) and by.role not in roles,
            "Skriv bara er egen bild av stödet.",
            "other_sides_view",
            name,
        )


def _save_taper(steps: Sequence[Step], order: Order | None, *, by, held_on: date, **of) -> None:
    ordered = None
    if order is not None and order.hours is not None:
        ordered = hours_a_month(order.hours, order.hours_per)
    check_taper(steps, held_on=held_on, ordered=ordered)
    (follow_up,) = of.values()
    for number, planned in enumerate(steps, 1):
        step = TaperStep(municipality=follow_up.municipality, number=number, **of, **planned._asdict())
        step.save_change(by=by, reason="follow_up.taper")


def _tell_caseworker(follow_up: PlanFollowUp, order: Order, *, by) -> None:
    """A provider proposes; the caseworker has it among her messages."""
    proposes = follow_up.conclusion != Conclusion.CONTINUE and side_of(by.role) == Side.PROVIDER
    if not proposes or not order.can("message"):
        return
    day, what = datum(follow_up.held_on), follow_up.get_conclusion_display()
    text = f"Vid uppföljningen av planen {day} föreslog vi: {what}. {follow_up.summary}".strip()
    order_actions.write_message(order, by=by, text=text)


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
    statement: StatementRequest | None = None,
    no_statement_because: str = "",
    taper: Sequence[Step] = (),
    **content,
) -> DecisionFollowUp:
    """Record the authority's follow-up of the decision, alone or held together with the plan's, which then has the
    steps of a taper."""
    require(by, "decision_follow_up.hold")
    refuse_if(
        decision is not None and decision.case_id != case.pk,
        "Välj ett av ärendets beslut.",
        "decision_elsewhere",
        "decision",
    )
    check_held(held_on, today=today)
    if decision is not None:
        check_decision_held(held_on, decision.valid_from, decision.ended_on)
    check_conclusion(conclusion)
    order = order_in_force(case)
    _check_statement(case, order, statement, no_statement_because)
    follow_up = DecisionFollowUp(
        municipality=case.municipality,
        case=case,
        decision=decision,
        plan_follow_up=plan_follow_up,
        statement=statement,
        no_statement_because="" if statement else no_statement_because,
        held_on=held_on,
        held_by=by,
        conclusion=conclusion,
        **content,
    )
    follow_up.save_change(by=by, reason="decision_follow_up.hold")
    with_plans_taper = plan_follow_up is not None and plan_follow_up.conclusion == Conclusion.TAPER
    if conclusion == Conclusion.TAPER and not with_plans_taper:
        _save_taper(taper, order, by=by, held_on=held_on, decision_follow_up=follow_up)
    meeting_was_held(follow_up, by=by)
    case_changed(case.pk, today=today, event="decision_follow_up.hold")
    return follow_up


def order_in_force(case: Case) -> Order | None:
    return case.orders.filter(state=OrderState.ACCEPTED, amends__isnull=True).order_by("-recorded_at").first()


def _check_statement(
    case: Case, order: Order | None, statement: StatementRequest | None, because: str
) -> None:
    refuse_if(
        statement is not None and (statement.case_id != case.pk or statement.answered_at is None),
        "Välj ett utlåtande som utföraren har lämnat i ärendet.",
        "statement_unanswered",
        "statement",
    )
    check_statement(has_provider=order is not None, has_statement=statement is not None, because=because)


@transaction.atomic
def hold_both_follow_ups(
    plan: Plan, *, by, today: date, held_on: date, of_decision: dict, taper: Sequence[Step] = (), **content
) -> PlanFollowUp:
    """Record the plan's and the decision's follow-up, held at one meeting, each with its own conclusion."""
    follow_up = hold_plan_follow_up(plan, by=by, today=today, held_on=held_on, taper=taper, **content)
    hold_decision_follow_up(
        plan.case,
        by=by,
        today=today,
        held_on=held_on,
        decision=plan.order.decision,
        plan_follow_up=follow_up,
        taper=taper,
        **of_decision,
    )
    return follow_up


@transaction.atomic
def give_view(follow_up: PlanFollowUp, *, by, text: str) -> PlanFollowUp:
    """Add one's own side's picture of the support to a follow-up that the other side wrote; once."""
    require(by, "plan_follow_up.hold")
    follow_up = PlanFollowUp.objects.lock(follow_up.pk)
    field = next(name for name, roles in VIEWS.items() if by.role in roles)
    refuse_if(not text.strip(), "Skriv er bild av stödet.", "no_text", "text")
    refuse_if(bool(getattr(follow_up, field)), "Er bild är redan skriven.", "view_given")
    setattr(follow_up, field, text)
    follow_up.save_change(by=by, reason="plan_follow_up.give_view")
    return follow_up
