"""Two who plan, log, end or fill at the same moment: each visit stands once, and the other is told."""

from datetime import timedelta

import pytest

from followup import actions
from followup.models import PlannedVisit, Visit, VisitSeries
from followup.rules import WEEKS_AHEAD, VisitOutcome
from plans import actions as plan_actions
from tests.cast import TODAY, at
from tests.followup.scheduling import make, standing
from tests.plans.test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
TUESDAY = TODAY + timedelta(days=8)


@pytest.fixture
def both(cast):
    return [cast.coordinator, cast.unit_manager]


def test_the_job_twice_at_once_makes_each_visit_once(cast, both):
    series = make(cast, cast.accepted())
    PlannedVisit.objects.update(series_day=None)
    made = []
    at_once(lambda _: made.append(actions.fill_schedule(TODAY)), both)
    assert sorted(made) == [0, WEEKS_AHEAD]
    assert PlannedVisit.objects.filter(series=series, series_day__isnull=False).count() == WEEKS_AHEAD


def test_the_job_while_the_order_ends_leaves_nothing_ahead(cast, both):
    order = cast.accepted()
    series = make(cast, order)
    PlannedVisit.objects.update(series_day=None)

    def step(by):
        if by == cast.coordinator:
            actions.fill_schedule(TODAY)
        else:
            plan_actions.end_support(
                order,
                by=cast.caseworker,
                today=TODAY,
                ended_on=TODAY,
                reason="Flyttar",
                version=order.version,
            )

    assert cast.caseworker
    assert at_once(step, both) == ["done", "done"]
    assert standing(series) == []


def test_a_visit_is_moved_once(cast, both):
    planned = standing(make(cast, cast.accepted()))[0]

    def move(by):
        actions.move_visit(planned, by=by, version=1, starts_at=at(TUESDAY, 13))

    assert at_once(move, both) == ["done", "stale_version"]


def test_a_visit_is_either_logged_or_removed(cast):
    order = cast.accepted()
    planned = standing(make(cast, order))[0]

    def step(by):
        if by == cast.coordinator:
            actions.remove_visit(planned, by=by, version=1, because="Helgdag")
            return
        actions.log_visit(
            order,
            by=by,
            planned=planned,
            starts_at=planned.starts_at,
            ends_at=planned.ends_at,
            outcome=VisitOutcome.CANCELLED_BY_PROVIDER,
            reason="Utbildning",
            told_at=at(TODAY, 11),
        )

    done = at_once(step, [cast.coordinator, cast.support_worker])
    assert done in (["done", "planned_removed"], ["done", "visit_logged_already"])
    was_logged = Visit.objects.filter(planned=planned).exists()
    assert was_logged == PlannedVisit.objects.standing().filter(pk=planned.pk).exists()


def test_a_series_is_changed_once(cast, both):
    series = make(cast, cast.accepted())

    def change(by):
        actions.change_series(series, by=by, version=1, today=TODAY, from_on=TODAY, minutes=30)

    assert at_once(change, both) == ["done", "stale_version"]
    assert VisitSeries.objects.get().version == 2
