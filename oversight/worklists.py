"""What each role works from: the cases with their thread loaded, and the lists that the start pages show."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import (
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    JSONField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, Least, NullIf
from django.urls import reverse

from accounts.models import Membership, User
from accounts.rules import PROVIDER_ROLES
from boendestod.templatetags.sv import forsenad
from cases.models import Application, Case, Decision, Investigation, Notification, swedish
from followup.evidence import last_of_decisions, last_of_plans
from followup.models import DecisionFollowUp, PlanFollowUp, Visit
from orders.models import Interruption, Order, OrderActivity, OrderGoal, OrderMessage, OrderReturn
from orders.rules import OrderState, side_of
from plans.models import Plan, PlanActivity, PlanGoal, PlanReview, PlanVersion, Proposal
from plans.rules import LateReason, ReviewOutcome, TakenUp

from . import thread
from .flags import RULES, Rule, rules_for
from .models import Flag
from .rules import FlagRule, percent
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
    return Flag.objects.visible_to(user).open().with_reason().order_by("due_on")


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

    @property
    def tag(self) -> tuple[str, str]:
        """(tone, text): what is overdue goes before everything else."""
        if self.case.open_flags:
            return thread.DANGER, forsenad(self.case.open_flags[0].due_on)
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
        )
        for case in cases
    ]


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


@dataclass(frozen=True)
class Load:
    """What one caseworker has on her table; None is the cases that nobody has."""

    caseworker: User | None
    open: int
    due: int
    overdue: int


def loads(user, today: date) -> list[Load]:
    """Per caseworker: open cases, cases with something due within two weeks, cases with something overdue."""
    cases = Case.objects.visible_to(user).open_on(today)
    per = cases.order_by().values_list("caseworker").annotate(found=Count("pk"))
    opened, overdue, due = dict(per), _overdue_per_caseworker(user), _due_per_caseworker(cases, today)
    users = User.objects.in_bulk([pk for pk in opened if pk])
    found = [Load(users.get(pk), opened[pk], due[pk], overdue.get(pk, 0)) for pk in opened]
    return sorted(found, key=lambda load: (load.caseworker is not None, -load.overdue, str(load.caseworker)))


def _overdue_per_caseworker(user) -> dict:
    flags = Flag.objects.visible_to(user).open().order_by()
    return dict(flags.values_list("case__caseworker").annotate(found=Count("case", distinct=True)))


def _due_per_caseworker(cases: QuerySet, today: date) -> Counter:
    """Each case once, whatever number of rules it comes due by."""
    soon = [
        rule.applies(today)
        .filter(case__in=cases, due_on__range=(today, today + thread.SOON))
        .order_by()
        .values_list("case__caseworker", "case")
        for rule in RULES.values()
    ]
    return Counter(caseworker for caseworker, _ in soon[0].union(*soon[1:]))


# --- The overview ---------------------------------------------------------------------------------------------------

TO_DO_FIRST = 5


@dataclass(frozen=True)
class Line:
    """A team or a person of the overview's table; every count has the address of the list that it counts."""

    name: str
    orders: int
    counts: list[tuple[int, str]]
    is_team: bool = False


def overview(user, today: date) -> dict:
    """What is overdue by rule, team and person, and how many orders have a current plan. A rule that finds nothing
    is named and takes no place."""
    flags = Flag.objects.visible_to(user).open()
    by = "order__key_worker" if user.role in PROVIDER_ROLES else "case__caseworker"
    per_person = {
        (person, rule): found
        for person, rule, found in flags.order_by().values_list(by, "rule").annotate(found=Count("pk"))
    }
    orders = _orders_per_person(user, today)
    current = sum(with_plan for _, with_plan in orders.values())
    running = sum(found for found, _ in orders.values())
    rules = rules_for(user)
    late = [rule for rule in rules if any(key == rule.key for _, key in per_person)]
    return {
        "tiles": [_tile(rule, per_person) for rule in late],
        "quiet": [rule for rule in rules if rule not in late],
        "first": flags.oldest_first()[:TO_DO_FIRST].for_list(),
        "total": sum(per_person.values()),
        "rules": rules,
        "late": late,
        "reasons": _reasons(flags),
        "lines": _lines(user, late, per_person, orders),
        "current": current,
        "orders": running,
        "percent": percent(current, running),
        "place": str(user.membership.provider or user.membership.unit),
        "per": "Per team och medarbetare" if user.role in PROVIDER_ROLES else "Per handläggare",
    }


