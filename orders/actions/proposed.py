"""A provider's proposal from the plan becomes an amendment with one tap by the caseworker. As the provider proposed it,
its acceptance is given: what is complete is taken into the running order at once."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q
from django.utils.text import Truncator

from accounts.permissions import require
from boendestod import dates
from boendestod.errors import RuleBroken, next_state, refuse_if
from cases.models import Decision

from ..models import Order, OrderActivity, OrderGoal
from ..rules import AMENDMENT_MOVES, OrderState
from .amendment import amend, take_in
from .dialogue import send
from .hours import Hours
from .writing import remove_part, save_activity, save_goal, unused_in

REASON = "order.accept_proposed"
ALREADY_THERE = {
    OrderState.SENT: "Utföraren har redan en ändring att svara på. Vänta på svaret, eller återta den först.",
    OrderState.RETURNED: "Utföraren har en fråga om en ändring. Svara på den, eller återta ändringen först.",
}
END_REASON_LENGTH = Order._meta.get_field("end_reason").max_length


class Proposed(NamedTuple):
    """The amendment, ended when it is taken in and otherwise a draft to complete. The rows that were added stand in the
    order given: activities of known goals, and new goals with theirs; taken in, now or later, they keep their ids."""

    amendment: Order
    activities: list[OrderActivity]
    goals: list[tuple[OrderGoal, list[OrderActivity]]]


@transaction.atomic
def amend_as_proposed(
    order: Order,
    *,
    by,
    today: date,
    reason: str,
    activities: Sequence[tuple[OrderGoal, dict]] = (),
    goals: Sequence[tuple[dict, list[dict]]] = (),
    dropped: Sequence[OrderGoal | OrderActivity] = (),
) -> Proposed:
    """Take what a provider proposes into the running order: activities of its goals, new goals with their activities,
    and what is to be dropped. `reason` is why the provider proposes it."""
    require(by, "order.amend")
    refuse_if(not (activities or goals or dropped), "Förslaget är tomt.", "nothing_proposed")
    refuse_if(not reason.strip(), "Skriv varför utföraren föreslår det här.", "no_reason", "reason")
    order = Order.objects.lock(order.pk)
    draft = _draft_of(order)
    amendment = draft or amend(order, by=by, decision=_decision_for(order, today))
    # What is dropped goes first, so that one activity can take another's place.
    _drop(amendment, dropped, by=by)
    added = [_add_activity(_copy_in(amendment, goal), content, by=by) for goal, content in activities]
    added_goals = [_add_goal(amendment, content, parts, by=by) for content, parts in goals]
    # What the caseworker has begun to write herself was never proposed, and goes to the provider for an answer.
    if draft is None and _is_covered(order, amendment.decision):
        _take_in_if_complete(amendment, order, by=by, today=today, reason=reason)
    for part in (*added, *(part for goal, parts in added_goals for part in (goal, *parts))):
        part.refresh_from_db()
    return Proposed(Order.objects.get(pk=amendment.pk), added, added_goals)


def _draft_of(order: Order) -> Order | None:
    amendment = order.amendments.on_their_way().first()
    if amendment is not None and amendment.state in ALREADY_THERE:
        raise RuleBroken(ALREADY_THERE[amendment.state], "amendment_on_its_way")
    return amendment


def _decision_for(order: Order, today: date) -> Decision | None:
    """The decision that the order rests on, or when it has run out the case's latest."""
    present = order.decision
    if present is None and order.municipality.support_without_decision:
        return None
    if present is not None and (present.last_day is None or present.last_day >= today):
        return present
    return order.case.decisions.in_force_from(today).first() or present


def _is_covered(order: Order, decision: Decision | None) -> bool:
    """Another decision than the order's own must give the time that is ordered, or the caseworker looks first."""
    return decision == order.decision or not Hours.on(decision, order).is_beyond


def _drop(amendment: Order, parts: Sequence, *, by) -> None:
    goals = {part for part in parts if isinstance(part, OrderGoal)}
    for part in parts:
        if part in goals or part.goal not in goals:
            remove_part(_copy_in(amendment, part), by=by)


def _copy_in(amendment: Order, part: OrderGoal | OrderActivity) -> OrderGoal | OrderActivity:
    """What stands for the running order's part in the amendment, or was itself added there."""
    whose = {"order": amendment} if isinstance(part, OrderGoal) else {"goal__order": amendment}
    copy = type(part).objects.filter(Q(pk=part.pk) | Q(copied_from=part), **whose).first()
    if copy is None:
        raise RuleBroken(
            "Målet eller aktiviteten ingår inte i beställningen längre. Ladda om sidan.", "not_in_order"
        )
    return copy


def _add_goal(
    amendment: Order, content: dict, activities: list[dict], *, by
) -> tuple[OrderGoal, list[OrderActivity]]:
    refuse_if(not content.get("life_area"), "Välj livsområde för målet.", "no_life_area", "life_area")
    _refuse_known(amendment.goals.all(), content, "Målet finns redan i beställningen.")
    goal = save_goal(amendment, by=by, **content)
    return goal, [_add_activity(goal, activity, by=by) for activity in activities]


def _add_activity(goal: OrderGoal, content: dict, *, by) -> OrderActivity:
    content = content | unused_in(goal.order.scheme)
    _refuse_known(goal.activities.all(), content, "Aktiviteten finns redan i beställningen.")
    return save_activity(goal, by=by, **content)


def _refuse_known(parts, content: dict, message: str) -> None:
    """The same proposal accepted by two is taken in once."""
    for part in parts:
        same = all(getattr(part, name) == value for name, value in content.items())
        refuse_if(same, message, "already_ordered")


def _take_in_if_complete(amendment: Order, running: Order, *, by, today: date, reason: str) -> None:
    """The running order's row is held. What hinders a sending is left for the caseworker, who completes the draft."""
    try:
        with transaction.atomic():
            send(amendment, by=by, today=today)
    except RuleBroken:
        return
    amendment = Order.objects.lock(amendment.pk)
    amendment.state = next_state(AMENDMENT_MOVES, "accept", amendment.state, "Ändringen är inte skickad.")
    amendment.received_on, amendment.received_recorded_at = today, dates.now()
    told = f"Ändringen är införd. Utföraren föreslog den: {reason.strip()}"
    amendment.end_reason = Truncator(told).chars(END_REASON_LENGTH)
    take_in(amendment, running, by=by, today=today, reason=REASON)
