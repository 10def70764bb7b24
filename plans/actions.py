"""The verbs of the implementation plan: permission, move, change, history, in one transaction."""

from datetime import date

from django.db import transaction

from accounts.changes import case_changed
from accounts.permissions import require
from accounts.rules import Role
from boendestod import dates
from boendestod.errors import next_state, refuse_if
from orders import actions as order_actions
from orders.models import Order, OrderActivity
from orders.rules import OrderState

from .models import Plan, PlanActivity, PlanGoal
from .rules import (
    MOVES,
    Agreement,
    PlanState,
    check_activities_ready,
    check_agreement,
    check_begun,
    check_follow_up_day,
)

LOCKED = "Planen är överenskommen eller avslutad och kan inte ändras nu."


@transaction.atomic
def begin(order: Order, *, by, today: date, begun_on: date) -> Plan:
    """Begin a plan with the order's goals and activities, which the plan then says how to carry out."""
    require(by, "plan.begin")
    order = Order.objects.lock(order.pk)
    refuse_if(
        order.state != OrderState.ACCEPTED,
        "Planen kan påbörjas när beställningen är mottagen och tills den avslutas.",
        "order_not_accepted",
    )
    refuse_if(
        order.plans.filter(ended_on__isnull=True).exists(), "Beställningen har redan en plan.", "plan_exists"
    )
    check_begun(begun_on, received_on=order.received_on, today=today)
    plan = Plan(
        municipality=order.municipality,
        case=order.case,
        order=order,
        begun_on=begun_on,
        follow_up_form=order.follow_up_form,
    )
    plan.save_change(by=by, reason="plan.begin")
    for goal in order.goals.standing():
        _take_over(goal, plan, by=by)
    case_changed(order.case_id, today=today, event="plan.begin")
    return plan


def _take_over(order_goal, plan: Plan, *, by) -> None:
    goal = PlanGoal(
        municipality=plan.municipality,
        plan=plan,
        position=order_goal.position,
        order_goal=order_goal,
        goal=order_goal.personal_goal or order_goal.overall_goal,
    )
    goal.save_change(by=by, reason="plan.begin")
    for ordered in order_goal.activities.all():
        activity = PlanActivity(
            municipality=plan.municipality,
            goal=goal,
            position=ordered.position,
            order_activity=ordered,
            what=ordered.what,
            responsible=plan.order.key_worker,
        )
        activity.save_change(by=by, reason="plan.begin")


def _editable(plan: Plan, *, by, version: int | None = None) -> Plan:
    require(by, "plan.edit")
    plan = Plan.objects.lock(plan.pk, version)
    next_state(MOVES, "edit", plan.state, LOCKED)
    return plan


@transaction.atomic
def edit_plan(plan: Plan, *, by, version: int, **content) -> Plan:
    """Change what the plan says about participation, cooperation and follow-up."""
    plan = _editable(plan, by=by, version=version)
    check_follow_up_day(content.get("follow_up_on"), begun_on=plan.begun_on)
    for field, value in content.items():
        setattr(plan, field, value)
    plan.save_change(by=by, reason="plan.edit")
    return plan


@transaction.atomic
def edit_goal(goal: PlanGoal, *, by, version: int, indicator: str) -> PlanGoal:
    """Say how one sees that the goal is nearer. The goal's own words belong to the order."""
    _editable(goal.plan, by=by)
    goal = PlanGoal.objects.lock(goal.pk, version)
    goal.indicator = indicator
    goal.save_change(by=by, reason="plan.edit")
    return goal


@transaction.atomic
def edit_activity(activity: PlanActivity, *, by, version: int, **content) -> PlanActivity:
    """Say how, when, where and who. What is done belongs to the order, unless the plan added it."""
    plan = _editable(activity.goal.plan, by=by)
    activity = PlanActivity.objects.lock(activity.pk, version)
    if activity.order_activity_id is not None:
        content = {k: v for k, v in content.items() if k not in ("what", "added_because")}
    else:
        _check_added(content.get("added_because", activity.added_because))
    _check_responsible(plan, content.get("responsible"))
    for field, value in content.items():
        setattr(activity, field, value)
    activity.save_change(by=by, reason="plan.edit")
    return activity


@transaction.atomic
def add_activity(goal: PlanGoal, *, by, what: str, added_because: str, **content) -> PlanActivity:
    """Add what the order does not hold; it must say why, and shows as a difference from the order."""
    plan = _editable(goal.plan, by=by)
    _check_added(added_because)
    _check_responsible(plan, content.get("responsible"))
    activity = PlanActivity(
        municipality=goal.municipality,
        goal=goal,
        position=goal.activities.count() + 1,
        what=what,
        added_because=added_because,
        **content,
    )
    activity.save_change(by=by, reason="plan.add")
    return activity


def _check_added(because: str) -> None:
    refuse_if(
        not because.strip(),
        "Skriv varför aktiviteten lagts till utöver beställningen.",
        "no_reason",
        "added_because",
    )


def _check_responsible(plan: Plan, responsible) -> None:
    member = responsible.membership if responsible else None
    refuse_if(
        responsible is not None
        and (
            member is None
            or member.provider_id != plan.order.provider_id
            or member.role != Role.SUPPORT_WORKER
        ),
        "Välj en boendestödjare hos utföraren.",
        "responsible_elsewhere",
        "responsible",
    )


@transaction.atomic
def agree(
    plan: Plan, *, by, today: date, agreed_on: date, agreement: str, version: int, decline_reason="", **part
) -> Plan:
    """Record the person's answer: signed, orally agreed, or no with the reason, which is never an approval.

    `part` is how the person took part and what was done about wishes."""
    require(by, "plan.agree")
    plan = Plan.objects.lock(plan.pk, version)
    declined = agreement == Agreement.DECLINED
    plan.state = next_state(MOVES, "decline" if declined else "agree", plan.state, LOCKED)
    check_agreement(
        agreed_on,
        begun_on=plan.begun_on,
        today=today,
        agreement=agreement,
        reason=decline_reason,
        participation=part.get("participation", ""),
    )
    if not declined:
        check_activities_ready(_readiness(plan))
    plan.agreement, plan.agreed_recorded_at = agreement, dates.now()
    plan.agreed_on, plan.declined_on = (None, agreed_on) if declined else (agreed_on, None)
    plan.decline_reason = decline_reason if declined else ""
    plan.follows_order = follows_order(plan)
    for field, value in part.items():
        setattr(plan, field, value)
    plan.save_change(by=by, reason="plan.agree")
    case_changed(plan.case_id, today=today, event="plan.agree")
    return plan


def _readiness(plan: Plan):
    activities = PlanActivity.objects.filter(goal__plan=plan)
    return [(a.what, a.how.strip(), a.when.strip(), a.responsible_id is not None) for a in activities]


def follows_order(plan: Plan) -> bool:
    """Whether every ordered activity is in the plan and the plan adds none."""
    planned = PlanActivity.objects.filter(goal__plan=plan).values_list("order_activity", flat=True)
    standing = OrderActivity.objects.filter(goal__order=plan.order_id, dropped_on__isnull=True)
    return set(planned) == set(standing.values_list("pk", flat=True))


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
