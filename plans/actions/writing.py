"""Writing a plan: what the person wants, how each thing is done, and what is added to the order."""

from datetime import date

from django.db import transaction

from accounts.rules import Role
from boendestod.errors import refuse_if

from ..models import Plan, PlanActivity, PlanCooperation, PlanGoal, PlanWish
from ..rules import TakenUp, check_follow_up_day
from .keeping import editable
from .life import because_of, drop

ORDERED = "Det här är beställt. Ange i stället om det anpassas, skjuts upp eller föreslås utgå."
OF_ITS_KIND = "Målet hör till kartläggningen eller kontaktplanen. Byt slag på planen om det är klart."
GONE = "Någon har tagit bort det här ur planen. Det du skrev finns kvar här, men sparas inte."
GOAL_OWN = ("goal", "added_because", "life_area", "reach_by")
ACTIVITY_OWN = ("what", "added_because", "sub_goal", "support_form")


@transaction.atomic
def edit_plan(plan: Plan, *, by, version: int, **content) -> Plan:
    """Change what the plan says about participation, cooperation and follow-up."""
    plan = editable(plan, by=by, version=version)
    decision = plan.order.decision
    last_day = decision.last_day if decision else None
    check_follow_up_day(content.get("follow_up_on"), begun_on=plan.begun_on, last_day=last_day)
    return _save(plan, content, by=by)


@transaction.atomic
def edit_goal(goal: PlanGoal, /, *, by, version: int, **content) -> PlanGoal:
    """Say how one sees that the goal is nearer, and how it stands to the order. An ordered goal's own words belong to
    the order."""
    editable(goal.plan, by=by)
    goal = _standing(goal, version)
    if not goal.is_addition:
        content = {name: value for name, value in content.items() if name not in GOAL_OWN}
    else:
        _check_added(content.get("added_because", goal.added_because))
        _check_goal(content.get("goal", goal.goal))
    return _save(goal, _told(goal, content), by=by)


def _standing(part: PlanGoal | PlanActivity, version: int | None = None) -> PlanGoal | PlanActivity:
    part = type(part).objects.lock(part.pk, version)
    refuse_if(part.dropped_on is not None, GONE, "gone")
    return part


def _told(part: PlanGoal | PlanActivity, content: dict) -> dict:
    """What belongs to another choice than the one that stands is not kept: it would be read as said."""
    taken_up = content.get("taken_up", part.taken_up)
    content = dict(content)
    if taken_up == TakenUp.AS_ORDERED:
        content["differs_why"] = ""
    if taken_up != TakenUp.ADAPTED:
        content["differs_how"] = ""
    if taken_up != TakenUp.POSTPONED:
        content["postponed_until"] = None
    return content


def _save(record, content: dict, *, by):
    """What one types is sent again when the page is left; what changes nothing leaves no version."""
    before = _values(record)
    for field, value in content.items():
        setattr(record, field, value)
    if record._state.adding or _values(record) != before:
        record.save_change(by=by, reason="plan.edit")
    return record


def _values(record) -> list:
    return [getattr(record, field.attname) for field in record._meta.concrete_fields]


@transaction.atomic
def add_goal(plan: Plan, *, by, goal: str, added_because: str, **content) -> PlanGoal:
    """Add a goal that the order does not hold: a proposal to the caseworker, with why."""
    plan = editable(plan, by=by)
    _check_added(added_because)
    _check_goal(goal)
    added = PlanGoal(
        municipality=plan.municipality,
        plan=plan,
        position=plan.goals.count() + 1,
        goal=goal,
        added_because=added_because,
        **content,
    )
    added.save_change(by=by, reason="plan.add")
    return added


@transaction.atomic
def edit_activity(activity: PlanActivity, *, by, version: int, **content) -> PlanActivity:
    """Say how, when, where and who. What is done belongs to the order, unless the plan added it."""
    plan = editable(activity.goal.plan, by=by)
    activity = _standing(activity, version)
    if activity.order_activity_id is not None:
        content = {name: value for name, value in content.items() if name not in ACTIVITY_OWN}
    else:
        _check_added(content.get("added_because", activity.added_because))
        _check_what(content.get("what", activity.what))
    responsible = content.get("responsible")
    if responsible and responsible.pk != activity.responsible_id:
        _check_responsible(plan, responsible)
    return _save(activity, _told(activity, content), by=by)


