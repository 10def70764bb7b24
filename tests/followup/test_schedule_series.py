"""What comes back every week: made, changed, ended, and read out of the plan."""

from datetime import timedelta

import pytest

from followup.rules import WEEKS_AHEAD
from tests.cast import TODAY, at
from tests.followup.scheduling import days, make, standing

NEXT_MONDAY = TODAY + timedelta(days=7)


@pytest.fixture
def order(cast):
    return cast.accepted()


def test_a_series_gives_its_visits_eight_weeks_ahead(cast, order):
    series = make(cast, order, minutes=90)
    planned = standing(series)
    assert days(planned) == [TODAY + timedelta(weeks=week) for week in range(1, WEEKS_AHEAD + 1)]
    first = planned[0]
    assert (first.starts_at, first.minutes) == (at(NEXT_MONDAY, 9), 90)
    assert (first.support_worker, first.case, first.order) == (cast.support_worker, order.case, order)
