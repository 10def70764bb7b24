"""Steps in the life of a plan that several of its tests take."""

import pytest

from boendestod.errors import RuleBroken
from orders import actions as order_actions
from orders.models import Order
from orders.rules import Accepted, Realistic
from plans import actions
from plans.models import Plan, PlanActivity, PlanGoal
from tests.cast import TODAY, Cast


def now(record):
    """The record as it is now."""
    return type(record).objects.get(pk=record.pk)


def refused(code: str, verb, *args, **content) -> RuleBroken:
    with pytest.raises(RuleBroken) as broken:
        verb(*args, **content)
    assert broken.value.code == code, broken.value.message
    return broken.value


def goal_of(plan: Plan) -> PlanGoal:
    return plan.goals.filter(dropped_on__isnull=True).first()


def activity_of(plan: Plan) -> PlanActivity:
    return PlanActivity.objects.filter(goal__plan=plan, dropped_on__isnull=True).first()


def edit(cast: Cast, part, **content):
    verb = actions.edit_goal if isinstance(part, PlanGoal) else actions.edit_activity
    return verb(part, by=cast.support_worker, version=part.version, **content)


def edit_plan(cast: Cast, plan: Plan, **content) -> Plan:
    plan = now(plan)
    return actions.edit_plan(plan, by=cast.support_worker, version=plan.version, **content)


def add(cast: Cast, plan: Plan, what: str = "Gå ut") -> PlanActivity:
    """An activity beyond the order, with all that it must say."""
    return actions.add_activity(
        goal_of(plan),
        by=cast.support_worker,
        what=what,
        added_because="Astrid vill ut",
        how="Vi går runt dammen",
        when="torsdagar",
        responsible=cast.support_worker,
    )


def add_goal(cast: Cast, plan: Plan) -> PlanGoal:
    goal = actions.add_goal(
        plan,
        by=cast.support_worker,
        goal="Jag fikar med min syster",
        added_because="Astrid är ensam",
        life_area="relations",
        indicator="En fika i månaden",
    )
    actions.add_activity(
        goal,
        by=cast.support_worker,
        what="Ringa systern",
        added_because="För att bestämma fika",
        how="Vi ringer ihop",
        when="fredagar",
        responsible=cast.support_worker,
    )
    return goal


def step(verb, cast: Cast, plan: Plan, **more) -> Plan:
    """revise, take_back, take_up, propose or change_kind, by the support worker today."""
    plan = now(plan)
    return verb(plan, by=cast.support_worker, today=TODAY, version=plan.version, **more)


def propose(cast: Cast, plan: Plan) -> Plan:
    return step(actions.propose, cast, plan)


def say_yes(cast: Cast, plan: Plan, **answer) -> Plan:
    return cast.agree(now(plan), **answer)


def say_no(cast: Cast, plan: Plan, reason: str = "Vill inte ha besök på måndagar") -> Plan:
    return cast.agree(now(plan), agreement="declined", decline_reason=reason, signature=None)


def amend(cast: Cast, order: Order, change) -> Order:
    """Lead an amendment into the running order; `change` gets the draft."""
    amendment = order_actions.amend(now(order), by=cast.caseworker, decision=order.decision)
    change(amendment)
    sent = order_actions.send(now(amendment), by=cast.caseworker, today=TODAY)
    return order_actions.accept_amendment(sent, by=cast.coordinator, today=TODAY, received_on=TODAY)


def order_more(cast: Cast, amendment: Order, what: str = "Sortera post") -> None:
    order_actions.save_activity(
        amendment.goals.get(position=1),
        by=cast.caseworker,
        what=what,
        why="Så att hon hittar den",
        sub_goal="with_support",
    )


def order_goal(cast: Cast, amendment: Order, words: str = "Jag fikar med min syster varje månad") -> None:
    goal = order_actions.save_goal(
        amendment,
        by=cast.caseworker,
        life_area="relations",
        need_text="Astrid är ensam.",
        personal_goal=words,
        measure="En fika i månaden, tre månader i rad",
        reach_by=TODAY.replace(month=9),
        accepted=Accepted.YES,
        realistic=Realistic.YES,
    )
    order_actions.save_activity(
        goal, by=cast.caseworker, what="Ringa systern", why="För att bestämma fika", sub_goal="with_support"
    )
