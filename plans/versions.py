"""What a plan says, as plain JSON that no later change of the record can touch; what differs from the order, and
between two versions."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

from django.db.models import F, FilteredRelation, Q, QuerySet

from boendestod.templatetags.sv import datum
from orders.models import Order, OrderGoal
from orders.versions import PartChange, changes, checksum

from .models import Plan, PlanActivity, PlanGoal
from .rules import (
    ParticipationWay,
    PlannedActivity,
    PlannedContent,
    PlannedGoal,
    PlannedWish,
    TakenUp,
    Weekday,
)

PLAN_FIELDS = (
    "kind",
    "participation",
    "participation_ways",
    "participation_how",
    "others_took_part",
    "practical",
    "think_of",
    "arrival_notice",
    "arrival_note",
    "follow_up_on",
    "follow_up_form",
)
GOAL_FIELDS = (
    "taken_up",
    "differs_how",
    "differs_why",
    "postponed_until",
    "added_because",
    "life_area",
    "reach_by",
    "indicator",
)
ACTIVITY_FIELDS = (
    "taken_up",
    "differs_how",
    "differs_why",
    "postponed_until",
    "added_because",
    "sub_goal",
    "support_form",
    "how",
    "weekdays",
    "time_of_day",
    "starts_at",
    "minutes",
    "how_often",
    "when",
    "where",
    "responsible",
)
ORDERED_GOAL = ("life_area", "overall_goal", "personal_goal", "measure", "reach_by")
ORDERED_ACTIVITY = ("what", "why", "sub_goal", "support_form", "scope")


@dataclass(frozen=True)
class Difference:
    """One way in which a plan is not what was ordered. `kind` is a TakenUp value, "added", "missing" (ordered later and
    not taken into the plan), "gone" (in the plan, and no longer ordered) or "reworded" (the order has other words for
    it, told in `how`)."""

    kind: str
    goal: str
    activity: str
    how: str
    why: str
    goal_id: str
    activity_id: str


ADDED, MISSING, GONE, REWORDED = "added", "missing", "gone", "reworded"
# What the order has come to ask for since the plan was written, and taking it up mends.
ASKED_LATER = frozenset({MISSING, GONE, REWORDED})


def content_of(plan: Plan) -> dict:
    """What the plan says now, loaded by `with_content`."""
    return {
        "values": _values(plan, PLAN_FIELDS),
        "fields": [*_fields(plan, PLAN_FIELDS), *_wish_fields(plan), *_cooperation_fields(plan)],
        "wishes": [
            {"id": str(w.pk), "wish": w.wish, "done": w.done, "met": w.met} for w in plan.wishes.all()
        ],
        "cooperation": [
            {"id": str(c.pk), "with_whom": c.with_whom, "about": c.about, "where_when": c.where_when}
            for c in plan.cooperation.all()
        ],
        "goals": [_goal(goal) for goal in plan.goals.all()],
    }


def _goal(goal: PlanGoal) -> dict:
    ordered = goal.order_goal
    return {
        "id": str(goal.pk),
        "title": goal.goal,
        "is_contact": goal.is_contact,
        "ordered": _ordered(ordered, ORDERED_GOAL) if ordered else None,
        "values": _values(goal, GOAL_FIELDS),
        "fields": _fields(goal, GOAL_FIELDS),
        "activities": [_activity(activity) for activity in goal.activities.all()],
    }


def _activity(activity: PlanActivity) -> dict:
    ordered = activity.order_activity
    return {
        "id": str(activity.pk),
        "title": activity.what,
        "ordered": _ordered(ordered, ORDERED_ACTIVITY) if ordered else None,
        "values": _values(activity, ACTIVITY_FIELDS) | {"when_text": when_text(activity)},
        "fields": _fields(activity, ACTIVITY_FIELDS),
    }


def _ordered(part, names) -> dict:
    """The order's own words, read-only in the plan."""
    return {"id": str(part.pk), "dropped": part.dropped_on is not None, "fields": _fields(part, names)}


