"""The life of a plan: begun, proposed to the person, revised, continued under the next order, ended."""

from datetime import date

from django.db import transaction

from accounts.changes import case_changed
from accounts.permissions import require
from boendestod.errors import RuleBroken, next_state, refuse_if
from orders import actions as order_actions
from orders.models import Order, OrderGoal
from orders.rules import OrderState
from orders.versions import same_content, twins

from ..models import Plan, PlanActivity, PlanGoal
from ..rules import (
    MOVES,
    PlanKind,
    PlanState,
    TakenUp,
    check_begun,
    check_follow_up_day,
    missing_for_proposal,
    standard_goal_of,
)
from ..rules.kinds import CONTACT_BECAUSE, MAPPING_BECAUSE, WAITS_BECAUSE
from ..versions import planned_content
from .arrival import arrive, ask_for_changes
from .keeping import check_order_runs, keep_version, loaded

ORDER_ENDED = "Planen kan påbörjas när beställningen är mottagen och tills den avslutas."


@transaction.atomic
def begin(order: Order, *, by, today: date, begun_on: date, kind: str = PlanKind.ORDINARY) -> Plan:
    """Begin a plan with the order's goals and activities, which the plan then says how to carry out. A mapping and a
    contact plan get goals of their own as well; in a contact plan what is ordered waits for the first meeting."""
    require(by, "plan.begin")
    order = Order.objects.lock(order.pk)
    refuse_if(order.state != OrderState.ACCEPTED, ORDER_ENDED, "order_not_accepted")
    refuse_if(
        order.plans.filter(ended_on__isnull=True).exists(), "Beställningen har redan en plan.", "plan_exists"
    )
    check_begun(begun_on, received_on=order.received_on, today=today)
    plan = Plan(
        municipality=order.municipality,
        case=order.case,
        order=order,
        kind=kind,
        begun_on=begun_on,
        follow_up_form=order.follow_up_form,
        follow_up_on=_first_follow_up(order, kind, begun_on),
    )
    plan.save_change(by=by, reason="plan.begin")
    _add_standard_goal(plan, by=by)
    for goal in order.goals.standing():
        _take_over_goal(goal, plan, by=by, reason="plan.begin")
    case_changed(order.case_id, today=today, event="plan.begin")
    return plan


def _first_follow_up(order: Order, kind: str, begun_on: date) -> date | None:
    """A mapping is followed up when it is over."""
    until = order.mapping_until
    return until if kind == PlanKind.MAPPING and until and until >= begun_on else None


def _add_standard_goal(plan: Plan, *, by) -> None:
    standard = standard_goal_of(plan.kind)
    if standard is None:
        return
    goal = PlanGoal(
        municipality=plan.municipality,
        plan=plan,
        position=0,
        is_contact=True,
        goal=standard.goal,
        indicator=standard.indicator,
    )
    goal.save_change(by=by, reason="plan.begin")
    for position, what in enumerate(standard.activities, 1):
        activity = PlanActivity(
            municipality=plan.municipality,
            goal=goal,
            position=position,
            what=what,
            added_because=because_of(plan.kind),
            responsible=plan.order.key_worker,
        )
        activity.save_change(by=by, reason="plan.begin")


def because_of(kind: str) -> str:
    """Why a mapping or a contact plan has activities that nobody has ordered."""
    return CONTACT_BECAUSE if kind == PlanKind.CONTACT else MAPPING_BECAUSE


def _take_over_goal(ordered: OrderGoal, plan: Plan, *, by, reason: str) -> PlanGoal:
    waits = plan.kind == PlanKind.CONTACT
    goal = PlanGoal(
        municipality=plan.municipality,
        plan=plan,
        position=ordered.position,
        order_goal=ordered,
        goal=str(ordered),
        taken_up=TakenUp.POSTPONED if waits else TakenUp.AS_ORDERED,
        differs_why=WAITS_BECAUSE if waits else "",
    )
    goal.save_change(by=by, reason=reason)
    for activity in ordered.activities.all():
        _take_over_activity(activity, goal, by=by, reason=reason)
    return goal


