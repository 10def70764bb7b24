"""How records are limited to a scope and divided, in the database."""

from dataclasses import dataclass

from django.db.models import (
    Aggregate,
    CharField,
    Count,
    F,
    FloatField,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models import Case as Choose

from accounts.models import CommissioningUnit, Membership, Provider, Team
from cases.models import Case
from cases.rules import Sex
from orders.models import Order

from .period import Period
from .scope import AgeBand, By, Scope, age_limits
from .table import TOTAL


@dataclass(frozen=True)
class Paths:
    """The way from a record to its case, and to its order where it has one of its own."""

    case: str = "case__"
    order: str | None = "order__"


OF_ORDER = Paths()
OF_CASE = Paths(order=None)


class Median(Aggregate):
    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()


def days_between(first, last) -> Func:
    """Whole days, as PostgreSQL subtracts dates."""
    return Func(last, first, template="(%(expressions)s)", arg_joiner=" - ", output_field=IntegerField())


LENGTH = F("ends_at") - F("starts_at")


def hours(length) -> float:
    return length.total_seconds() / 3600 if length else 0


def tally(
    records: QuerySet, paths: Paths, period: Period, scope: Scope, by: By | None, **counts
) -> dict[object, dict]:
    """The counts of all records in the scope, as TOTAL, and of each group. One question, or two."""
    found = narrowed(records, paths, period, scope).order_by()
    counts = {"n": Count("pk"), "persons": Count(f"{paths.case}client", distinct=True)} | counts
    told = {TOTAL: found.aggregate(**counts)}
    if by is None:
        return told
    grouped = found.annotate(grouped=group_of(by, paths, period)).values("grouped").annotate(**counts)
    return told | {row.pop("grouped"): row for row in grouped}


def narrowed(records: QuerySet, paths: Paths, period: Period, scope: Scope) -> QuerySet:
    limits = {
        "municipality": scope.municipality,
        f"{paths.case}unit": scope.unit,
        f"{paths.case}target_area": scope.area,
        f"{paths.case}client__sex": scope.sex,
    }
    records = records.filter(**{path: value for path, value in limits.items() if value})
    if scope.age:
        records = records.filter(_born(scope.age, paths, period))
    if scope.provider:
        records = records.alias(of_provider=_provider(paths, period)).filter(of_provider=scope.provider)
    if scope.team:
        records = records.alias(of_team=_team(paths, period)).filter(of_team=scope.team)
    return records


def group_of(by: By, paths: Paths, period: Period):
    """What a record is divided by, as an expression."""
    match by:
        case By.UNIT:
            return F(f"{paths.case}unit")
        case By.AREA:
            return F(f"{paths.case}target_area")
        case By.SEX:
            return F(f"{paths.case}client__sex")
        case By.PROVIDER:
            return _provider(paths, period)
        case By.TEAM:
            return _team(paths, period)
        case By.AGE:
            bands = (When(_born(band, paths, period), then=Value(band.value)) for band in AgeBand)
            return Choose(*bands, output_field=CharField())


def _born(band: str, paths: Paths, period: Period) -> Q:
    """By the year of birth, which is all that is known of everybody: the age that one has by the end of the year."""
    youngest, too_old = age_limits(band)
    year = f"{paths.case}client__birth_year"
    born = Q(**{f"{year}__lte": period.last.year - youngest})
    return born & Q(**{f"{year}__gt": period.last.year - too_old}) if too_old else born


def _provider(paths: Paths, period: Period):
    if paths.order is not None:
        return F(f"{paths.order}provider")
    return _of_last_order(paths, period, "provider")


def _team(paths: Paths, period: Period) -> Subquery:
    """The team where the key worker works now."""
    if paths.order is None:
        return _of_last_order(paths, period, _membership("key_worker"))
    return _membership(f"{paths.order}key_worker")


def _membership(worker: str) -> Subquery:
    here = Membership.objects.filter(user=OuterRef(worker), ended_on__isnull=True)
    return Subquery(here.values("team")[:1])


def _of_last_order(paths: Paths, period: Period, field) -> Subquery:
    """What has no order of its own is of the order that the case had last."""
    case = f"{paths.case}pk"
    sent = Order.objects.filter(
        Q(sent_on__isnull=True) | Q(sent_on__lte=period.last),
        case=OuterRef(case),
        amends__isnull=True,
        sent_at__isnull=False,
    ).order_by(F("sent_on").desc(nulls_last=True), "-sent_at")
    wanted = F(field) if isinstance(field, str) else field
    return Subquery(sent.annotate(wanted=wanted).values("wanted")[:1])


def labels(by: By | None, scope: Scope) -> list[tuple[object, str]]:
    """Every group that the scope has, also those of which nothing is counted."""
    here = {"municipality": scope.municipality}
    match by:
        case By.UNIT:
            return list(CommissioningUnit.objects.filter(**here).order_by("name").values_list("pk", "name"))
        case By.PROVIDER:
            return list(Provider.objects.filter(**here).order_by("name").values_list("pk", "name"))
        case By.TEAM:
            return _teams(scope)
        case By.AREA:
            areas = Case.objects.filter(**here, **({"unit": scope.unit} if scope.unit else {}))
            return [(area, area) for area in areas.target_areas()]
        case By.SEX:
            return Sex.choices
        case By.AGE:
            return AgeBand.choices
    return []


def _teams(scope: Scope) -> list[tuple[int, str]]:
    teams = Team.objects.filter(provider__municipality=scope.municipality).select_related("provider")
    if scope.provider:
        return [(team.pk, team.name) for team in teams.filter(provider=scope.provider).order_by("name")]
    return [(team.pk, f"{team.provider}, {team}") for team in teams.order_by("provider__name", "name")]
