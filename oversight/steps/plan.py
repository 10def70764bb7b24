from datetime import date

from orders.models import Order
from plans.models import Plan
from plans.rules import PlanState

from ..thread import INFO, NEUTRAL, SOON, urgency
from .step import Step, worker


def plan_steps(order: Order, plan: Plan | None, today: date) -> list[Step]:
    if plan is None or plan.state == PlanState.ENDED:
        return [
            worker(
                verb="plan.begin",
                todo="Påbörja planen",
                waiting="Utföraren ska påbörja planen",
                label="Påbörja",
                route="plan_new",
                pk=order.pk,
                due_on=order.plan_due_on,
                tone=urgency(order.plan_due_on, today, SOON, INFO),
            )
        ]
    return _agreement_steps(plan) + _follow_up_steps(plan, today)


def _agreement_steps(plan: Plan) -> list[Step]:
    if plan.state == PlanState.BEGUN:
        words = {"todo": "Gör klart planen och kom överens", "waiting": "Utföraren gör klart planen"}
        since = plan.begun_on
    elif plan.state == PlanState.DECLINED:
        words = {
            "todo": "Personen sade nej. Ändra planen och fråga igen",
            "waiting": "Personen sade nej till planen",
        }
        since = plan.declined_on
    else:
        return []
    return [worker(verb="plan.edit", label="Skriv", route="plan_edit", pk=plan.pk, since=since, **words)]


def _follow_up_steps(plan: Plan, today: date) -> list[Step]:
    due_on = plan.follow_up_due_on
    tone = urgency(due_on, today, SOON, NEUTRAL)
    if tone == NEUTRAL:
        return []
    return [
        worker(
            verb="plan_follow_up.hold",
            todo="Följ upp planen",
            waiting="Utföraren ska följa upp planen",
            label="Följ upp",
            route="plan_follow_up_new",
            pk=plan.pk,
            due_on=due_on,
            tone=tone,
        )
    ]
