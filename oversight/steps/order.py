"""The order between caseworker and provider, amendments too, until support has started."""

from datetime import date

from accounts.permissions import ALLOWED
from boendestod import dates
from orders.models import Order
from orders.rules import OrderState

from ..thread import ANSWER_SOON, INFO, SOON, urgency
from .step import Step, authority, provider, receiver


def order_steps(order: Order, today: date) -> list[Step]:
    if order.state == OrderState.DRAFT:
        return [_draft_step(order)]
    if order.state == OrderState.RETURNED:
        return [_question_step(order, today), *_message_steps(order)]
    if order.state == OrderState.SENT:
        return [_answer_step(order), *_message_steps(order)]
    return _message_steps(order) + _assign_steps(order)


def _what(order: Order) -> str:
    return "ändringen av beställningen" if order.amends_id else "beställningen"


def _draft_step(order: Order) -> Step:
    return authority(
        verb="order.draft",
        todo=f"Skriv klart {_what(order)}",
        waiting=f"Handläggaren skriver på {_what(order)}",
        label="Skriv",
        route="order_edit",
        pk=order.pk,
        since=dates.day_of(order.recorded_at),
    )


def _question_step(order: Order, today: date) -> Step:
    when = {"since": dates.day_of(order.asked_at) if order.asked_at else None}
    if order.answer_by:
        tone = urgency(order.answer_by, today, ANSWER_SOON, INFO)
        when = {"due_on": order.answer_by, "tone": tone}
    return authority(
        verb="order.draft",
        todo="Svara på utförarens fråga",
        waiting=f"Handläggaren skriver på {_what(order)}",
        label="Svara",
        route="order_edit",
        pk=order.pk,
        **when,
    )


def _answer_step(order: Order) -> Step:
    is_change = order.amends_id is not None
    return receiver(
        verb="order.accept",
        todo="Godta eller återsänd ändringen av beställningen" if is_change else "Ta emot eller återsänd",
        waiting="Utföraren ska svara på ändringen" if is_change else "Utföraren ska ta emot beställningen",
        label="Öppna",
        route="order",
        pk=order.pk,
        since=order.sent_on,
    )


def _message_steps(order: Order) -> list[Step]:
    """Only what the user's own side has not read is loaded."""
    if order.unread_since is None:
        return []
    return [
        Step(
            who=ALLOWED["order.write_message"],
            verb="order.write_message",
            todo="Läs ett nytt meddelande om beställningen",
            waiting="Ett meddelande om beställningen är oläst",
            label="Läs",
            route="order",
            pk=order.pk,
            since=dates.day_of(order.unread_since),
        )
    ]


def _assign_steps(order: Order) -> list[Step]:
    if order.key_worker_id:
        return []
    return [
        receiver(
            verb="order.assign",
            todo="Utse stödperson",
            waiting="Utföraren ska utse en stödperson",
            label="Utse",
            route="order_assign",
            pk=order.pk,
            since=order.received_on,
        )
    ]


def start_steps(order: Order, today: date) -> list[Step]:
    if order.start_due_on is None:
        return []
    return [
        provider(
            verb="order.execute",
            todo="Börja ge stödet, eller skriv in att det har startat",
            waiting="Utföraren ska börja ge stödet",
            label="Skriv in start",
            route="order_start",
            pk=order.pk,
            due_on=order.start_due_on,
            tone=urgency(order.start_due_on, today, SOON, INFO),
        )
    ]
