"""The verbs of the order: permission, move, change, history, in one transaction."""

from datetime import date

from django.db import transaction

from accounts.changes import case_changed
from accounts.permissions import require
from accounts.rules import Role
from boendestod import dates
from boendestod.errors import RuleBroken, next_state, refuse_if
from cases.models import Case, Decision

from .models import Order, OrderActivity, OrderGoal, OrderReturn
from .rules import (
    MOVES,
    ActivityContent,
    GoalContent,
    OrderContent,
    OrderState,
    Remark,
    Structured,
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


@transaction.atomic
def send(order: Order, *, by, today: date, answer: str = "", version: int | None = None) -> Order:
    """Send the order to the provider; a returned order is sent again with the answer to the question."""
    require(by, "order.send")
    order = Order.objects.lock(order.pk, version)
    state = next_state(MOVES, "send", order.state, "Beställningen är redan skickad.")
    missing = remarks(order)
    refuse_if(
        bool(missing),
        "Beställningen är inte klar: " + " ".join(remark.text for remark in missing),
        "order_incomplete",
    )
    _refuse_expired(order, today)
    if order.state == OrderState.RETURNED:
        _answer(order, by=by, answer=answer)
    order.state, order.sent_on, order.sent_at = state, today, dates.now()
    order.received_on = order.received_recorded_at = None
    order.structured = Structured.YES
    order.save_change(by=by, reason="order.send")
    return order


def _refuse_expired(order: Order, today: date) -> None:
    last_day = order.decision.last_day if order.decision else None
    refuse_if(
        last_day is not None and last_day < today,
        "Beslutet har gått ut. Skriv ett nytt beslut innan du beställer.",
        "decision_expired",
    )


def _answer(order: Order, *, by, answer: str) -> None:
    refuse_if(not answer.strip(), "Svara på utförarens fråga.", "no_answer", "answer")
    question = order.returns.filter(answered_at__isnull=True).last()
    if question is None:
        raise RuleBroken("Det finns ingen fråga att svara på.", "no_question")
    question.answer, question.answered_at = answer, dates.now()
    question.save_change(by=by, reason="order.answer")


@transaction.atomic
def accept(order: Order, *, by, today: date, received_on: date, key_worker, start_on: date) -> Order:
    """The provider takes the order on. The days for beginning a plan count from `received_on`."""
    require(by, "order.accept")
    order = Order.objects.lock(order.pk)
    order.state = next_state(
        MOVES, "accept", order.state, "Beställningen väntar inte på svar. Ladda om sidan och se vad som hänt."
    )
    _check_received(order, received_on, today)
    _check_key_worker(order, key_worker)
    order.received_on, order.received_recorded_at = received_on, dates.now()
    order.key_worker, order.start_on = key_worker, start_on
    order.save_change(by=by, reason="order.accept")
    case_changed(order.case_id, today=today, event="order.accept")
    return order


def _check_received(order: Order, received_on: date, today: date) -> None:
    refuse_if(received_on > today, "Mottagen kan inte ligga framåt i tiden.", "received_ahead", "received_on")
    refuse_if(
        order.sent_on is not None and received_on < order.sent_on,
        "Beställningen kan inte tas emot före den dag den skickades.",
        "received_before_sent",
        "received_on",
    )


def _check_key_worker(order: Order, key_worker) -> None:
    member = key_worker.membership
    refuse_if(
        member is None or member.provider_id != order.provider_id or member.role != Role.SUPPORT_WORKER,
        "Välj en boendestödjare hos utföraren.",
        "key_worker_elsewhere",
        "key_worker",
    )


@transaction.atomic
def return_with_question(order: Order, *, by, category: str, question: str) -> OrderReturn:
    """The provider sends the order back because something must be made clear first."""
    require(by, "order.return")
    order = Order.objects.lock(order.pk)
    order.state = next_state(
        MOVES, "return", order.state, "Beställningen väntar inte på svar. Ladda om sidan och se vad som hänt."
    )
    refuse_if(not question.strip(), "Skriv vad du behöver veta.", "no_question", "question")
    order.save_change(by=by, reason="order.return")
    returned = OrderReturn(
        municipality=order.municipality, order=order, category=category, question=question, asked_by=by
    )
    returned.save_change(by=by, reason="order.return")
    return returned


@transaction.atomic
def assign_key_worker(order: Order, *, by, key_worker, version: int) -> Order:
    """Let another support worker be the person's key worker."""
    require(by, "order.assign")
    order = Order.objects.lock(order.pk, version)
    next_state(MOVES, "assign", order.state, "Ta emot beställningen innan du fördelar den.")
    _check_key_worker(order, key_worker)
    order.key_worker = key_worker
    order.save_change(by=by, reason="order.assign")
    return order


@transaction.atomic
def end(order: Order, *, by, today: date, ended_on: date, reason: str, version: int | None = None) -> Order:
    """The caseworker ends the order; a provider can only propose it (report 001 §5.1.2)."""
    require(by, "order.end")
    order = Order.objects.lock(order.pk, version)
    order.state = next_state(MOVES, "end", order.state, "Beställningen kan inte avslutas i det här läget.")
    refuse_if(not reason.strip(), "Skriv varför beställningen avslutas.", "no_reason", "reason")
    refuse_if(ended_on > today, "Välj en dag som har varit.", "ended_ahead", "ended_on")
    refuse_if(
        order.received_on is not None and ended_on < order.received_on,
        "Beställningen kan inte avslutas före den dag den togs emot.",
        "ended_before_received",
        "ended_on",
    )
    order.ended_on, order.end_reason = ended_on, reason
    order.save_change(by=by, reason="order.end")
    case_changed(order.case_id, today=today, event="order.end")
    return order
