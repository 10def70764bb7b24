"""The figures that Stockholm's inspectors published in 2018 (report 004), for one unit on one day."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from accounts.models import CommissioningUnit
from boendestod.errors import RuleBroken
from cases.models import Case, Decision
from cases.rules import Sex, hours_a_month
from followup.models import DecisionFollowUp
from orders.models import Order
from orders.rules import Structured
from plans.models import Plan
from plans.rules import Participation

from .flags import overdue
from .rules import LENGTH_BANDS, YEAR_BANDS, FlagRule, length_band, mean_hours, years_band

TOTAL = "totalt"
# What the command has promised to count.
STATED_RULES = (FlagRule.PLAN_NOT_BEGUN, FlagRule.PLAN_FOLLOWUP_OVERDUE, FlagRule.DECISION_EXPIRED)
OPEN_ENDED = "tills vidare"


def find_unit(name: str, municipality: str | None = None) -> CommissioningUnit:
    """The unit by name; raises RuleBroken when there is none, or one in each of several municipalities."""
    units = CommissioningUnit.objects.filter(name=name).select_related("municipality")
    if municipality:
        units = units.filter(municipality__name=municipality)
    match list(units.order_by("municipality__name")):
        case [unit]:
            return unit
        case []:
            where = f" i {municipality}" if municipality else ""
            raise RuleBroken(f"Enheten {name} finns inte{where}.", "unit_unknown")
        case several:
            places = ", ".join(unit.municipality.name for unit in several)
            raise RuleBroken(
                f"Enheten {name} finns i flera kommuner: {places}. Ange --municipality.", "unit_ambiguous"
            )


def figures(unit: CommissioningUnit, on: date, since: date | None = None) -> dict:
    """The unit's figures on the day, over the cases open then, or open at any time from `since` to then."""
    cases = list(_cases(unit, on, since or on))
    return {
        "files": len(cases),
        "hours_per_month": _by_area(cases, _hours),
        "decision_length": _decision_lengths(cases),
        "structured_orders": _by_area(
            cases, lambda group: sum(c.structured == Structured.YES for c in group)
        ),
        "current_plans": _by_area(cases, lambda group: sum(c.has_plan for c in group)),
        "documented_decision_followups": _by_area(cases, lambda group: sum(c.followed_up for c in group)),
        "client_participated": sum(case.took_part for case in cases),
        "years_with_support": _years(cases, on),
        "overdue": {on.isoformat(): {key.value: _overdue_refs(key, unit, on) for key in STATED_RULES}},
    }


def _cases(unit: CommissioningUnit, on: date, since: date) -> QuerySet:
    """Each case with its last granting decision begun by the day, its last order, plan and follow-up."""
    case = OuterRef("pk")
    begun = Decision.objects.granting().filter(case=case, valid_from__lte=on).order_by("-valid_from")
    sent = Order.objects.filter(
        Q(sent_on__isnull=True) | Q(sent_on__lte=on), case=case, sent_at__isnull=False, amends__isnull=True
    )
    plans = Plan.objects.filter(case=case).current_on(on)
    return (
        Case.objects.filter(unit=unit)
        .filter(Q(closed_on__isnull=True) | Q(closed_on__gt=since), opened_on__lte=on)
        .annotate(
            sex=F("client__sex"),
            hours=Subquery(begun.values("granted_hours")[:1]),
            hours_per=Subquery(begun.values("granted_per")[:1]),
            valid_from=Subquery(begun.values("valid_from")[:1]),
            valid_to=Subquery(begun.values("valid_to")[:1]),
            structured=Subquery(sent.order_by("-sent_at").values("structured")[:1]),
            has_plan=Exists(plans),
            took_part=Exists(plans.filter(participation=Participation.YES)),
            followed_up=Exists(DecisionFollowUp.objects.filter(case=case, held_on__lte=on)),
        )
    )


def _by_area(cases: list[Case], figure: Callable[[list[Case]], object]) -> dict:
    areas = sorted({case.target_area for case in cases})
    groups = {area: [case for case in cases if case.target_area == area] for area in areas}
    return {name: figure(group) for name, group in (groups | {TOTAL: cases}).items()}


def _hours(cases: list[Case]) -> dict[str, float | None]:
    by_sex = {sex.label: _mean([case for case in cases if case.sex == sex]) for sex in Sex}
    return by_sex | {TOTAL: _mean(cases)}


def _mean(cases: list[Case]) -> float | None:
    return mean_hours([hours_a_month(c.hours, c.hours_per) for c in cases if c.hours is not None])


def _decision_lengths(cases: list[Case]) -> dict[str, dict[str, int]]:
    open_ended = OPEN_ENDED in _lengths(cases)
    bands = (*LENGTH_BANDS, OPEN_ENDED) if open_ended else LENGTH_BANDS
    return _by_area(cases, lambda group: _count(bands, _lengths(group)))


def _lengths(cases: list[Case]) -> list[str]:
    return [
        OPEN_ENDED if case.valid_to is None else length_band(case.valid_from, case.valid_to)
        for case in cases
        if case.valid_from is not None
    ]


def _years(cases: list[Case], on: date) -> dict[str, int]:
    since = (case.support_since for case in cases if case.support_since is not None)
    return _count(YEAR_BANDS, (years_band(day, on) for day in since))


def _count(bands: Iterable[str], values: Iterable[str]) -> dict[str, int]:
    counted = Counter(values)
    return {band: counted[band] for band in bands}


def _overdue_refs(key: FlagRule, unit: CommissioningUnit, on: date) -> list[str]:
    found = overdue(key, on).filter(case__unit=unit)
    return sorted(set(found.values_list("case__case_ref", flat=True)))
