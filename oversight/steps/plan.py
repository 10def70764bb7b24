"""The plan between provider, person and caseworker: written, answered, read, changed with the order, followed up."""

from datetime import date

from boendestod import dates
from boendestod.templatetags.sv import datum
from orders.models import Order
from plans.models import Plan
from plans.rules import EDITABLE, PlanKind, PlanState, ReviewOutcome

from ..thread import INFO, NEUTRAL, SOON, urgency
from .step import Step, authority, worker


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
    return [
        *_writing_steps(order, plan, today),
        *_order_steps(plan),
        *_resume_steps(plan, today),
        *_reading_steps(plan, today),
        *_proposal_steps(plan),
        *_follow_up_steps(plan, today),
    ]


def _writing_steps(order: Order, plan: Plan, today: date) -> list[Step]:
    """What the provider does for the person's answer; late when the plan should have come in."""
    late = urgency(order.received_due_on, today, SOON, INFO)
    when = {"since": _since(plan)} if late == INFO else {"due_on": order.received_due_on, "tone": late}
    if plan.state == PlanState.BEGUN:
        return [_writing("Skriv klart planen", "Utföraren skriver planen", plan, **when)]
    if plan.state == PlanState.REVISING:
        words = "Skriv klart och föreslå den nya versionen", "Utföraren skriver en ny version av planen"
        return [_writing(*words, plan, **when)]
    if plan.state == PlanState.DECLINED:
        words = "Personen sade nej. Ändra planen och fråga igen", "Personen sade nej till planen"
        return [_writing(*words, plan, **when)]
    if plan.state == PlanState.PROPOSED and plan.kind != PlanKind.CONTACT:
        return [
            worker(
                verb="plan.agree",
                todo="Fråga personen om planen och skriv in svaret",
                waiting="Planen väntar på personens svar",
                label="Skriv in svaret",
                route="plan_agree",
                pk=plan.pk,
                **when,
            )
        ]
    return []


def _since(plan: Plan) -> date:
    if plan.state == PlanState.DECLINED:
        return plan.declined_on
    return dates.day_of(plan.proposed_at) if plan.proposed_at else plan.begun_on


def _writing(todo: str, waiting: str, plan: Plan, **when) -> Step:
    return worker(
        verb="plan.edit", todo=todo, waiting=waiting, label="Skriv", route="plan_edit", pk=plan.pk, **when
    )


def _order_steps(plan: Plan) -> list[Step]:
    """Who writes the plan anyhow takes in there what has changed; a plan in use is revised for it."""
    if not plan.is_older_than_order or plan.state == PlanState.PROPOSED:
        return []
    return [
        worker(
            verb="plan.edit",
            todo="Beställningen har ändrats. Ta in ändringen i planen",
            waiting="Utföraren tar in den ändrade beställningen i planen",
            label="Ta in",
            route="plan_edit" if plan.state in EDITABLE else "plan_revise",
            pk=plan.pk,
            since=plan.answered_on or plan.begun_on,
            says_when=False,
        )
    ]


def _resume_steps(plan: Plan, today: date) -> list[Step]:
    """Who writes the plan anyhow sees there what is put off."""
    if plan.state != PlanState.AGREED or plan.resume_on is None or plan.resume_on > today:
        return []
    return [
        worker(
            verb="plan.edit",
            todo=f"Ta upp det som skjutits upp till {datum(plan.resume_on)}",
            waiting="Utföraren tar upp det som har skjutits upp i planen",
            label="Ta upp",
            route="plan_revise",
            pk=plan.pk,
            since=plan.resume_on,
            says_when=False,
        )
    ]


def _reading_steps(plan: Plan, today: date) -> list[Step]:
    if plan.review_id is None:
        return []
    if plan.review_outcome == ReviewOutcome.RETURNED and plan.state not in EDITABLE:
        return [_returned_step(plan)]
    if plan.review_outcome:
        return []
    tone = urgency(plan.unread_due_on, today, SOON, INFO)
    when = {"since": plan.arrived_on} if tone == INFO else {"due_on": plan.unread_due_on, "tone": tone}
    return [
        authority(
            verb="plan.review",
            todo="Svara på planen" if plan.review_read_at else "Läs planen",
            waiting="Handläggaren läser planen",
            label="Läs",
            route="plan_review",
            pk=plan.review_id,
            **when,
        )
    ]


def _returned_step(plan: Plan) -> Step:
    return worker(
        verb="plan.edit",
        todo="Handläggaren har återsänt planen. Läs anmärkningarna och ändra den",
        waiting="Utföraren ändrar planen efter anmärkningarna",
        label="Läs",
        route="plan",
        pk=plan.pk,
        since=dates.day_of(plan.reviewed_at),
    )


def _proposal_steps(plan: Plan) -> list[Step]:
    """Shown with the plan while that is to be read."""
    if not plan.open_proposals or plan.review_id is None or not plan.review_outcome:
        return []
    return [
        authority(
            verb="plan.review",
            todo=f"Svara på utförarens förslag ({plan.open_proposals})",
            waiting="Handläggaren svarar på förslagen i planen",
            label="Svara",
            route="plan_review",
            pk=plan.review_id,
            since=plan.arrived_on,
        )
    ]


def _follow_up_steps(plan: Plan, today: date) -> list[Step]:
    due_on = min(filter(None, [plan.follow_up_due_on, plan.new_decision_due_on]), default=None)
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
