"""A visit, and a planned one, for the tests of what became of them."""

from datetime import timedelta

from followup import actions
from followup.models import PlannedVisit, Visit
from followup.rules import VisitOutcome
from tests.cast import TODAY, at

YESTERDAY = TODAY - timedelta(days=1)


def log(order, by, **said) -> Visit:
    visit = {
        "starts_at": at(YESTERDAY, 9),
        "ends_at": at(YESTERDAY, 10, 30),
        "outcome": VisitOutcome.PERFORMED,
        "text": "Vi öppnade posten.",
    }
    return actions.log_visit(order, by=by, **(visit | said))


def planned(cast, order, *, days: int = 0, hour: int = 9, **who) -> PlannedVisit:
    """As it stands in the schedule, where it may have been planned before the day came."""
    day = TODAY + timedelta(days=days)
    visit = PlannedVisit(
        municipality=order.municipality,
        case=order.case,
        order=order,
        starts_at=at(day, hour),
        ends_at=at(day, hour + 1),
        **({"support_worker": cast.support_worker} | who),
    )
    visit.save_change(by=cast.coordinator, reason="schedule.plan")
    return visit
