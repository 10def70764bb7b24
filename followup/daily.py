"""What the daily work follows: the version of the plan that the person has said yes to, or else the plan as it stands
now; and for each thing in it, how it went the last time."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Max, Q

from orders.models import Order
from plans.models import Plan, PlanActivity, PlanGoal, PlanVersion
from plans.rules import NOT_CARRIED_OUT, PlanKind, PlanState, TakenUp
from plans.versions import content_of

from .models import ActivityMark, GoalOutcome
from .rules import DayPlace, HowDone, day_place


@dataclass(frozen=True)
class DailyPlan:
    """`content` is as plans.versions.content_of gives it; `version` is None until a plan has been agreed here."""

    plan: Plan
    version: PlanVersion | None
    content: dict

    @property
    def is_changing(self):
        """Something else than what is followed is being written, waits for the person's answer, or got a no."""
        in_use = self.plan.kind == PlanKind.CONTACT and self.plan.state == PlanState.PROPOSED
        return self.version is not None and self.plan.state != PlanState.AGREED and not in_use

    def numbered(self, today: date) -> Iterator[tuple[int, dict]]:
        """The goals that are worked with now: not those that wait, nor those proposed to be dropped."""
        return enumerate((goal for goal in self.content["goals"] if _is_carried_out(goal, today)), 1)

    def activities(self) -> Iterator[dict]:
        return (activity for goal in self.content["goals"] for activity in goal["activities"])

    def carried_out(self, today: date) -> Iterator[tuple[dict, dict]]:
        """(goal, activity) of what is done now."""
        for _, goal in self.numbered(today):
            for activity in goal["activities"]:
                if _is_carried_out(activity, today):
                    yield goal, activity


def _is_carried_out(part: dict, today: date) -> bool:
    """What was put off is there again from the day that was said."""
    resume_on = _resume_on(part)
    return part["values"]["taken_up"] not in NOT_CARRIED_OUT or (resume_on is not None and resume_on <= today)


def _resume_on(part: dict) -> date | None:
    until = part["values"]["postponed_until"]
    is_put_off = part["values"]["taken_up"] == TakenUp.POSTPONED
    return date.fromisoformat(until) if is_put_off and until else None


def daily_plan(order: Order) -> DailyPlan | None:
    plan = order.plans.filter(ended_on__isnull=True).first()
    return daily_of(plan) if plan else None


def daily_of(plan: Plan) -> DailyPlan:
    version = plan.version_in_force()
    content = version.content if version else content_of(Plan.objects.with_content().get(pk=plan.pk))
    return DailyPlan(plan, version, content)


def daily_plans(orders: list[Order]) -> dict[UUID, DailyPlan]:
    """daily_plan of many orders at once, by the order's id."""
    plans = list(Plan.objects.filter(order__in=orders, ended_on__isnull=True))
    newest = (
        PlanVersion.objects.in_force().filter(plan__in=plans).order_by("plan", "-number").distinct("plan")
    )
    versions = {version.plan_id: version for version in newest}
    written = [plan.pk for plan in plans if plan.pk not in versions]
    contents = {plan.pk: content_of(plan) for plan in Plan.objects.with_content().filter(pk__in=written)}
    contents |= {pk: version.content for pk, version in versions.items()}
    return {plan.order_id: DailyPlan(plan, versions.get(plan.pk), contents[plan.pk]) for plan in plans}


def activities_of(daily: DailyPlan, today: date) -> list[PlanActivity]:
    """What can be done at a visit, today's weekday first. What a revision has dropped is left out at once."""
    asked = sorted(daily.carried_out(today), key=lambda pair: _place(pair[1], today))
    found = PlanActivity.objects.filter(dropped_on__isnull=True).in_bulk([a["id"] for _, a in asked])
    by_id = {str(pk): activity for pk, activity in found.items()}
    return [by_id[activity["id"]] for _, activity in asked if activity["id"] in by_id]


def goals_of(daily: DailyPlan) -> list[PlanGoal]:
    """The goals that the daily work follows, each with the activities that it follows."""
    followed = {
        goal["id"]: {activity["id"] for activity in goal["activities"]} for goal in daily.content["goals"]
    }
    goals = daily.plan.goals.filter(pk__in=followed).select_related("order_goal")
    found = list(goals.prefetch_related("activities__order_activity"))
    for goal in found:
        kept = [a for a in goal.activities.all() if str(a.pk) in followed[str(goal.pk)]]
        goal._prefetched_objects_cache["activities"] = kept
    return found


