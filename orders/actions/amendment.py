"""Changing an order while it runs: an amendment is written and answered as an order of its own, and is taken into
the running one when the provider accepts it."""

from datetime import date

from django.db import transaction

from accounts.changes import case_changed
from accounts.permissions import require
from boendestod import dates
from boendestod.errors import next_state, refuse_if
from cases.models import Decision

from ..models import Order, OrderActivity, OrderGoal
from ..rules import AMENDMENT_MOVES, MOVES
from ..versions import ACTIVITY_FIELDS, GOAL_FIELDS, ORDER_FIELDS
from .keeping import keep_version

TAKEN_OVER = (*ORDER_FIELDS, "decision_id", "providers_informed_on")
GOAL_TAKEN_OVER = (*GOAL_FIELDS, "need_id", "position")
ACTIVITY_TAKEN_OVER = (*ACTIVITY_FIELDS, "position")
REASON = "order.amend"


@transaction.atomic
def amend(order: Order, *, by, decision: Decision | None) -> Order:
    """Begin an amendment: a draft with what the running order says, on a decision that gives support."""
    require(by, "order.amend")
    order = Order.objects.lock(order.pk)
    next_state(MOVES, "amend", order.state, "Bara en mottagen beställning kan ändras medan stödet pågår.")
    refuse_if(
        order.amendments.on_their_way().exists(), "Det finns redan en ändring på väg.", "amendment_on_its_way"
    )
    _check_decision(order, decision)
    if not order.versions.exists():
        # An order from another system was never sent here; the amendment must be read against something.
        keep_version(order, by=by)
    amendment = Order(municipality=order.municipality, case=order.case, provider=order.provider, amends=order)
    _take_over(order, amendment, TAKEN_OVER)
    amendment.decision = decision
    amendment.save_change(by=by, reason=REASON)
    for goal in order.goals.standing():
        _copy_goal(goal, amendment, by=by)
    return amendment


def _check_decision(order: Order, decision: Decision | None) -> None:
    if decision is None:
        gives_support = order.municipality.support_without_decision
    else:
        gives_support = decision.case_id == order.case_id and decision.valid_from is not None
    refuse_if(not gives_support, "Välj ett beslut som ger personen stöd.", "decision_elsewhere", "decision")


def _copy_goal(goal: OrderGoal, amendment: Order, *, by) -> None:
    copy = OrderGoal(municipality=goal.municipality, order=amendment, copied_from=goal)
    _take_over(goal, copy, GOAL_TAKEN_OVER)
    copy.save_change(by=by, reason=REASON)
    for activity in goal.activities.all():
        twin = OrderActivity(municipality=goal.municipality, goal=copy, copied_from=activity)
        _take_over(activity, twin, ACTIVITY_TAKEN_OVER)
        twin.save_change(by=by, reason=REASON)


def _take_over(source, target, names) -> bool:
    """Let the target say what the source says; whether that changed anything."""
    differing = [name for name in names if getattr(target, name) != getattr(source, name)]
    for name in differing:
        setattr(target, name, getattr(source, name))
    return bool(differing)


@transaction.atomic
def accept_amendment(amendment: Order, *, by, today: date, received_on: date) -> Order:
    """The provider takes the amendment on; from then the running order says what it says. Goals and activities that
    stay keep their ids, so that plan, visits and follow-ups keep their place on the thread."""
    require(by, "order.accept")
    refuse_if(amendment.amends_id is None, "Det här är ingen ändring.", "no_amendment")
    running = Order.objects.lock(amendment.amends_id)
    amendment = Order.objects.lock(amendment.pk)
    amendment.state = next_state(
        AMENDMENT_MOVES,
        "accept",
        amendment.state,
        "Ändringen väntar inte på svar. Ladda om sidan och se vad som hänt.",
    )
    check_received(amendment, received_on, today)
    amendment.received_on, amendment.received_recorded_at = received_on, dates.now()
    amendment.end_reason = "Ändringen är införd i beställningen."
    take_in(amendment, running, by=by, today=today, reason="order.accept_amendment")
    return running


