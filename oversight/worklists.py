"""What each role works from: the cases with their thread loaded, and the lists that the start pages show."""

from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    JSONField,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, Least, NullIf

from accounts.rules import PROVIDER_ROLES
from boendestod.templatetags.sv import forsenad
from cases.models import Application, Case, Decision, Investigation, Notification
from followup.evidence import last_of_decisions, last_of_plans
from followup.models import DecisionFollowUp, PlanFollowUp, Visit
from orders.models import Interruption, Order, OrderActivity, OrderGoal, OrderMessage, OrderReturn
from orders.rules import OrderState, side_of
from plans.models import Plan, PlanActivity, PlanGoal, PlanReview, PlanVersion, Proposal
from plans.rules import ReviewOutcome, TakenUp

from . import thread
from .flags import RULES
from .models import Flag
from .remedies import with_remedies
from .rules import FlagRule, of_side
from .steps import NextStep, next_step

# Of a decision: read on its own page.
LONG_TEXTS = ("reasons", "decision_text", "summary", "met_otherwise")


def with_thread(cases: QuerySet, user, today: date) -> QuerySet:
    """Load what oversight.thread reads, in as many queries whatever the number of cases. Of the authority's own
    desk a provider gets nothing, which costs no query either."""
    return (
        cases.select_related("client", "caseworker", "unit", "municipality")
        .annotate(
            children_due_on=_children_due_on(user, today),
            concluded_of_plan=last_of_plans(),
            concluded_of_decision=_last_of_decisions(user),
        )
        .prefetch_related(
            Prefetch("applications", _applications(user, today), to_attr="thread_applications"),
            Prefetch("investigations", _investigations(user), to_attr="thread_investigations"),
            Prefetch("decisions", _decisions(user, today), to_attr="thread_decisions"),
            Prefetch("orders", _orders(user, today), to_attr="thread_orders"),
            Prefetch("plans", _plans(user, today), to_attr="thread_plans"),
            Prefetch("flags", _flags(user), to_attr="open_flags"),
        )
    )


def _flags(user) -> QuerySet:
    return Flag.objects.visible_to(user).open().with_reason().with_ways().order_by("due_on")


def _children_due_on(user, today: date):
    """The first day on which facts about a child of the case are to be looked at."""
    if user.role in PROVIDER_ROLES:
        return Value(None, output_field=DateField())
    children = RULES[FlagRule.CHILD_REVIEW_OVERDUE].applies(today).filter(case=OuterRef("pk"))
    return Subquery(children.order_by("due_on").values("due_on")[:1])


def _last_of_decisions(user):
    """The follow-up of the decision is the authority's own."""
    return Value(None, output_field=JSONField()) if user.role in PROVIDER_ROLES else last_of_decisions()


def _applications(user, today: date) -> QuerySet:
    decided = Decision.objects.filter(application=OuterRef("pk"))
    return (
        Application.objects.visible_to(user)
        .defer("need")
        .annotate(is_decided=Exists(decided), due_on=_due_on(FlagRule.APPLICATION_UNDECIDED, today))
        .order_by("-received_on", "-recorded_at")
    )


def _investigations(user) -> QuerySet:
    texts = ("assessment", "communication_need", "household", "expected_of_others")
    return Investigation.objects.visible_to(user).defer(*texts).order_by("-opened_on", "-recorded_at")


def _due_on(key: FlagRule, today: date) -> Subquery:
    """The rule's own due day for the record, or null where the rule does not apply."""
    rows = RULES[key].applies(today).filter(pk=OuterRef("pk")).order_by()
    return Subquery(rows.values("due_on")[:1], output_field=DateField())


def _latest(queryset: QuerySet, field: str) -> Subquery:
    return Subquery(queryset.order_by(F(field).desc(), "pk").values(field)[:1])


def _decisions(user, today: date) -> QuerySet:
    """A provider sees the period of what was granted, and nothing of the investigation."""
    decisions = Decision.objects.defer(*LONG_TEXTS).order_by(
        F("valid_from").desc(nulls_last=True), "-decided_on"
    )
    if user.role in PROVIDER_ROLES:
        decisions = decisions.granting()
    followed = DecisionFollowUp.objects.filter(case=OuterRef("case"))
    return decisions.annotate(
        expires_on=_due_on(FlagRule.DECISION_EXPIRED, today),
        reported_from=_due_on(FlagRule.DECISION_NOT_EXECUTED, today),
        last_followed_on=_latest(followed, "held_on"),
        is_notified=Exists(Notification.objects.filter(decision=OuterRef("pk"))),
    )