def _place(activity: dict, today: date) -> DayPlace:
    return day_place(activity["values"]["weekdays"], today)


# --- Today's plan -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Task:
    """`goal` is the goal's number among those of `goals_near`; `resume_on` is the day, which has come, when something
    put off was to be taken up again."""

    id: str
    what: str
    goal: int
    how: str
    where: str
    when: str
    responsible: str
    last: str
    last_at: datetime | None
    weekdays: list[int]
    place: DayPlace
    resume_on: date | None


@dataclass(frozen=True)
class GoalNear:
    """A goal and how near it is: the last follow-up's result, and what has been done since."""

    number: int
    goal: str
    indicator: str
    outcome: GoalOutcome | None
    since: list[tuple[str, int]]


def tasks(daily: DailyPlan, marks: "Marks", today: date) -> list[Task]:
    """What is to be done, today's weekday first."""
    numbers = {goal["id"]: number for number, goal in daily.numbered(today)}
    found = [
        _task(numbers[goal["id"]], goal, activity, marks, today)
        for goal, activity in daily.carried_out(today)
    ]
    return sorted(found, key=lambda task: task.place)


def _task(number: int, goal: dict, activity: dict, marks: "Marks", today: date) -> Task:
    values = activity["values"]
    last, last_at = marks.last.get(activity["id"], ("", None))
    responsible = (field["text"] for field in activity["fields"] if field["name"] == "responsible")
    return Task(
        id=activity["id"],
        what=activity["title"],
        goal=number,
        how=values["how"],
        where=values["where"],
        when=values["when_text"],
        responsible=next(responsible, ""),
        last=last,
        last_at=last_at,
        weekdays=values["weekdays"],
        place=_place(activity, today),
        resume_on=_resume_on(activity) or _resume_on(goal),
    )


def goals_near(daily: DailyPlan, marks: "Marks", today: date) -> list[GoalNear]:
    return [
        GoalNear(
            number=number,
            goal=goal["title"],
            indicator=goal["values"]["indicator"],
            outcome=marks.outcomes.get(goal["id"]),
            since=[
                (how.label, count) for how in HowDone if (count := marks.since_for(goal["activities"], how))
            ],
        )
        for number, goal in daily.numbered(today)
    ]


@dataclass(frozen=True)
class Marks:
    """How each activity was done the last time, how often since the last follow-up, and what that said."""

    last: dict[str, tuple[str, datetime]]
    counts: Counter
    outcomes: dict[str, GoalOutcome]

    def since_for(self, activities: list[dict], how: HowDone) -> int:
        return sum(self.counts[activity["id"], how.value] for activity in activities)


def marks_of(plan: Plan) -> Marks:
    outcomes = last_outcomes(plan)
    since = max((outcome.follow_up.held_on for outcome in outcomes.values()), default=plan.begun_on)
    of_plan = ActivityMark.objects.filter(visit__plan=plan).order_by()
    rows = of_plan.values_list("activity", "how_done").annotate(
        last=Max("visit__starts_at"), since=Count("pk", filter=Q(visit__starts_at__date__gte=since))
    )
    found = sorted(rows, key=lambda row: row[2])
    return Marks(
        last={str(activity): (HowDone(how).label, at) for activity, how, at, _ in found},
        counts=Counter({(str(activity), how): count for activity, how, _, count in found}),
        outcomes={str(goal): outcome for goal, outcome in outcomes.items()},
    )


def last_marks(plans: list[Plan]) -> Marks:
    """Only how each activity of the plans was done the last time."""
    of_plans = ActivityMark.objects.filter(visit__plan__in=plans).order_by()
    rows = of_plans.values_list("activity", "how_done").annotate(last=Max("visit__starts_at"))
    found = sorted(rows, key=lambda row: row[2])
    last = {str(activity): (HowDone(how).label, at) for activity, how, at in found}
    return Marks(last=last, counts=Counter(), outcomes={})


def last_outcomes(plan: Plan) -> dict:
    """The latest result of each goal, by the goal's id."""
    held = GoalOutcome.objects.filter(follow_up__plan=plan).select_related("follow_up")
    return {outcome.goal_id: outcome for outcome in held.order_by("follow_up__held_on", "recorded_at")}
