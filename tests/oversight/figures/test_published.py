"""The tables of Stockholm's and Ekerö's reports (domain.md §6, rows 12 and 16-21), from the files that they were drawn
into, by the same functions as the page."""

import json
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command

from accounts.models import CommissioningUnit
from cases.rules import Sex
from oversight.figures import By, Period, Scope, measure
from tests.oversight.test_statistics import PUBLISHED, SHARED, needs_shared

YEAR = Period(date(2017, 6, 1), date(2018, 5, 31))
AREAS = ("funktionsnedsättning", "socialpsykiatri")
# Of table 16's check: means over persons, where the report has means of means.
WEIGHTED = {
    ("Bromma", "alla"): "8.5",
    ("Skarpnack", "alla"): "11.4",
    ("Skarpnack", Sex.WOMAN): "12.4",
    ("Skarpnack", Sex.MAN): "10.3",
}


@pytest.fixture
def published(db):
    for _, name in PUBLISHED:
        call_command("import_cases", str(SHARED / f"{name}.csv"), stdout=StringIO())


def scope_of(name: str) -> Scope:
    unit = CommissioningUnit.objects.get(name=name)
    return Scope(unit.municipality_id, unit=unit.pk)


def expected_of(name: str) -> dict:
    return json.loads((SHARED / f"{name}_expected.json").read_text())


def values(key: str, scope: Scope, by: By | None = None, period: Period = YEAR) -> dict[str, tuple]:
    return {row.label: row.values for row in measure(key, period, scope, by).all_rows}


def rounded(value) -> float:
    return float(Decimal(str(value)).quantize(Decimal("0.1"), "ROUND_HALF_UP"))


@needs_shared
@pytest.mark.parametrize(("unit", "name"), PUBLISHED)
def test_hours_a_month_by_target_area_and_sex(published, unit, name):
    told = expected_of(name)["hours_per_month"]
    for area in (*AREAS, "totalt"):
        scope = scope_of(unit).narrowed(area="" if area == "totalt" else area)
        found = values("timmar-per-person", scope, By.SEX)
        assert {label.lower(): rounded(each[0]) for label, each in found.items()} == {
            "kvinna": told[area]["kvinna"],
            "man": told[area]["man"],
            "alla": told[area]["totalt"],
        }


@needs_shared
def test_the_weighted_totals_are_means_over_persons_and_not_of_means(published):
    for (unit, group), mean in WEIGHTED.items():
        rows = {row.label: row for row in measure("timmar-per-person", YEAR, scope_of(unit), By.SEX).all_rows}
        label = "Alla" if group == "alla" else Sex(group).label
        assert rounded(rows[label].values[0]) == float(mean), (unit, group)
    both = Scope(CommissioningUnit.objects.get(name="Bromma").municipality_id)
    (total,) = measure("timmar-per-person", YEAR, both).all_rows
    assert total.n == 40


@needs_shared
@pytest.mark.parametrize(("unit", "name"), PUBLISHED)
def test_what_else_was_published(published, unit, name):
    told, scope = expected_of(name), scope_of(unit)
    lengths = values("beslutslangd", scope, By.AREA)
    years = values("ar-med-stod", scope)["Alla"]
    plans = {row.label: row for row in measure("planer", YEAR, scope, By.AREA).all_rows}
    for area, label in [*((area, area) for area in AREAS), ("totalt", "Alla")]:
        assert lengths[label][:4] == tuple(told["decision_length"][area].values()), area
        assert plans[label].values[0] == told["current_plans"][area]
        assert values("tydlighet", scope, By.AREA)[label][2] == told["structured_orders"][area]
        assert (
            values("beslut-uppfoljda", scope, By.AREA)[label][0]
            == (told["documented_decision_followups"][area])
        )
    assert years == tuple(told["years_with_support"].values())
    assert (plans["Alla"].n, plans["Alla"].values[6]) == (told["files"], told["client_participated"])


@needs_shared
def test_ekero_has_29_of_45_with_a_current_plan(db):
    call_command("import_cases", str(SHARED / "ekero_2015.csv"), stdout=StringIO())
    autumn = Period(date(2015, 1, 1), date(2015, 10, 1))
    (row,) = measure("planer", autumn, scope_of("Socialkontoret")).all_rows
    assert (row.n, row.values[0], rounded(row.values[1])) == (45, 29, 64.4)
