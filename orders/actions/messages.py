"""The thread of messages about an order: permission, save, history, in one transaction."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from accounts.changes import case_changed
from accounts.permissions import require
from boendestod import dates
from boendestod.errors import next_state, refuse_if

from ..models import Order, OrderMessage
from ..rules import side_of


@transaction.atomic
def write_message(
    order: Order, *, by, text: str, answer_by: date | None = None, answers: Iterable[OrderMessage] = ()
) -> OrderMessage:
    """Write to the other side, from sending until the order has ended. `answers` are the messages that the writer
    had before her: they count as read. Nothing is changed or taken back afterwards."""
    require(by, "order.write_message")
    order = Order.objects.lock(order.pk)
    next_state(
        order.moves,
        "message",
        order.state,
        "Ni kan skriva till varandra från det att beställningen skickas tills den avslutas.",
    )
    refuse_if(not text.strip(), "Skriv ett meddelande.", "no_text", "text")
    message = OrderMessage(
        municipality=order.municipality,
        order=order,
        provider=order.provider,
        side=side_of(by.role),
        author=by,
        text=text,
        answer_by=answer_by,
    )
    refuse_if(
        answer_by is not None and answer_by < dates.day_of(message.recorded_at),
        "Välj i dag eller en dag som kommer.",
        "answer_by_passed",
        "answer_by",
    )
    message.save_change(by=by, reason="order.write_message")
    for answered in answers:
        mark_read(answered, by=by)
    case_changed(order.case_id, today=dates.today(), event="order.write_message")
    return message


@transaction.atomic
def mark_read(message: OrderMessage, *, by) -> OrderMessage:
    """Say that one's own side has read it, and that it needs no answer unless it asks for one by a day. Who was first
    stands."""
    require(by, "order.write_message")
    message = OrderMessage.objects.lock(message.pk)
    refuse_if(message.side == side_of(by.role), "Det här har er egen sida skrivit.", "own_message")
    if message.read_at is None:
        message.read_at, message.read_by = dates.now(), by
        message.save_change(by=by, reason="order.read_message")
        case_changed(message.order.case_id, today=dates.today(), event="order.read_message")
    return message
