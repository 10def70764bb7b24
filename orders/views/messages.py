from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Paginator
from django.shortcuts import render

from accounts.access import note_access, open_record
from accounts.pages import attempt, reads, writes
from accounts.permissions import require
from boendestod.dates import add_length, day_of, today

from .. import actions
from ..forms import MessageFilter, MessageForm, ReadForm
from ..models import AnswerTime, Order, OrderMessage, OrderVersion
from ..rules import OTHER_SIDE, Side, side_of
from .opening import moved_on, open_order, order_trail, order_url

ROWS_A_PAGE = 50
MONTHS_BACK = 12


@dataclass(frozen=True)
class Entry:
    """One thing that was said about the order, by whom and when."""

    at: datetime
    who: str
    what: str
    text: str = ""
    answer_by: date | None = None
    waits: bool = False
    message: OrderMessage | None = None
    unread: bool = False
    version: OrderVersion | None = None


def thread_of(order: Order, versions: list[OrderVersion], user) -> list[Entry]:
    """What was sent, asked, answered and written about the order, oldest first."""
    entries = [*_sendings(versions), *_questions(order, versions, user), *_messages(order, user)]
    return sorted(entries, key=lambda entry: entry.at)


def times_of(order: Order, user) -> list[tuple[str, AnswerTime | None]]:
    return told_times(order.messages.visible_to(user), day_of(order.recorded_at))


def _sendings(versions: list[OrderVersion]) -> list[Entry]:
    return [
        Entry(version.recorded_at, str(version.sent_by), f"Version {version.number}", version=version)
        for version in versions
    ]


def _questions(order: Order, versions: list[OrderVersion], user) -> list[Entry]:
    sent_by = {version.recorded_at: str(version.sent_by) for version in versions}
    entries = []
    for asked in order.returns.visible_to(user).select_related("asked_by"):
        what = f"Återsänd: {asked.get_category_display()}"
        waits = asked.answered_at is None and asked.provider_id == order.provider_id
        entries.append(
            Entry(asked.recorded_at, str(asked.asked_by), what, asked.question, asked.answer_by, waits)
        )
        if asked.answered_at:
            answered_by = sent_by.get(asked.answered_at, "Myndigheten")
            entries.append(Entry(asked.answered_at, answered_by, "Svar", asked.answer))
    return entries


def _messages(order: Order, user) -> list[Entry]:
    side = side_of(user.role)
    messages = list(order.messages.visible_to(user).select_related("author", "read_by"))
    last = {message.side: message.recorded_at for message in messages}
    never = messages[0].recorded_at if messages else None
    return [
        Entry(
            message.recorded_at,
            str(message.author),
            "Meddelande",
            message.text,
            message.answer_by,
            waits=(message.answer_by is not None or message.read_at is None)
            and message.provider_id == order.provider_id
            and last.get(OTHER_SIDE[message.side], never) <= message.recorded_at,
            message=message,
            unread=message.read_at is None and message.side != side,
        )
        for message in messages
    ]


def told_times(messages, since: date) -> list[tuple[str, AnswerTime | None]]:
    """Each side's answer time, for components of the page to tell."""
    times = messages.answer_times(since)
    return [(side.label, times.get(side)) for side in Side]


@reads
def order_messages(request):
    user = request.user
    require(user, "order.write_message")
    form = MessageFilter(request.GET, user=user)
    found = form.narrow(OrderMessage.objects.visible_to(user).for_list())
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    side, day = side_of(user.role), today()
    shown = OrderMessage.objects.filter(pk__in=[message.pk for message in page])
    note_access(request, model="ordermessage", action="list")
    context = {
        "form": form,
        "page_obj": page,
        "side": side,
        "awaiting": set(shown.awaiting(side, day).values_list("pk", flat=True)),
        "times": told_times(OrderMessage.objects.visible_to(user), add_length(day, months=-MONTHS_BACK)),
    }
    return render(request, "orders/messages.html", context)


@writes
def message_new(request, pk):
    order = open_order(request, pk, "order.write_message")
    if moved := moved_on(request, order, "message"):
        return moved
    form = MessageForm.of(request, order=order, user=request.user)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.write_message(order, by=request.user, **form.content()),
            to=lambda _: thread_url(order),
        )
        if done:
            return done
    versions = list(order.versions.visible_to(request.user).select_related("sent_by"))
    context = {
        "order": order,
        "form": form,
        "thread": thread_of(order, versions, request.user),
        "times": times_of(order, request.user),
        "trail": order_trail(order),
    }
    return render(request, "orders/message_new.html", context)


@writes
def message_read(request, pk):
    message = open_record(request, OrderMessage.objects.for_list(), pk)
    require(request.user, "order.write_message")
    form = ReadForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.mark_read(message, by=request.user),
            to=lambda _: thread_url(message.order),
        )
        if done:
            return done
    context = {"message": message, "form": form, "trail": order_trail(message.order)}
    return render(request, "orders/message_read.html", context)


def thread_url(order: Order) -> str:
    return f"{order_url(order)}#dialog"