@transaction.atomic
def add_activity(goal: PlanGoal, *, by, what: str, added_because: str = "", **content) -> PlanActivity:
    """Add what the order does not hold; it must say why, and shows as a difference from the order. The goal of a
    mapping or of a contact plan is itself the reason."""
    plan = editable(goal.plan, by=by)
    goal = _standing(goal)
    if goal.is_contact:
        added_because = because_of(plan.kind)
    _check_what(what)
    _check_added(added_because)
    if content.get("responsible"):
        _check_responsible(plan, content["responsible"])
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
        "Skriv varför det läggs till utöver beställningen.",
        "no_reason",
        "added_because",
    )


def _check_goal(goal: str) -> None:
    refuse_if(not goal.strip(), "Skriv målet med personens ord.", "no_goal", "goal")


def _check_what(what: str) -> None:
    refuse_if(not what.strip(), "Skriv vad ni gör.", "no_what", "what")


def _check_responsible(plan: Plan, responsible) -> None:
    member = responsible.membership
    refuse_if(
        member is None or member.provider_id != plan.order.provider_id or member.role != Role.SUPPORT_WORKER,
        "Välj en boendestödjare hos utföraren.",
        "responsible_elsewhere",
        "responsible",
    )


@transaction.atomic
def remove_part(part: PlanGoal | PlanActivity, *, by, today: date, version: int) -> Plan:
    """Take out what the plan itself has added. What was in a version stays readable there."""
    plan = editable(part.plan if isinstance(part, PlanGoal) else part.goal.plan, by=by)
    part = _standing(part, version)
    ordered = part.order_goal_id if isinstance(part, PlanGoal) else part.order_activity_id
    refuse_if(ordered is not None, ORDERED, "ordered")
    refuse_if(isinstance(part, PlanGoal) and part.is_contact, OF_ITS_KIND, "of_its_kind")
    if isinstance(part, PlanGoal):
        drop(part, by=by, today=today)
    else:
        part.dropped_on = today
        part.save_change(by=by, reason="plan.drop")
    return plan


@transaction.atomic
def save_wish(plan: Plan, *, by, wish: str, wish_id=None, version: int | None = None, **content) -> PlanWish:
    """What the person wanted, and what was done about it: one wish at a time."""
    plan = editable(plan, by=by)
    refuse_if(not wish.strip(), "Skriv vad personen önskade.", "no_wish", "wish")
    saved = plan.wishes.lock(wish_id, version) if wish_id else PlanWish(plan=plan)
    return _save_row(saved, plan, by=by, wish=wish, **content)


@transaction.atomic
def save_cooperation(
    plan: Plan, *, by, with_whom: str, cooperation_id=None, version: int | None = None, **content
) -> PlanCooperation:
    """With whom, about what, where and when (HSLF-FS 2016:89; domain.md §3.3)."""
    plan = editable(plan, by=by)
    refuse_if(not with_whom.strip(), "Skriv vem ni samarbetar med.", "no_whom", "with_whom")
    saved = plan.cooperation.lock(cooperation_id, version) if cooperation_id else PlanCooperation(plan=plan)
    return _save_row(saved, plan, by=by, with_whom=with_whom, **content)


def _save_row(row: PlanWish | PlanCooperation, plan: Plan, *, by, **content):
    row.municipality_id = plan.municipality_id
    return _save(row, content, by=by)


@transaction.atomic
def remove_row(row: PlanWish | PlanCooperation, *, by, version: int) -> Plan:
    plan = editable(row.plan, by=by)
    row = type(row).objects.lock(row.pk, version)
    row._history_user, row._change_reason = by, "plan.edit"
    row.delete()
    return plan