def _values(record, names) -> dict:
    return {name: _plain(getattr(record, name)) for name in names}


def _plain(value):
    return value if isinstance(value, str | int | bool | list | None) else str(value)


def _fields(record, names) -> list[dict]:
    said = [(name, _said(record, name)) for name in names]
    return [{"name": name, "label": _label(record, name), "text": text} for name, text in said if text]


def _label(record, name: str) -> str:
    label = record._meta.get_field(name).verbose_name
    return label[0].upper() + label[1:]


def _said(record, name: str) -> str:
    value = getattr(record, name)
    if name == "weekdays":
        return weekdays_text(value)
    if name == "participation_ways":
        return ", ".join(ParticipationWay(way).label for way in value)
    if name == "taken_up" and value == TakenUp.AS_ORDERED:
        return ""
    if name == "starts_at":
        return f"{value:%H:%M}" if value else ""
    if name == "minutes":
        return f"{value} minuter" if value else ""
    if name == "responsible":
        return str(value) if value else ""
    if name.endswith(("_on", "_until", "_by")):
        return datum(value) if value else ""
    display = getattr(record, f"get_{name}_display", None)
    return (display() if display else value) or ""


def weekdays_text(weekdays: list[int]) -> str:
    """måndagar, onsdagar och fredagar"""
    names = [f"{Weekday(day).label}ar" for day in sorted(weekdays)]
    return " och ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def when_text(activity: PlanActivity) -> str:
    """Everything that is said of when, as one reads it: varje vecka, måndagar, förmiddag, klockan 09:00."""
    clock = f"klockan {activity.starts_at:%H:%M}" if activity.starts_at else ""
    said = (
        activity.get_how_often_display(),
        weekdays_text(activity.weekdays),
        activity.get_time_of_day_display(),
        clock,
        activity.when,
    )
    return ", ".join(filter(None, said))


def _wish_fields(plan: Plan) -> list[dict]:
    return [
        {"name": f"wish-{w.pk}", "label": "Önskemål", "text": f"{w.wish} {w.done}".strip()}
        for w in plan.wishes.all()
    ]


def _cooperation_fields(plan: Plan) -> list[dict]:
    return [
        {
            "name": f"cooperation-{c.pk}",
            "label": f"Samarbete med {c.with_whom}",
            "text": ", ".join(filter(None, [c.about, c.where_when])) or c.with_whom,
        }
        for c in plan.cooperation.all()
    ]


def planned_content(plan: Plan) -> PlannedContent:
    """The plan, loaded by `with_content`, as `rules.missing_for_proposal` reads it."""
    return PlannedContent(
        id=str(plan.pk),
        kind=plan.kind,
        participation=plan.participation,
        participation_ways=bool(plan.participation_ways),
        participation_how=plan.participation_how,
        follow_up_on=plan.follow_up_on is not None,
        follow_up_form=plan.follow_up_form,
        wishes=[PlannedWish(str(w.pk), w.wish, w.done, w.met) for w in plan.wishes.all()],
        goals=[_planned_goal(goal) for goal in plan.goals.all()],
    )


def _planned_goal(goal: PlanGoal) -> PlannedGoal:
    return PlannedGoal(
        id=str(goal.pk),
        goal=goal.goal,
        is_ordered=goal.order_goal_id is not None,
        is_contact=goal.is_contact,
        taken_up=goal.taken_up,
        differs_how=goal.differs_how,
        differs_why=goal.differs_why,
        added_because=goal.added_because,
        life_area=goal.life_area,
        indicator=goal.indicator,
        activities=[_planned_activity(activity, goal) for activity in goal.activities.all()],
    )


def _planned_activity(activity: PlanActivity, goal: PlanGoal) -> PlannedActivity:
    return PlannedActivity(
        id=str(activity.pk),
        what=activity.what,
        is_ordered=activity.order_activity_id is not None,
        is_contact=goal.is_contact,
        taken_up=activity.taken_up,
        differs_how=activity.differs_how,
        differs_why=activity.differs_why,
        added_because=activity.added_because,
        how=activity.how,
        has_time=activity.has_time,
        responsible=activity.responsible_id is not None,
    )


