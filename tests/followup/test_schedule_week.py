"""The week of the schedule: its rows, what clashes, and how the time is used."""

from datetime import timedelta

import pytest

from followup.week import week_of
from tests.cast import NUMBERS, TODAY
from tests.followup.scheduling import make, standing

MONDAY = TODAY + timedelta(days=7)
TUESDAY = MONDAY + timedelta(days=1)


def kinds(week):
    return [clash.kind for clash in week.clashes]


def cell(row, day):
    return next(cell for cell in row.cells if cell.day == day)


def row_of(week, worker):
    return next(row for row in week.workers if row.worker == worker)


@pytest.fixture
def order(cast):
    return cast.accepted()


@pytest.fixture
def second_order(cast):
    return cast.accepted(cast.case(cast.client(NUMBERS[1], "Östen", "Ås")))


def test_the_week_has_a_row_for_each_colleague_and_each_person(cast, order):
    series = make(cast, order)
    week = week_of(cast.coordinator, MONDAY)
    assert [row.worker for row in week.workers] == [cast.support_worker, cast.coordinator]
    assert cell(row_of(week, cast.support_worker), MONDAY).visits == standing(series)[:1]
    assert [row.order for row in week.people] == [order]
    assert cell(week.people[0], MONDAY).visits == standing(series)[:1]
    assert week.clashes == []