def _orders(user, today: date) -> QuerySet:
    visits = Visit.objects.filter(order=OuterRef("pk"))
    month = visits.filter(starts_at__date__gte=today.replace(day=1))
    asked = OrderReturn.objects.filter(order=OuterRef("pk"), answered_at__isnull=True)
    stopped = Interruption.objects.filter(order=OuterRef("pk")).open_on(today)
    written = OrderMessage.objects.unread_by(side_of(user.role)).filter(order=OuterRef("pk"))
    return (
        Order.objects.visible_to(user)
        .select_related("provider", "key_worker")
        .annotate(
            plan_due_on=_due_on(FlagRule.PLAN_NOT_BEGUN, today),
            received_due_on=_due_on(FlagRule.PLAN_NOT_RECEIVED, today),
            start_due_on=_due_on(FlagRule.EXECUTION_NOT_STARTED, today),
            missed_due_on=_due_on(FlagRule.VISITS_MISSED, today),
            last_visit_at=_latest(visits, "starts_at"),
            month_visits=_count(month, "order"),
            month_performed=_count(month.performed(), "order"),
            asked_at=_latest(asked, "recorded_at"),
            answer_by=_latest(asked, "answer_by"),
            interrupted_on=_latest(stopped, "started_on"),
            unread_since=_latest(written, "recorded_at"),
        )
        .order_by("-recorded_at")
    )


def _count(records: QuerySet, of: str) -> Coalesce:
    counted = records.order_by().values(of).annotate(found=Count("pk")).values("found")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _plans(user, today: date) -> QuerySet:
    """Of the reviews the first that waits, or else the latest."""
    held = PlanFollowUp.objects.filter(plan=OuterRef("pk"), held_on__lte=today).order_by("-held_on", "pk")
    reviews = PlanReview.objects.filter(plan=OuterRef("pk"))
    waiting = reviews.open().order_by("recorded_at")
    last = reviews.exclude(outcome=ReviewOutcome.SUPERSEDED).order_by("-recorded_at")
    proposals = Proposal.objects.filter(plan=OuterRef("pk")).open()
    return (
        Plan.objects.visible_to(user)
        .annotate(
            review_id=Coalesce(Subquery(waiting.values("pk")[:1]), Subquery(last.values("pk")[:1])),
            review_outcome=_of_review("outcome"),
            review_read_at=_of_review("read_at"),
            reviewed_at=_of_review("reviewed_at"),
            arrived_on=_of_review("arrived_on"),
            open_proposals=_count(proposals, "plan"),
            proposed_at=_latest(PlanVersion.objects.filter(plan=OuterRef("pk")), "recorded_at"),
            is_older_than_order=_lacks_what_is_ordered() | _holds_what_is_dropped() | _says_it_otherwise(),
            resume_on=_resume_on(),
            unread_due_on=_due_on(FlagRule.PLAN_UNREAD, today),
            new_decision_due_on=_due_on(FlagRule.PLAN_FOLLOWUP_NEW_DECISION, today),
            follow_up_due_on=_due_on(FlagRule.PLAN_FOLLOWUP_OVERDUE, today),
            last_followed_on=Subquery(held.values("held_on")[:1]),
            last_follow_up=Subquery(held.values("pk")[:1]),
        )
        .order_by("-begun_on")
    )


def _of_review(field: str) -> Subquery:
    return Subquery(PlanReview.objects.filter(pk=OuterRef("review_id")).values(field)[:1])


def _lacks_what_is_ordered() -> Exists:
    """Whether the order asks for an activity, or a goal, that the plan has not taken in."""
    planned_goal = PlanGoal.objects.filter(
        plan=OuterRef(OuterRef("pk")), order_goal=OuterRef("pk"), dropped_on__isnull=True
    )
    planned = PlanActivity.objects.filter(
        goal__plan=OuterRef(OuterRef("pk")), order_activity=OuterRef("pk"), dropped_on__isnull=True
    )
    goals = OrderGoal.objects.filter(~Exists(planned_goal), order=OuterRef("order"), dropped_on__isnull=True)
    activities = OrderActivity.objects.filter(
        ~Exists(planned),
        goal__order=OuterRef("order"),
        goal__dropped_on__isnull=True,
        dropped_on__isnull=True,
    )
    return Exists(goals) | Exists(activities)


