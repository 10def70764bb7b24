"""What comes back every week: made, changed, ended, and read out of the plan."""

from datetime import time, timedelta

import pytest

from boendestod import dates
from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from followup import actions
from followup.models import PlannedVisit, VisitSeries
from followup.rules import WEEKS_AHEAD, VisitOutcome
from plans import actions as plan_actions
from plans.models import PlanActivity
from plans.rules import HowOften, Weekday
from tests.cast import NUMBERS, TODAY, at
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