def _take_over_activity(ordered, goal: PlanGoal, *, by, reason: str) -> None:
    activity = PlanActivity(
        municipality=goal.municipality,
        goal=goal,
        position=ordered.position,
        order_activity=ordered,
        what=ordered.what,
        responsible=goal.plan.order.key_worker,
    )
    activity.save_change(by=by, reason=reason)


@transaction.atomic
def propose(plan: Plan, *, by, today: date, version: int) -> Plan:
    """Finish the plan for the person to answer: from now its text stands still, as the next version. A contact plan is
    sent to the caseworker at once and used, though there is nobody to say yes.

    Raises RuleBroken with what is missing (domain.md §3.3)."""
    require(by, "plan.edit")
    plan = Plan.objects.lock(plan.pk, version)
    plan.state = next_state(
        MOVES, "propose", plan.state, "Planen är redan föreslagen, överenskommen eller avslutad."
    )
    check_order_runs(plan.order)
    whole = loaded(plan)
    missing = missing_for_proposal(planned_content(whole))
    refuse_if(
        bool(missing), "Det saknas något i planen: " + " ".join(r.text for r in missing), "plan_incomplete"
    )
    refuse_if(
        plan.follow_up_on < today, "Dagen för uppföljningen har passerat. Välj en ny.", "follow_up_passed"
    )
    decision = whole.order.decision
    check_follow_up_day(
        plan.follow_up_on, begun_on=plan.begun_on, last_day=decision.last_day if decision else None
    )
    kept = keep_version(plan, by=by)
    plan.follows_order = not kept.differences
    plan.save_change(by=by, reason="plan.propose")
    if plan.kind == PlanKind.CONTACT:
        arrive(kept, by=by, today=today)
    case_changed(plan.case_id, today=today, event="plan.propose")
    return plan


@transaction.atomic
def take_back(plan: Plan, *, by, today: date, version: int) -> Plan:
    """Go on writing a plan that has been proposed and not answered. The version that was kept stays."""
    require(by, "plan.edit")
    plan = Plan.objects.lock(plan.pk, version)
    next_state(MOVES, "take_back", plan.state, "Planen väntar inte på personens svar.")
    plan.state = PlanState.REVISING if plan.version_in_force() else PlanState.BEGUN
    plan.save_change(by=by, reason="plan.take_back")
    case_changed(plan.case_id, today=today, event="plan.take_back")
    return plan


@transaction.atomic
def revise(plan: Plan, *, by, today: date, version: int, kind: str = "") -> Plan:
    """Open an agreed plan for a new version, with what the order has asked for since then. The agreed one holds until
    the person has answered the new one. `kind` makes a mapping or contact plan an ordinary one."""
    require(by, "plan.edit")
    plan = Plan.objects.lock(plan.pk, version)
    check_order_runs(plan.order)
    plan.state = next_state(MOVES, "revise", plan.state, "Bara en överenskommen plan kan revideras.")
    if kind and kind != plan.kind:
        _change_kind(plan, kind, by=by, today=today)
    plan.save_change(by=by, reason="plan.revise")
    _take_up(plan, by=by, today=today)
    case_changed(plan.case_id, today=today, event="plan.revise")
    return plan


