"""Series and planned visits for the tests of the schedule."""

from datetime import time

from boendestod import dates
from followup import actions
from followup.models import PlannedVisit, VisitSeries
from plans.rules import Weekday
from tests.cast import TODAY


def make(cast, order, **said) -> VisitSeries:
    """Mondays at nine, an hour, by the key worker. The day of the tests is a Monday, after noon."""
    pattern = {
        "weekday": Weekday.MONDAY,
        "starts_at": time(9),
        "minutes": 60,
        "first_on": TODAY,
        "support_worker": cast.support_worker,
    }
    return actions.make_series(order, **({"by": cast.coordinator, "today": TODAY} | pattern | said))


def standing(series: VisitSeries) -> list[PlannedVisit]:
    return list(PlannedVisit.objects.standing().filter(series=series).order_by("starts_at"))


def days(planned) -> list:
    return [dates.day_of(one.starts_at) for one in planned]
