"""What those who lead see: what is late by rule, team and person, each caseworker's load, and how it goes over time."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString

from accounts.models import Membership, User
from accounts.rules import PROVIDER_ROLES
from boendestod.charts import Chart, lines, sparkline
from boendestod.dates import add_months
from boendestod.templatetags.sv import MONTHS
from cases.models import Case, swedish
from orders.models import Order
from orders.rules import OrderState
from plans.models import Plan
from plans.rules import LateReason

from . import thread
from .flags import RULES, Rule, rules_for
from .models import Flag
from .remedies import with_remedies
from .rules import of_side, percent

MONTHS_SHOWN = 6


@dataclass(frozen=True)
class Load:
    """What one caseworker has on her table; None is the cases that nobody has."""

    caseworker: User | None
    open: int
    due: int
    overdue: int
    trend: "list[Month]"

    @property
    def line(self) -> SafeString:
        open_then = [month.open for month in self.trend]
        read = ", ".join(f"{month.name} {month.open}" for month in self.trend)
        return sparkline(open_then, title=f"Försenat i slutet av månaden: {read}")


@dataclass(frozen=True)
class Month:
    """How many flags were opened and closed in a month, and how many were open on its last day, or today."""

    name: str
    opened: int
    closed: int
    open: int


def loads(user, today: date) -> list[Load]:
    """Per caseworker: open cases, cases with something due within two weeks, cases with something overdue."""
    cases = Case.objects.visible_to(user).open_on(today)
    per = cases.order_by().values_list("caseworker").annotate(found=Count("pk"))
    opened, overdue, due = dict(per), _overdue_per_caseworker(user, today), _due_per_caseworker(cases, today)
    users = User.objects.in_bulk([pk for pk in opened if pk])
    over_time = trends(user, today)
    none = months_of([0] * 3 * MONTHS_SHOWN, today)
    found = [
        Load(users.get(pk), opened[pk], due[pk], overdue.get(pk, 0), over_time.get(pk, none)) for pk in opened
    ]
    return sorted(found, key=lambda load: (load.caseworker is not None, -load.overdue, str(load.caseworker)))


def _overdue_per_caseworker(user, today: date) -> dict:
    flags = Flag.objects.visible_to(user).open().awake_for(user, today).order_by()
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


def trends(user, today: date) -> dict[int | None, list[Month]]:
    """Per person who answers for the case, or at a provider for the order: the last six months of flags. A flag
    counts for the one who has the case now."""
    return _trends(_counted(user, today), today)


def _trends(counted: list[tuple], today: date) -> dict[int | None, list[Month]]:
    by_person = defaultdict(list)
    for person, _, _, *months in counted:
        by_person[person].append(months)
    return {
        person: months_of([sum(same) for same in zip(*rules, strict=True)], today)
        for person, rules in by_person.items()
    }


def _counted(user, today: date) -> list[tuple]:
    """(person, rule, open now, then for each of six months: opened, closed, open at its end), in one question."""
    periods = _periods(today)
    counts = {}
    for place, (first, last) in enumerate(periods):
        still = Q(opened_on__lte=last) & (Q(closed_on__isnull=True) | Q(closed_on__gt=last))
        counts[f"opened_{place}"] = Count("pk", filter=Q(opened_on__range=(first, last)))
        counts[f"closed_{place}"] = Count("pk", filter=Q(closed_on__range=(first, last)))
        counts[f"open_{place}"] = Count("pk", filter=still)
    since = Q(closed_on__isnull=True) | Q(closed_on__gte=periods[0][0])
    asleep = Q(snoozed_until__isnull=False, snoozed_until__gte=today, rule__in=of_side(user.role))
    # The municipality narrows what PostgreSQL looks through; whom the user sees decides what is counted.
    flags = Flag.objects.visible_to(user).filter(since, municipality=user.membership.municipality_id)
    by_rule = flags.order_by().values_list(_whose(user), "rule")
    return list(by_rule.annotate(now=Count("pk", filter=Q(closed_on__isnull=True) & ~asleep), **counts))


def months_of(found: list[int], today: date) -> list[Month]:
    """(opened, closed, open) for each month in a row, as named months."""
    names = [MONTHS[first.month - 1] for first, _ in _periods(today)]
    return [Month(name, *found[3 * place : 3 * place + 3]) for place, name in enumerate(names)]


def chart(over_time: dict[int | None, list[Month]]) -> Chart | None:
    """All of it together; None where nothing has been late."""
    together = list(zip(*over_time.values(), strict=True))
    if not together:
        return None
    series = {
        "Blev försenat": [sum(month.opened for month in same) for same in together],
        "Löstes": [sum(month.closed for month in same) for same in together],
        "Försenat i slutet av månaden": [sum(month.open for month in same) for same in together],
    }
    return lines("Försenat de senaste sex månaderna", "", [same[0].name for same in together], series)


def _periods(today: date) -> list[tuple[date, date]]:
    """The first and last day of each month; the last month is until today."""
    firsts = [add_months(today.replace(day=1), -back) for back in reversed(range(MONTHS_SHOWN))]
    return [(first, min(add_months(first, 1) - timedelta(days=1), today)) for first in firsts]


def _whose(user) -> str:
    return "order__key_worker" if user.role in PROVIDER_ROLES else "case__caseworker"


TO_DO_FIRST = 5


@dataclass(frozen=True)
class Line:
    """A team or a person of the overview's table; every count has the address of the list that it counts."""

    name: str
    orders: int
    current: int
    counts: list[tuple[int, str]]
    is_team: bool = False


def overview(user, today: date) -> dict:
    """What is overdue by rule, team and person, and how many orders have a current plan. A rule that finds nothing
    is named and takes no place."""
    flags = Flag.objects.visible_to(user).open().awake_for(user, today)
    counted = _counted(user, today)
    per_person = {(person, rule): now for person, rule, now, *_ in counted if now}
    orders = _orders_per_person(user, today)
    current = sum(with_plan for _, with_plan in orders.values())
    running = sum(found for found, _ in orders.values())
    rules = rules_for(user)
    late = [rule for rule in rules if any(key == rule.key for _, key in per_person)]
    return {
        "tiles": [_tile(rule, per_person) for rule in late],
        "quiet": [rule for rule in rules if rule not in late],
        "first": with_remedies(flags.in_order_for(user)[:TO_DO_FIRST].for_list(user), user),
        "chart": chart(_trends(counted, today)),
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
    current = sum(orders.get(person, (0, 0))[1] for person in people)
    return Line(name, running, current, counts, is_team="team" in chosen)
