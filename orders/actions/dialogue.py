"""The order between caseworker and provider: permission, move, change, history, in one transaction."""

from datetime import date

from django.db import transaction

from accounts.changes import case_changed
from accounts.permissions import require
from accounts.rules import Role
from boendestod import dates
from boendestod.errors import next_state, refuse_if

from ..models import Order, OrderReturn
from ..rules import DAYS_TO_ANSWER, MOVES, Structured
from .amendment import check_received, withdraw_all
from .keeping import keep_version
from .writing import remarks


@transaction.atomic
def send(order: Order, *, by, today: date, answer: str = "", version: int | None = None) -> Order:
    """Send the order, or the amendment of one, to the provider, who from then reads it as it was sent; a returned
    one is sent again with the answer to the question."""
    require(by, "order.send")
    order = Order.objects.lock(order.pk, version)
    state = next_state(order.moves, "send", order.state, "Beställningen är redan skickad.")
    missing = remarks(order)
    refuse_if(
        bool(missing),
        "Beställningen är inte klar: " + " ".join(remark.text for remark in missing),
        "order_incomplete",
    )
    _refuse_expired(order, today)
    if question := order.returns.unanswered().last():
        _answer(question, by=by, answer=answer)
    order.state, order.sent_on, order.sent_at = state, today, dates.now()
    order.received_on = order.received_recorded_at = None
    order.structured = Structured.YES
    keep_version(order, by=by)
    order.save_change(by=by, reason="order.send")
    case_changed(order.case_id, today=today, event="order.send")
    return order


def _refuse_expired(order: Order, today: date) -> None:
    last_day = order.decision.last_day if order.decision else None
    refuse_if(
        last_day is not None and last_day < today,
        "Beslutet har gått ut. Skriv ett nytt beslut innan du beställer.",
        "decision_expired",
    )


def _answer(question: OrderReturn, *, by, answer: str) -> None:
    refuse_if(not answer.strip(), "Svara på utförarens fråga.", "no_answer", "answer")
    question.answer, question.answered_at = answer, dates.now()
    question.save_change(by=by, reason="order.answer")


@transaction.atomic
def accept(order: Order, *, by, today: date, received_on: date, key_worker, start_on: date) -> Order:
    """The provider takes the order on. The days for beginning a plan count from `received_on`."""
    require(by, "order.accept")
    refuse_if(order.amends_id is not None, "Det här är en ändring av en beställning.", "amendment")
    order = Order.objects.lock(order.pk)
    order.state = next_state(
        MOVES, "accept", order.state, "Beställningen väntar inte på svar. Ladda om sidan och se vad som hänt."
    )
    check_received(order, received_on, today)
    _check_key_worker(order, key_worker)
    order.received_on, order.received_recorded_at = received_on, dates.now()
    order.key_worker, order.start_on = key_worker, start_on
    order.save_change(by=by, reason="order.accept")
    case_changed(order.case_id, today=today, event="order.accept")
    return order


def _check_key_worker(order: Order, key_worker) -> None:
    member = key_worker.membership
    refuse_if(
        member is None or member.provider_id != order.provider_id or member.role != Role.SUPPORT_WORKER,
        "Välj en boendestödjare hos utföraren.",
        "key_worker_elsewhere",
        "key_worker",
    )


@transaction.atomic
def return_with_question(
    order: Order, *, by, category: str, question: str, answer_by: date | None = None
) -> OrderReturn:
    """The provider sends the order back because something must be made clear first, and says by when."""
    require(by, "order.return")
    order = Order.objects.lock(order.pk)
    order.state = next_state(
        order.moves,
        "return",
        order.state,
        "Beställningen väntar inte på svar. Ladda om sidan och se vad som hänt.",
    )
    refuse_if(not question.strip(), "Skriv vad du behöver veta.", "no_question", "question")
    order.save_change(by=by, reason="order.return")
    returned = OrderReturn(
        municipality=order.municipality,
        order=order,
        provider=order.provider,
        category=category,
        question=question,
        asked_by=by,
    )
    asked_on = dates.day_of(returned.recorded_at)
    returned.answer_by = answer_by or dates.add_length(asked_on, days=DAYS_TO_ANSWER)
    refuse_if(
        returned.answer_by < asked_on, "Välj i dag eller en dag som kommer.", "answer_by_passed", "answer_by"
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
    refuse_if(order.amends_id is not None, "En ändring återtas, den avslutas inte.", "amendment")
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
    withdraw_all(order, by=by, today=today, reason=reason)
    order.ended_on, order.end_reason = ended_on, reason
    order.save_change(by=by, reason="order.end")
    case_changed(order.case_id, today=today, event="order.end")
    return order
