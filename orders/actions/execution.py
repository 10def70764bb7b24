"""The verbs of execution: when support began, what was offered, when it was interrupted."""

from datetime import date

from django.db import transaction

from accounts.changes import case_changed
from accounts.permissions import require
from boendestod import dates
from boendestod.errors import refuse_if

from ..models import Interruption, Offer, Order
from ..rules import OrderState
from ..rules.execution import check_answer, check_interruption, check_offer, check_resumed, check_start


def _running(order: Order, *, by) -> Order:
    require(by, "order.execute")
    order = Order.objects.lock(order.pk)
    refuse_if(
        order.state != OrderState.ACCEPTED or order.amends_id is not None,
        "Det här kan göras när beställningen är mottagen och tills den avslutas.",
        "order_not_accepted",
    )
    return order


@transaction.atomic
def start_support(order: Order, *, by, today: date, started_on: date) -> Order:
    """The first day on which the person got support. Beside it stands when the server got to know."""
    order = _running(order, by=by)
    refuse_if(order.execution_started_on is not None, "Stödet har redan startat.", "already_started")
    check_start(started_on, received_on=order.received_on, today=today)
    _set_start(order, started_on, by=by, today=today)
    return order


def support_was_given(order: Order, *, by, today: date, on: date) -> None:
    """A visit has been made: support has begun, that day at the latest. The start of an order that came from
    another system stays unknown."""
    known = order.execution_started_on
    if order.start_on is not None and (known is None or on < known):
        _set_start(order, on, by=by, today=today)


def _set_start(order: Order, day: date, *, by, today: date) -> None:
    order.execution_started_on, order.execution_recorded_at = day, dates.now()
    order.save_change(by=by, reason="order.start")
    case_changed(order.case_id, today=today, event="order.start")


@transaction.atomic
def offer(
    order: Order,
    *,
    by,
    today: date,
    offered_on: date,
    what: str,
    accepted: bool | None = None,
    answered_on: date | None = None,
    reason: str = "",
) -> Offer:
    """An offer to begin, with the person's answer when there is one. A no does not end the duty."""
    order = _running(order, by=by)
    check_offer(offered_on, received_on=order.received_on, today=today)
    offer = Offer(municipality=order.municipality, order=order, offered_on=offered_on, what=what)
    if accepted is not None:
        _answer(offer, today=today, accepted=accepted, answered_on=answered_on, reason=reason)
    offer.save_change(by=by, reason="order.offer")
    return offer


@transaction.atomic
def answer_offer(offer: Offer, *, by, today: date, version: int, **answer) -> Offer:
    """The person's yes, or no with the reason."""
    _running(offer.order, by=by)
    offer = Offer.objects.lock(offer.pk, version)
    refuse_if(offer.accepted is not None, "Erbjudandet är redan besvarat.", "already_answered")
    _answer(offer, today=today, **answer)
    offer.save_change(by=by, reason="order.offer_answer")
    return offer


def _answer(offer: Offer, *, today: date, accepted: bool, answered_on: date | None, reason: str) -> None:
    check_answer(accepted, answered_on=answered_on, offered_on=offer.offered_on, reason=reason, today=today)
    offer.accepted, offer.answered_on = accepted, answered_on
    offer.reason = "" if accepted else reason


@transaction.atomic
def interrupt(order: Order, *, by, today: date, started_on: date, reason: str) -> Interruption:
    """Support that had begun is not given for a time."""
    order = _running(order, by=by)
    refuse_if(
        order.start_on is not None and order.execution_started_on is None,
        "Stödet har inte startat och kan därför inte avbrytas.",
        "not_started",
    )
    refuse_if(
        order.interruptions.filter(resumed_on__isnull=True).exists(),
        "Det pågår redan ett avbrott.",
        "already_interrupted",
    )
    check_interruption(started_on, last_support=_last_support(order), reason=reason, today=today)
    interruption = Interruption(
        municipality=order.municipality, order=order, started_on=started_on, reason=reason
    )
    interruption.save_change(by=by, reason="order.interrupt")
    case_changed(order.case_id, today=today, event="order.interrupt")
    return interruption


def _last_support(order: Order) -> date | None:
    taken_up = order.interruptions.order_by("-resumed_on").values_list("resumed_on", flat=True).first()
    return taken_up or order.execution_started_on


@transaction.atomic
def resume(interruption: Interruption, *, by, today: date, resumed_on: date, version: int) -> Interruption:
    """Support is given again."""
    _running(interruption.order, by=by)
    interruption = Interruption.objects.lock(interruption.pk, version)
    refuse_if(interruption.resumed_on is not None, "Stödet är redan återupptaget.", "already_resumed")
    check_resumed(resumed_on, started_on=interruption.started_on, today=today)
    interruption.resumed_on = resumed_on
    interruption.save_change(by=by, reason="order.resume")
    case_changed(interruption.order.case_id, today=today, event="order.resume")
    return interruption
