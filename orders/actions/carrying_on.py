"""After a new decision that asks for the same, the running order goes on with its plan and visits."""

from datetime import date

from django.db import transaction

from accounts.changes import case_changed
from accounts.permissions import require
from boendestod.errors import next_state, refuse_if
from boendestod.templatetags.sv import timmar
from cases.models import Decision
from cases.rules import GRANTING

from ..models import Order
from ..rules import MOVES
from .hours import Hours
from .keeping import keep_version


def later_decisions(order: Order, today: date):
    """The case's granting decisions after the one that the order rests on, the newest first."""
    decisions = order.case.decisions.in_force_from(today)
    return decisions.filter(valid_from__gt=order.decision.valid_from) if order.decision else decisions.none()


@transaction.atomic
def carry_on(order: Order, *, by, today: date, decision: Decision) -> Order:
    """Let the running order rest on a later decision and say the same as before. A version is kept, that says so."""
    require(by, "order.amend")
    order = Order.objects.lock(order.pk)
    next_state(
        MOVES, "carry_on", order.state, "Bara en mottagen beställning kan fortsätta på ett nytt beslut."
    )
    refuse_if(
        order.amendments.on_their_way().exists(),
        "En ändring av beställningen är på väg. Skriv klart eller återta den först.",
        "amendment_on_its_way",
    )
    _check_decision(order, decision, today)
    _refuse_beyond(order, decision)
    if not order.versions.exists():
        # An order from another system was never sent here; what it rested on is read in a version of its own.
        keep_version(order, by=by)
    order.decision = decision
    keep_version(order, by=by)
    order.save_change(by=by, reason="order.carry_on")
    case_changed(order.case_id, today=today, event="order.carry_on")
    return order


def _check_decision(order: Order, decision: Decision, today: date) -> None:
    refuse_if(
        decision.case_id != order.case_id or decision.outcome not in GRANTING,
        "Välj ett beslut som ger personen stöd.",
        "decision_elsewhere",
        "decision",
    )
    refuse_if(
        order.decision_id == decision.pk,
        "Beställningen vilar redan på det beslutet.",
        "already_on_decision",
        "decision",
    )
    refuse_if(
        order.decision is None or decision.valid_from <= order.decision.valid_from,
        "Välj ett beslut som är senare än det som beställningen vilar på.",
        "decision_not_later",
        "decision",
    )
    refuse_if(
        decision.last_day is not None and decision.last_day < today,
        "Beslutet har gått ut. Välj ett beslut som gäller.",
        "decision_expired",
        "decision",
    )


def _refuse_beyond(order: Order, decision: Decision) -> None:
    """What the order asks for, together with the other orders on the decision, is not more than it gives."""
    hours = Hours.on(decision, order)
    gives = f"Beslutet ger {timmar(decision.granted_hours)} {decision.get_granted_per_display()}"
    asks = f"beställningen är på {timmar(order.hours)} {order.get_hours_per_display()}"
    if hours.elsewhere:
        asks += f" och de andra beställningarna på {timmar(hours.elsewhere)} per månad"
    refuse_if(
        hours.is_beyond,
        f"{gives}, {asks}. Ändra beställningen i stället.",
        "beyond_decision",
        "decision",
    )
