from datetime import date

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boendestod import dates

DATES = st.dates(date(1990, 1, 1), date(2090, 12, 31))
MONTHS = st.integers(-120, 240)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=DATES, months=MONTHS, days=st.integers(0, 400))
def test_months_and_days_are_added_as_postgresql_adds_them(db, start, months, days):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (%s::date + make_interval(months => %s, days => %s))::date", [start, months, days]
        )
        assert cursor.fetchone() == (dates.add_length(start, months=months, days=days),)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_a_day_that_the_month_lacks_becomes_its_last_day(start, months, end):
    assert dates.add_months(start, months) == end


@given(DATES, st.integers(0, 240))
def test_so_many_months_have_passed_when_they_have_been_added(start, months):
    end = dates.add_months(start, months)
    assert dates.whole_months(start, end) == months
    assert dates.whole_months(start, dates.add_length(end, days=-1)) == months - 1
