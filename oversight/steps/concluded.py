"""What the latest follow-up concluded, until the caseworker has done it."""

from boendestod.templatetags.sv import datum
from cases.rules import hours_a_month
from followup.evidence import Stands, stands
from followup.rules import Came, Conclusion, WayOn, way_on
from orders.models import Order
from orders.rules import OrderState

from ..thread import DECISION_SOON, Thread
from .step import Step, authority, desk

# verb, what is to be done, what everybody else waits for; an open investigation has its own step.
WORDS = {
    WayOn.AMEND: ("order.amend", "Ändra beställningen", "Handläggaren ändrar beställningen"),
    WayOn.END_SUPPORT: (
        "order.end",
        "Ta ställning till att avsluta stödet",
        "Handläggaren tar ställning till att avsluta stödet",
    ),
    WayOn.END_DECISION: ("decision.end", "Avsluta beslutet", "Handläggaren avslutar beslutet"),
    WayOn.INVESTIGATE: ("investigation.write", "Inled en utredning", "Handläggaren inleder en utredning"),
    WayOn.DECIDE: ("decision.decide", "Förbered nästa beslut", "Handläggaren förbereder nästa beslut"),
}
SEEN_BY_PROVIDER = {WayOn.AMEND, WayOn.END_SUPPORT}


def concluded_steps(thread: Thread) -> list[Step]:
    last = stands(thread.case.concluded_of_plan, thread.case.concluded_of_decision)
    if last is None or not last.conclusion:
        return []
    following = way_on(last.conclusion, came_of(last, thread))
    if following not in WORDS or _waits_for_its_day(last, thread):
        return []
    verb, todo, waiting = WORDS[following]
    make = authority if following in SEEN_BY_PROVIDER else desk
    return [
        make(
            verb=verb,
            todo=f"Uppföljningen {datum(last.held_on)} ledde till: {last.name}. {todo}",
            waiting=f"Uppföljningen ledde till: {last.name}. {waiting}",
            label="Öppna",
            route=f"{last.of}_follow_up",
            pk=last.pk,
            since=last.held_on,
            says_when=False,
        )
    ]


def came_of(last: Stands, thread: Thread) -> Came:
    begun = [order for order in thread.case.thread_orders if _led_to(order, last)]
    inquiries = [one for one in thread.case.thread_investigations if one.opened_on >= last.held_on]
    return Came(
        supported=thread.is_supported,
        amended=bool(begun),
        on_its_way=bool(thread.amendments),
        step_left=thread.is_supported and last.next_step(_ordered(thread.order)) is not None,
        decision_runs=thread.decision_runs,
        investigating=any(one.closed_on is None for one in inquiries),
        investigated=bool(inquiries),
        decided=any(
            one.decided_on >= last.held_on and one.recorded_at >= last.recorded_at
            for one in thread.case.thread_decisions
        ),
    )


def _led_to(order: Order, last: Stands) -> bool:
    """An amendment begun since; one that was taken back led to nothing."""
    taken_back = order.state == OrderState.ENDED and order.received_on is None
    return order.amends_id is not None and order.recorded_at >= last.recorded_at and not taken_back


def _ordered(order: Order):
    return None if order.hours is None else hours_a_month(order.hours, order.hours_per)


def _waits_for_its_day(last: Stands, thread: Thread) -> bool:
    """A later step of a taper is prepared in time, and not before."""
    if last.conclusion != Conclusion.TAPER:
        return False
    step = last.next_step(_ordered(thread.order))
    return step.from_on > thread.today + DECISION_SOON
