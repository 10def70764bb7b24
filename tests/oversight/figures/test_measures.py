"""Every measure, divided by everything, of nothing at all and at one row as at many."""

from datetime import date

from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oversight.figures import MEASURES, By, Period, Scope, measure
from tests.rows import add_rows

SPRING = Period(date(2026, 1, 1), date(2026, 3, 31))


def test_an_empty_municipality_gives_noughts_and_nothing(cast):
    scope = Scope(cast.municipality.pk)
    for key in MEASURES:
        for by in (None, By.PROVIDER, By.AGE):
            table = measure(key, SPRING, scope, by)
            assert (table.total.n, table.total.persons) == (0, 0), key
            assert not any(value for row in table.all_rows for value in row.values), (key, by)


def test_the_groups_together_count_as_many_as_all(cast):
    add_rows(cast)
    scope = Scope(cast.municipality.pk)
    for key in MEASURES:
        for by in By:
            table = measure(key, SPRING, scope, by)
            if table.by:
                assert sum(row.n for row in table.rows) == table.total.n, (key, by)


def test_as_many_questions_at_ten_rows_as_at_five(cast):
    add_rows(cast)
    at_five = asked(cast)
    add_rows(cast)
    assert asked(cast) == at_five
    assert max(at_five.values()) <= 11


def asked(cast) -> dict[tuple[str, By], int]:
    scope = Scope(cast.municipality.pk)
    counts = {}
    for key in MEASURES:
        for by in (None, By.PROVIDER, By.AGE):
            with CaptureQueriesContext(connection) as queries:
                measure(key, SPRING, scope, by)
            counts[key, by] = len(queries)
    return counts


def test_the_document_says_what_the_page_says():
    written = (settings.ROOT / "docs/figures.md").read_text()
    for key, found in MEASURES.items():
        assert f"### {found.label} (`{key}`)" in written
        assert f"\n{found.definition}\n\nn är {found.counted}. {found.weighting}\n" in written, key