def _orders_per_person(user, today: date) -> dict[int | None, tuple[int, int]]:
    """(received and running, of which with a current plan) per person who answers for the order."""
    planned = Exists(Plan.objects.current_on(today).filter(order=OuterRef("pk")))
    running = Order.objects.visible_to(user).filter(state=OrderState.ACCEPTED, amends__isnull=True)
    by = "key_worker" if user.role in PROVIDER_ROLES else "case__caseworker"
    counted = running.annotate(planned=planned).order_by().values_list(by)
    counted = counted.annotate(found=Count("pk"), current=Count("pk", filter=Q(planned=True)))
    return {person: (found, current) for person, found, current in counted}


def _url(**chosen) -> str:
    return f"{reverse('flags')}?{urlencode(chosen)}"


def _reasons(flags: QuerySet) -> list[tuple[str, int, str]]:
    """(why, how many, the list of them) of the plans that are late, the most common first and what is not said last."""
    counted = flags.explained().with_reason().order_by().values_list("late_reason").annotate(Count("pk"))
    found = sorted(counted, key=lambda row: (row[0] is None, -row[1], row[0]))
    return [
        (LateReason(why).label if why else "ingen orsak angiven", count, _url(orsak=why or "ingen"))
        for why, count in found
    ]


def _tile(rule: Rule, per_person: dict) -> dict:
    found = sum(count for (_, key), count in per_person.items() if key == rule.key)
    return {"rule": rule, "count": found, "url": _url(regel=rule.key.value)}


def _lines(user, rules: list[Rule], per_person: dict, orders: dict) -> list[Line]:
    """Each team before its people; those who answer for nothing are left out, as is nobody when nobody's is nothing."""
    place = user.membership
    here = {"provider": place.provider_id} if user.role in PROVIDER_ROLES else {"unit": place.unit_id}
    members = Membership.objects.filter(ended_on__isnull=True, **here).select_related("user", "team")
    members = members.order_by(*swedish("user__first_name", "user__last_name"))
    teams = {member.user_id: member.team for member in members}
    busy = {person for person, _ in per_person} | set(orders)
    names = {member.user_id: str(member.user) for member in members} | _names(busy - set(teams))
    field = "medarbetare" if user.role in PROVIDER_ROLES else "handlaggare"
    lines = []
    for team in sorted({teams.get(person) for person in busy} - {None}, key=str):
        people = [person for person in busy if teams.get(person) == team]
        lines.append(_line(str(team), people, rules, per_person, orders, team=team.pk))
        lines += _person_lines(people, names, rules, per_person, orders, field)
    alone = [person for person in busy if teams.get(person) is None]
    return lines + _person_lines(alone, names, rules, per_person, orders, field)


def _names(people: set) -> dict[int | None, str]:
    """Of those who have left, and of nobody."""
    left = User.objects.in_bulk(people - {None})
    return {pk: str(user) for pk, user in left.items()} | {None: "Ingen utsedd"}


def _person_lines(
    people: list, names: dict, rules: list[Rule], per_person: dict, orders: dict, field: str
) -> list[Line]:
    return [
        _line(names[person], [person], rules, per_person, orders, **{field: person or "ingen"})
        for person in names
        if person in people
    ]


def _line(name: str, people: list, rules: list[Rule], per_person: dict, orders: dict, **chosen) -> Line:
    counts = [
        (
            sum(per_person.get((person, rule.key), 0) for person in people),
            _url(regel=rule.key.value, **chosen),
        )
        for rule in rules
    ]
    running = sum(orders.get(person, (0, 0))[0] for person in people)
    return Line(name, running, counts, is_team="team" in chosen)