def differences(plan: Plan, order: Order) -> list[Difference]:
    """How the plan (`with_content`) differs from what the order asks for now."""
    return said_differences(plan) + list(_missing(plan, order))


def said_differences(plan: Plan) -> list[Difference]:
    """What the plan itself says of how it differs, without asking the order for what it lacks."""
    return [difference for goal in plan.goals.all() for difference in _of_goal(goal)]


def _of_goal(goal: PlanGoal) -> Iterator[Difference]:
    ordered = goal.order_goal
    if goal.is_contact:
        return
    if kind := _kind(goal, ordered):
        yield _difference(kind, goal)
    if _is_reworded(goal.goal, ordered):
        yield _reworded(ordered, goal)
    for activity in goal.activities.all():
        # What is said of the whole goal is not said again for each of its activities.
        kind = _kind(activity, activity.order_activity)
        if kind and not (kind == ADDED and ordered is None):
            yield _difference(kind, goal, activity)
        if _is_reworded(activity.what, activity.order_activity):
            yield _reworded(activity.order_activity, goal, activity)


def _kind(part: PlanGoal | PlanActivity, ordered) -> str:
    if ordered is None:
        return ADDED
    if ordered.dropped_on is not None:
        return GONE
    return "" if part.taken_up == TakenUp.AS_ORDERED else part.taken_up


def _is_reworded(words: str, ordered) -> bool:
    return ordered is not None and ordered.dropped_on is None and words != str(ordered)


def _reworded(ordered, goal: PlanGoal, activity: PlanActivity | None = None) -> Difference:
    """Whatever else the plan says of the part is told by itself."""
    return replace(_difference(REWORDED, goal, activity), how=str(ordered), why="")


def _difference(kind: str, goal: PlanGoal, activity: PlanActivity | None = None) -> Difference:
    part = activity or goal
    return Difference(
        kind=kind,
        goal=goal.goal,
        activity=activity.what if activity else "",
        how=part.differs_how,
        why=part.added_because if kind == ADDED else part.differs_why,
        goal_id=str(goal.pk),
        activity_id=str(activity.pk) if activity else "",
    )


def _missing(plan: Plan, order: Order) -> Iterator[Difference]:
    goals = {goal.order_goal_id for goal in plan.goals.all()}
    activities = {
        activity.order_activity_id for goal in plan.goals.all() for activity in goal.activities.all()
    }
    told = set()
    for ordered in _ordered_rows(order):
        if ordered.pk in goals:
            if ordered.activity_id and ordered.activity_id not in activities:
                yield Difference(MISSING, str(ordered), ordered.activity_what, "", "", "", "")
        elif ordered.pk not in told:
            told.add(ordered.pk)
            yield Difference(MISSING, str(ordered), "", "", "", "", "")


def _ordered_rows(order: Order) -> QuerySet[OrderGoal]:
    """Each goal that the order asks for with each of its activities: one question to the database."""
    standing = FilteredRelation("activities", condition=Q(activities__dropped_on__isnull=True))
    return (
        OrderGoal.objects.filter(order=order, dropped_on__isnull=True)
        .annotate(standing=standing, activity_id=F("standing__pk"), activity_what=F("standing__what"))
        .order_by("position", "recorded_at", "standing__position", "standing__recorded_at")
    )


def as_json(found: list[Difference]) -> list[dict]:
    return [asdict(difference) for difference in found]


def changes_between(before: dict, after: dict) -> list[PartChange]:
    """What one must read to go from one version of a plan to the next."""
    return changes(before, after, whole="Planen")


__all__ = [
    "ADDED",
    "ASKED_LATER",
    "GONE",
    "MISSING",
    "REWORDED",
    "Difference",
    "as_json",
    "changes_between",
    "checksum",
    "content_of",
    "differences",
    "planned_content",
    "said_differences",
    "weekdays_text",
    "when_text",
]
