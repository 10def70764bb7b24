"""The winding down of support beside what it costs (domain.md row 53): what each person has on the first day and on the
last, what is planned, and how the goals went."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, TextChoices
from django.db.models.functions import Coalesce

from cases.models import Case
from followup.models import GoalOutcome, TaperStep
from followup.rules import GoalResult

from ..figures.table import small_places
from ..rules import PaymentModel
from ..rules.money import Rate, rate_on, rounded
from .hours import Ordered, Scope, ordered
from .payment import rates_of

ATTAINED = frozenset({GoalResult.REACHED, GoalResult.NEARER})
NONE = Decimal(0)


class Group(TextChoices):
    TAPERED = "nedtrappning", "Nedtrappning är planerad"
    LESS = "mindre", "Mindre tid än första dagen, utan plan"
    SAME = "samma", "Samma tid"
    MORE = "mer", "Mer tid"
    NEW = "nytt", "Nytt stöd"
    ENDED = "avslutat", "Stödet har upphört"


@dataclass
class Person:
    """A case: hours and kronor a month on the first day and on the last, and the last outcome of each goal."""

    case: UUID
    before: Decimal = NONE
    now: Decimal = NONE
    # None as soon as one of the orders has no price.
    cost_before: Decimal | None = NONE
    cost_now: Decimal | None = NONE
    had: bool = False
    has: bool = False
    steps: list[TaperStep] = field(default_factory=list)
    results: list[str] = field(default_factory=list)

    @property
    def group(self) -> Group:
        if not self.had:
            return Group.NEW
        if not self.has:
            return Group.ENDED
        if self.steps:
            return Group.TAPERED
        if self.now == self.before:
            return Group.SAME
        return Group.LESS if self.now < self.before else Group.MORE

    @property
    def attained(self) -> int:
        return sum(result in ATTAINED for result in self.results)

    @property
    def results_in_words(self) -> str:
        counted = Counter(self.results)
        return ", ".join(f"{counted[result]} {result.label}" for result in GoalResult if counted[result])


@dataclass
class GroupRow:
    group: Group
    persons: list[Person]
    is_hidden: bool

    @property
    def count(self) -> int:
        return len(self.persons)

    @property
    def before(self) -> Decimal:
        return sum((person.before for person in self.persons), NONE)

    @property
    def now(self) -> Decimal:
        return sum((person.now for person in self.persons), NONE)

    @property
    def cost_before(self) -> Decimal | None:
        return _together([person.cost_before for person in self.persons])

    @property
    def cost_now(self) -> Decimal | None:
        return _together([person.cost_now for person in self.persons])

    @property
    def goals(self) -> int:
        return sum(len(person.results) for person in self.persons)

    @property
    def attained(self) -> int:
        return sum(person.attained for person in self.persons)


def _together(costs: list[Decimal | None]) -> Decimal | None:
    return None if None in costs else rounded(sum(costs, NONE))


def groups(scope: Scope) -> list[GroupRow]:
    """Outside the case work the small groups are hidden."""
    found = defaultdict(list)
    for person in people(scope):
        found[person.group].append(person)
    counts = [_counts(found[group]) for group in Group]
    together = tuple(map(sum, zip(*counts, strict=True)))
    hidden = small_places(counts, together)[0] if scope.is_outside else set()
    return [GroupRow(group, found[group], place in hidden) for place, group in enumerate(Group)]


def _counts(persons: list[Person]) -> tuple[int, ...]:
    """Persons, those with a goal attained, and those with one that is not."""
    attained = sum(person.attained > 0 for person in persons)
    return len(persons), attained, sum(person.attained < len(person.results) for person in persons)


def people(scope: Scope) -> list[Person]:
    spans, rates = ordered(scope), rates_of(scope.user.membership.municipality)
    found = {}
    for span in spans:
        person = found.setdefault(span.case, Person(span.case))
        _add(person, span, rates, scope)
    for case, steps in _steps(scope).items():
        if case in found:
            found[case].steps = steps
    for case, results in _results(scope).items():
        if case in found:
            found[case].results = results
    return sorted(found.values(), key=lambda person: (person.now - person.before, str(person.case)))


def _add(person: Person, span: Ordered, rates: list[Rate], scope: Scope) -> None:
    hours = span.hours or NONE
    if span.first <= scope.first:
        person.had = True
        person.before += hours
        person.cost_before = _plus(person.cost_before, _a_month(span, hours, rates, scope.first))
    if span.last >= scope.last:
        person.has = True
        person.now += hours
        person.cost_now = _plus(person.cost_now, _a_month(span, hours, rates, scope.last))


def _a_month(span: Ordered, hours: Decimal, rates: list[Rate], day: date) -> Decimal | None:
    """The ordered hours at the price of the day, or the sum for a person where that is what is paid."""
    rate = rate_on(rates, span.provider, day)
    if rate is not None and rate.model == PaymentModel.PER_PERSON:
        return rate.per_person
    return None if rate is None or rate.rate is None else hours * rate.rate


def _plus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other


def _steps(scope: Scope) -> dict[UUID, list[TaperStep]]:
    """Those of each case's last follow-up that plans a winding down."""
    steps = TaperStep.objects.all()
    if scope.is_outside:
        steps = steps.filter(municipality=scope.user.membership.municipality_id)
    else:
        steps = steps.visible_to(scope.user)
    held_on = Coalesce("plan_follow_up__held_on", "decision_follow_up__held_on")
    case = Coalesce("plan_follow_up__case", "decision_follow_up__case")
    steps = steps.annotate(held_on=held_on, of_case=case).filter(held_on__lte=scope.last)
    newest = {}
    for step in steps.order_by("held_on", "number"):
        if step.of_case not in newest or newest[step.of_case][0].held_on != step.held_on:
            newest[step.of_case] = []
        newest[step.of_case].append(step)
    return newest


def _results(scope: Scope) -> dict[UUID, list[str]]:
    """The last outcome of each goal between the days."""
    orders = scope.orders()
    held = Q(follow_up__held_on__gte=scope.first, follow_up__held_on__lte=scope.last)
    rows = GoalOutcome.objects.filter(held, follow_up__plan__order__in=orders)
    last = {}
    for case, goal, result in rows.order_by("follow_up__held_on", "recorded_at").values_list(
        "follow_up__case", "goal", "result"
    ):
        last[goal] = case, result
    found = defaultdict(list)
    for case, result in last.values():
        found[case].append(result)
    return found


def with_names(user, people: list[Person]) -> list[tuple[Person, Case | None]]:
    """The case with its person where the user sees it."""
    cases = Case.objects.visible_to(user).select_related("client").in_bulk([person.case for person in people])
    return [(person, cases.get(person.case)) for person in people]
