"""The whole basis of one follow-up: of a plan, or of a decision with the plans that have carried it out."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from accounts.rules import PROVIDER_ROLES
from cases.models import Case, Decision
from orders.models import Order, OrderGoal
from orders.rules import OrderState
from plans.models import Plan, PlanActivity, PlanGoal, PlanWish

from ..models import DecisionFollowUp, PlanFollowUp, PlannedVisit, Visit
from .goals import GoalBasis, Line, goals_of
from .support import Support, support_of

GRANTED = ("case", "outcome", "valid_from", "valid_to", "ended_on", "granted_hours", "granted_per")


@dataclass(frozen=True)
class Basis:
    """What is known from `first` to `until`; `last` is the follow-up before, None when this is the first."""

    first: date
    until: date
    last: PlanFollowUp | DecisionFollowUp | None
    goals: list[GoalBasis]
    support: Support


def last_held(held: QuerySet):
    return held.order_by("-held_on", "-recorded_at").first()


def basis_of_plan(plan: Plan, user, today: date) -> Basis:
    """Since the plan's last follow-up, or since it was begun. The plan is loaded by `with_content`, with its order."""
    last = last_held(plan.follow_ups)
    first = last.held_on if last else plan.begun_on
    order = plan.order
    visits = _until(plan.visits.since(first), today)
    return Basis(
        first=first,
        until=today,
        last=last,
        goals=goals_of(
            [Line(goal, goal.order_goal, [goal]) for goal in plan.goals.all()],
            plan.case,
            visits,
            user,
            first,
            today,
            key=lambda activity: activity.pk,
        ),
        support=support_of(
            visits=visits,
            planned=PlannedVisit.objects.filter(order=order),
            decisions=_granted_to(plan.case, user),
            orders=[order],
            running=order,
            wishes=plan.wishes.all(),
            first=first,
            last=today,
        ),
    )


def basis_of_decision(case: Case, decision: Decision | None, user, today: date) -> Basis:
    """Since the decision was last followed up, or since its first day; without a decision since the case was opened."""
    begins = decision.valid_from if decision else case.opened_on
    last = last_held(case.decision_follow_ups.filter(held_on__gte=begins))
    first = last.held_on if last else begins
    orders = list(case.orders.running_on(today).select_related("provider").order_by("recorded_at"))
    running = next((order for order in orders if order.state == OrderState.ACCEPTED), None)
    visits = _until(Visit.objects.filter(case=case).since(first), today)
    return Basis(
        first=first,
        until=today,
        last=last,
        goals=goals_of(_lines(case, orders), case, visits, user, first, today, key=_carries_out),
        support=support_of(
            visits=visits,
            planned=PlannedVisit.objects.filter(case=case),
            decisions=_granted_to(case, user),
            orders=orders,
            running=running,
            wishes=PlanWish.objects.filter(plan__case=case, plan__ended_on__isnull=True),
            first=first,
            last=today,
        ),
    )


def _until(visits: QuerySet, today: date) -> QuerySet:
    return visits.filter(starts_at__date__lte=today)


def _granted_to(case: Case, user) -> list[Decision]:
    """What is granted is the authority's to show."""
    return [] if user.role in PROVIDER_ROLES else list(case.decisions.granting().only(*GRANTED))


def _lines(case: Case, orders: list[Order]) -> list[Line]:
    """The ordered goals, each with every plan's goal that has carried it out, and then what the plans have added."""
    activities = PlanActivity.objects.select_related("order_activity", "responsible")
    planned = list(
        PlanGoal.objects.filter(plan__case=case)
        .select_related("order_goal", "plan")
        .prefetch_related(Prefetch("activities", activities))
        .order_by("plan__begun_on", "position", "recorded_at")
    )
    ordered = OrderGoal.objects.filter(order__in=orders, dropped_on__isnull=True).select_related("order")
    lines = [
        Line(goal, goal, [each for each in planned if each.order_goal_id == goal.pk])
        for goal in ordered.order_by("order__recorded_at", "position", "recorded_at")
    ]
    added = (goal for goal in planned if goal.order_goal_id is None and _stands(goal))
    return lines + [Line(goal, None, [goal]) for goal in added]


def _stands(goal: PlanGoal) -> bool:
    return goal.dropped_on is None and goal.plan.ended_on is None


def _carries_out(activity: PlanActivity):
    """One row for what several plans have done of the same ordered activity."""
    return activity.order_activity_id or activity.what
