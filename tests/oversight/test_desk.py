"""What waits for those who lead a provider's work, each count with its list."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followup import actions as followup_actions
from followup.models import PlannedVisit
from followup.rules import DeviationWhat, Severity
from oversight import desk
from tests.cast import TODAY, at


def lines(user) -> dict[str, int]:
    return {line.url: line.count for line in desk.waiting(user, TODAY)}


@pytest.fixture
def order(cast):
    return cast.agreed().order


def report(cast, order):
    return followup_actions.report_deviation(
        order,
        by=cast.support_worker,
        what=DeviationWhat.LATE,
        severity=Severity.SLIGHT,
        happened_at=at(TODAY, 9),
    )


def uncovered(cast, order):
    visit = PlannedVisit(
        municipality=order.municipality,
        case=order.case,
        order=order,
        starts_at=at(TODAY, 14),
        ends_at=at(TODAY, 15),
    )
    visit.save_change(by=cast.coordinator, reason="schedule.plan")


def test_nothing_waits_on_an_ordinary_day(cast, order):
    assert lines(cast.coordinator) == {}


def test_what_waits_has_its_count_and_its_list(cast, order):
    uncovered(cast, order)
    report(cast, order)
    for user in (cast.coordinator, cast.unit_manager):
        assert lines(user) == {"/schema/vikarier/": 1, "/avvikelser/": 1}


def test_another_provider_sees_none_of_it(cast, order):
    uncovered(cast, order)
    report(cast, order)
    assert lines(cast.other_coordinator) == {}


def test_the_counts_are_a_constant_number_of_questions(cast, order):
    def asked():
        with CaptureQueriesContext(
            connection,
        ) as questions:
            desk.waiting(cast.coordinator, TODAY)
        return len(questions)

    report(cast, order)
    uncovered(cast, order)
    first = asked()
    for _ in range(3):
        report(cast, order)
        uncovered(cast, order)
    assert asked() == first <= 6
