"""Every figure of the simulated year is what its own rows sum to, however it is divided."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from oversight.figures import MEASURES, By, Period, Scope, measure

from .facts import FIRST, LAST
from .load import load
from .people import add_months
from .sums import ALL, Sums
from .year import simulate

DAY = timedelta(days=1)
MONTHS = [(day, add_months(day, 1) - DAY) for day in (date(2025, month, 1) for month in range(1, 13))]
QUARTERS = [(day, add_months(day, 3) - DAY) for day in (date(2025, month, 1) for month in (1, 4, 7, 10))]
ODD = (date(2025, 2, 12), date(2025, 5, 20))


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Once for all of them, as they only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(simulate())
        transaction.set_rollback(True)


def check(key: str, first: date, last: date, scope: Scope, by: By | None = None, only=None) -> None:
    own = Sums(simulate(), first, last, by and by.value, **({"only": only} if only else {})).of(key)
    table = measure(key, Period(first, last), scope, by)
    shown = {row.label: (row.n, row.values) for row in table.all_rows}
    for name in shown.keys() | own.keys():
        if name in own and (own[name][0] or name == ALL):
            assert name in shown, f"{key} {first}–{last}: {name} is missing"
            assert (name, *flat(shown[name])) == (name, *map(about, flat(own[name]))), (
                f"{key} {first}–{last} by {by}"
            )
        else:
            assert shown[name][0] == 0, f"{key} {first}–{last}: {name} counts what is not there"


def flat(row) -> list:
    return [row[0], *(None if value is None else float(value) for value in row[1])]


def about(value):
    return None if value is None else pytest.approx(value, abs=1e-4)


@pytest.mark.parametrize("key", MEASURES)
def test_the_year_and_its_parts(loaded, key):
    scope = Scope(loaded.municipality.pk)
    for first, last in [(FIRST, LAST), *QUARTERS, *MONTHS, ODD]:
        check(key, first, last, scope)


@pytest.mark.parametrize("by", By)
@pytest.mark.parametrize("key", MEASURES)
def test_the_year_divided(loaded, key, by):
    scope = Scope(loaded.municipality.pk)
    if by in MEASURES[key].divides_by:
        check(key, FIRST, LAST, scope, by)
        check(key, *QUARTERS[2], scope, by)


@pytest.mark.parametrize("key", [key for key, found in MEASURES.items() if not found.whole_provider])
def test_a_part_of_it(loaded, key):
    town = loaded.municipality.pk
    check(
        key, FIRST, LAST, Scope(town, unit=loaded.units["Södra"].pk), only=lambda one, _: one.unit == "Södra"
    )
    check(
        *(key, FIRST, LAST, Scope(town, provider=loaded.providers["private"].pk)),
        only=lambda _, order: order is not None and order.provider == "private",
    )
    check(
        *(key, FIRST, LAST, Scope(town, team=loaded.teams["Mossa"].pk)),
        only=lambda _, order: order is not None and order.worker.team == "Mossa",
    )
    check(
        *(key, FIRST, LAST, Scope(town, sex="woman", area="socialpsykiatri")),
        only=lambda one, _: (one.sex, one.area) == ("woman", "socialpsykiatri"),
    )