@transaction.atomic
def change_kind(plan: Plan, *, by, today: date, version: int, kind: str) -> Plan:
    """Make a plan that is being written, or a contact plan in use, one of another kind: what was ordered is taken up
    again, and the mapping's or contact's own goal goes out when it is over."""
    require(by, "plan.edit")
    plan = Plan.objects.lock(plan.pk, version)
    check_order_runs(plan.order)
    in_use = plan.kind == PlanKind.CONTACT and plan.state == PlanState.PROPOSED
    if not in_use:
        next_state(MOVES, "edit", plan.state, "Planen kan inte byta slag nu. Revidera den först.")
    refuse_if(kind == plan.kind, "Planen är redan av det slaget.", "same_kind", "kind")
    if plan.version_in_force():
        plan.state = PlanState.REVISING
    _change_kind(plan, kind, by=by, today=today)
    plan.save_change(by=by, reason="plan.change_kind")
    case_changed(plan.case_id, today=today, event="plan.change_kind")
    return plan


def _change_kind(plan: Plan, kind: str, *, by, today: date) -> None:
    was, plan.kind = plan.kind, kind
    for goal in plan.goals.standing():
        if goal.is_contact:
            drop(goal, by=by, today=today)
        elif was == PlanKind.CONTACT and goal.differs_why == WAITS_BECAUSE:
            goal.taken_up, goal.differs_why, goal.postponed_until = TakenUp.AS_ORDERED, "", None
            goal.save_change(by=by, reason="plan.change_kind")
        elif kind == PlanKind.CONTACT and goal.order_goal_id:
            goal.taken_up, goal.differs_why = TakenUp.POSTPONED, WAITS_BECAUSE
            goal.save_change(by=by, reason="plan.change_kind")
    _add_standard_goal(plan, by=by)


def drop(goal: PlanGoal, *, by, today: date) -> None:
    """Visits and follow-ups keep their links to what goes out."""
    for part in (*goal.activities.filter(dropped_on__isnull=True), goal):
        part.dropped_on = today
        part.save_change(by=by, reason="plan.drop")


@transaction.atomic
def take_up(plan: Plan, *, by, today: date, version: int | None = None) -> Plan:
    """Bring what the order asks for now into a plan that is being written. It takes the place of nothing that somebody
    has typed, so it need not know which version one has seen."""
    require(by, "plan.edit")
    plan = Plan.objects.lock(plan.pk, version)
    next_state(MOVES, "edit", plan.state, "Revidera planen för att ta in det som har ändrats.")
    check_order_runs(plan.order)
    plan.save_change(by=by, reason="plan.take_up")
    _take_up(plan, by=by, today=today)
    return plan


def _take_up(plan: Plan, *, by, today: date) -> None:
    goals = {goal.order_goal_id: goal for goal in plan.goals.standing()}
    for ordered in OrderGoal.objects.standing().filter(order=plan.order_id):
        goal = goals.get(ordered.pk)
        if goal is None:
            _take_over_goal(ordered, plan, by=by, reason="plan.take_up")
            continue
        planned = {activity.order_activity_id: activity for activity in goal.activities.all()}
        for activity in ordered.activities.all():
            if activity.pk not in planned:
                _take_over_activity(activity, goal, by=by, reason="plan.take_up")
        _follow_words(goal, str(ordered), "goal", by=by)
        for activity in ordered.activities.all():
            if activity.pk in planned:
                _follow_words(planned[activity.pk], activity.what, "what", by=by)
    _drop_no_longer_ordered(plan, by=by, today=today)


def _follow_words(part, words: str, field: str, *, by) -> None:
    if getattr(part, field) != words:
        setattr(part, field, words)
        part.save_change(by=by, reason="plan.take_up")


def _drop_no_longer_ordered(plan: Plan, *, by, today: date) -> None:
    for goal in plan.goals.standing():
        if goal.order_goal and goal.order_goal.dropped_on:
            drop(goal, by=by, today=today)
            continue
        for activity in goal.activities.all():
            if activity.order_activity and activity.order_activity.dropped_on:
                activity.dropped_on = today
                activity.save_change(by=by, reason="plan.take_up")