def check_received(order: Order, received_on: date, today: date) -> None:
    refuse_if(received_on > today, "Mottagen kan inte ligga framåt i tiden.", "received_ahead", "received_on")
    refuse_if(
        order.sent_on is not None and received_on < order.sent_on,
        "Beställningen kan inte tas emot före den dag den skickades.",
        "received_before_sent",
        "received_on",
    )


def take_in(amendment: Order, running: Order, *, by, today: date, reason: str) -> None:
    """Let the running order say what the amendment says, which then is over. Both rows are held, and the amendment's
    new state is set."""
    goals = list(amendment.goals.standing())
    activities = [activity for goal in goals for activity in goal.activities.all()]
    _drop_missing(running, goals, activities, by=by, today=today)
    for goal in goals:
        _apply_goal(goal, running, by=by, reason=reason)
    for activity in activities:
        _apply_activity(activity, by=by, reason=reason)
    _take_over(amendment, running, TAKEN_OVER)
    keep_version(running, by=amendment.versions.last().sent_by)
    running.save_change(by=by, reason=reason)
    amendment.ended_on = today
    amendment.save_change(by=by, reason=reason)
    case_changed(running.case_id, today=today, event=reason)


def _drop_missing(running: Order, goals: list, activities: list, *, by, today: date) -> None:
    kept = {part.copied_from_id for part in (*goals, *activities)}
    for goal in running.goals.standing():
        for part in (*goal.activities.all(), goal):
            if part.pk not in kept:
                part.dropped_on = today
                part.save_change(by=by, reason="order.drop")


def _apply_goal(goal: OrderGoal, running: Order, *, by, reason: str) -> None:
    if goal.copied_from is None:
        goal.order = running
        goal.save_change(by=by, reason=reason)
    elif _take_over(goal, goal.copied_from, GOAL_TAKEN_OVER):
        goal.copied_from.save_change(by=by, reason=reason)


def _apply_activity(activity: OrderActivity, *, by, reason: str) -> None:
    if activity.copied_from is None:
        if activity.goal.copied_from is not None:
            activity.goal = activity.goal.copied_from
            activity.save_change(by=by, reason=reason)
    elif _take_over(activity, activity.copied_from, ACTIVITY_TAKEN_OVER):
        activity.copied_from.save_change(by=by, reason=reason)


@transaction.atomic
def withdraw_amendment(
    amendment: Order, *, by, today: date, reason: str, version: int | None = None
) -> Order:
    """Take an amendment back before it is accepted; the running order goes on as it is. What was never sent is removed,
    as a draft's part is, and the history keeps it."""
    require(by, "order.amend")
    refuse_if(amendment.amends_id is None, "Det här är ingen ändring.", "no_amendment")
    running = Order.objects.lock(amendment.amends_id)
    _withdraw(amendment, by=by, today=today, reason=reason, version=version)
    case_changed(running.case_id, today=today, event="order.withdraw_amendment")
    return running


def _withdraw(amendment: Order, *, by, today: date, reason: str, version: int | None = None) -> None:
    amendment = Order.objects.lock(amendment.pk, version)
    was_sent = amendment.sent_at is not None
    state = next_state(
        AMENDMENT_MOVES, "withdraw", amendment.state, "Ändringen är redan införd eller återtagen."
    )
    refuse_if(was_sent and not reason.strip(), "Skriv varför ändringen återtas.", "no_reason", "reason")
    if not was_sent:
        _remove(amendment, by=by)
        return
    amendment.state, amendment.ended_on, amendment.end_reason = state, today, reason
    amendment.save_change(by=by, reason="order.withdraw_amendment")


def _remove(amendment: Order, *, by) -> None:
    goals = amendment.goals.prefetch_related("activities")
    parts = [part for goal in goals for part in (*goal.activities.all(), goal)]
    for record in (*parts, amendment):
        record._history_user = by
        record._change_reason = "order.withdraw_amendment"
        record.delete()


def withdraw_all(order: Order, *, by, today: date, reason: str) -> None:
    """No amendment outlives the order that it would have changed."""
    for amendment in order.amendments.on_their_way():
        _withdraw(amendment, by=by, today=today, reason=reason)