def _holds_what_is_dropped() -> Exists:
    goals = PlanGoal.objects.filter(
        plan=OuterRef("pk"), order_goal__dropped_on__isnull=False, dropped_on__isnull=True
    )
    activities = PlanActivity.objects.filter(
        goal__plan=OuterRef("pk"),
        order_activity__dropped_on__isnull=False,
        goal__dropped_on__isnull=True,
        dropped_on__isnull=True,
    )
    return Exists(goals) | Exists(activities)


def _says_it_otherwise() -> Exists:
    """Whether the order has other words for a goal or an activity that the plan has taken in."""
    ordered = Coalesce(NullIf("order_goal__personal_goal", Value("")), "order_goal__overall_goal")
    goals = PlanGoal.objects.filter(
        plan=OuterRef("pk"), order_goal__dropped_on__isnull=True, is_contact=False, dropped_on__isnull=True
    )
    activities = PlanActivity.objects.filter(
        goal__plan=OuterRef("pk"),
        goal__is_contact=False,
        goal__dropped_on__isnull=True,
        order_activity__dropped_on__isnull=True,
        dropped_on__isnull=True,
    )
    reworded = goals.filter(order_goal__isnull=False).exclude(goal=ordered)
    return Exists(reworded) | Exists(
        activities.filter(order_activity__isnull=False).exclude(what=F("order_activity__what"))
    )


def _resume_on() -> Subquery:
    """The first day on which something that was put off is taken up again."""
    put_off = {"taken_up": TakenUp.POSTPONED, "postponed_until__isnull": False, "dropped_on__isnull": True}
    goals = PlanGoal.objects.filter(plan=OuterRef("pk"), **put_off)
    activities = PlanActivity.objects.filter(
        goal__plan=OuterRef("pk"), goal__dropped_on__isnull=True, **put_off
    )
    first = (part.order_by("postponed_until").values("postponed_until")[:1] for part in (goals, activities))
    return Least(*map(Subquery, first))


@dataclass(frozen=True)
class Row:
    """One case in a list: where it is, what comes next and whose turn it is."""

    case: Case
    station: str
    step: NextStep
    last_on: date
    dated_back: int
    late: list[Flag]

    @property
    def tag(self) -> tuple[str, str]:
        """(tone, text): what is overdue goes before everything else."""
        if self.late:
            return thread.DANGER, forsenad(self.late[0].due_on)
        return self.step.tone, self.step.tag

    @property
    def visit_order(self):
        """The order that a visit can be logged on, if any."""
        return thread.visit_order(self.case)


def rows(cases, user, today: date) -> list[Row]:
    return [
        Row(
            case,
            thread.station_name(case, today),
            next_step(case, user, today),
            thread.last_event(case),
            thread.dated_back(thread.thread_of(case, today).plan),
            late(case, user),
        )
        for case in cases
    ]


def late(case: Case, user) -> list[Flag]:
    """What is overdue in the case, without what the user's own side lets wait."""
    own = of_side(user.role)
    return [flag for flag in case.open_flags if not (flag.is_snoozed and flag.rule in own)]


def given(found: list[Row], user) -> list[Flag]:
    """What somebody has given to the user to resolve, the oldest first."""
    flags = [flag for row in found for flag in row.late if flag.assigned_to_id == user.pk]
    for flag in flags:
        flag.assigned_to = user
    return with_remedies(sorted(flags, key=lambda flag: flag.due_on), user)


def whose(turn: str, found: list[Row]) -> list[Row]:
    """Those whose next step is somebody's turn: what is late first, then the oldest."""
    return sorted((row for row in found if row.step.turn == turn), key=lambda row: row.step.urgency)


def undecided(user, today: date) -> list[Application]:
    """Applications that wait, those with the least time left first."""
    waiting = RULES[FlagRule.APPLICATION_UNDECIDED].applies(today).visible_to(user)
    found = waiting.select_related("case__client", "case__caseworker").order_by("due_on", "pk")
    for application in found:
        application.tone = thread.urgency(application.due_on, today, thread.DECISION_SOON, thread.NEUTRAL)
    return list(found)


def returned(user, today: date) -> list[Order]:
    """Orders that the provider has sent back, by the day on which it needs the answer."""
    found = Order.objects.visible_to(user).filter(state=OrderState.RETURNED)
    found = found.with_dialogue(side_of(user.role)).for_list().order_by("answer_by", "sent_on", "pk")
    for order in found:
        order.tone = thread.urgency(order.answer_by, today, thread.ANSWER_SOON, thread.WARNING)
    return list(found)