def continued_from(order: Order) -> Plan | None:
    """The plan of an ended order by the same provider that asked for the same, which can go on under this one."""
    earlier = (
        Plan.objects.filter(
            case=order.case_id,
            order__provider=order.provider_id,
            order__state=OrderState.ENDED,
            ended_on__isnull=False,
        )
        .exclude(order=order.pk)
        .select_related("order")
        .order_by("-ended_on", "-recorded_at")
        .first()
    )
    if earlier is None or earlier.ended_on < earlier.order.ended_on:
        return None
    return earlier if same_content(earlier.order, order) else None


@transaction.atomic
def continue_plan(order: Order, *, by, today: date) -> Plan:
    """Let the plan of the former order go on under this one, which asks for the same: versions, agreement, visits and
    follow-ups keep their place. A new decision is no reason to ask the person for the same again."""
    require(by, "plan.begin")
    order = Order.objects.lock(order.pk)
    refuse_if(order.state != OrderState.ACCEPTED, ORDER_ENDED, "order_not_accepted")
    refuse_if(order.plans.exists(), "Beställningen har redan en plan.", "plan_exists")
    earlier = continued_from(order)
    if earlier is None:
        raise RuleBroken("Det finns ingen plan som säger samma sak. Börja en ny plan.", "nothing_to_continue")
    plan = Plan.objects.lock(earlier.pk)
    matching = twins(plan.order, order)
    for goal in plan.goals.standing():
        _relink(goal, "order_goal", matching, by=by)
        for activity in goal.activities.all():
            _relink(activity, "order_activity", matching, by=by)
    plan.order, plan.ended_on, plan.end_reason = order, None, ""
    plan.state = _state_before_end(plan)
    plan.save_change(by=by, reason="plan.continue")
    if plan.state == PlanState.AGREED and (kept := plan.newest_version()):
        # What was not answered was taken back when the plan ended.
        ask_for_changes(kept, by=by)
    case_changed(order.case_id, today=today, event="plan.begin")
    return plan


def _relink(part, field: str, matching: dict, *, by) -> None:
    """What the former order had dropped has nothing to be linked to, and shows as no longer ordered."""
    ordered = getattr(part, field)
    if ordered in matching:
        setattr(part, field, matching[ordered])
        part.save_change(by=by, reason="plan.continue")


def _state_before_end(plan: Plan) -> str:
    """As the history tells: a plan that was being revised holds what nobody has agreed to, though it has its day. One
    that had ended before it came from another system has no such row."""
    before = plan.history.exclude(state=PlanState.ENDED).first()
    if before:
        return before.state
    return PlanState.AGREED if plan.agreed_on else PlanState.BEGUN


@transaction.atomic
def end_plan(plan: Plan, *, by, version: int, **end) -> Plan:
    """End a plan on a day that has been, with the reason."""
    require(by, "plan.end")
    return _end(plan, by=by, version=version, **end)


def _end(plan: Plan, *, by, today: date, ended_on: date, reason: str, version: int | None = None) -> Plan:
    plan = Plan.objects.lock(plan.pk, version)
    plan.state = next_state(MOVES, "end", plan.state, "Planen är redan avslutad.")
    refuse_if(not reason.strip(), "Skriv varför planen avslutas.", "no_reason", "reason")
    refuse_if(
        not plan.begun_on <= ended_on <= today,
        "Välj en dag från det att planen påbörjades till i dag.",
        "ended_outside",
        "ended_on",
    )
    plan.ended_on, plan.end_reason = ended_on, reason
    plan.save_change(by=by, reason="plan.end")
    case_changed(plan.case_id, today=today, event="plan.end")
    return plan


@transaction.atomic
def end_support(order: Order, *, by, today: date, ended_on: date, reason: str, version: int) -> Order:
    """The caseworker ends the order, and with it the plan that carries it out."""
    order = order_actions.end(order, by=by, today=today, ended_on=ended_on, reason=reason, version=version)
    for plan in order.plans.exclude(state=PlanState.ENDED):
        _end(plan, by=by, today=today, ended_on=max(ended_on, plan.begun_on), reason=reason)
    return order
