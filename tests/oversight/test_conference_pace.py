"""How often the two sides meet: what is late by the municipality's months, and who is told to call."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import LimitRule
from accounts.rules import LimitKey
from orders.models import Order
from oversight import conference as verbs
from oversight.models import Conference
from tests.cast import NUMBERS, TODAY, at
from tests.walkers import twin
from tests.web import browser

NEXT = TODAY + timedelta(days=7)


@pytest.fixture
def order(cast):
    return cast.accepted()


def held(cast, day, **said):
    return Conference.objects.create(
        municipality=cast.municipality,
        unit=cast.unit,
        provider=cast.provider,
        held_on=day,
        called_by=cast.caseworker,
        **({"closed_at": at(day, 15)} | said),
    )


def the_pace(user, today=TODAY):
    (found,) = verbs.pace(user, today)
    return found


def test_before_the_first_the_month_counts_from_the_first_order(cast, order):
    assert (order.sent_on, the_pace(cast.caseworker).due_on) == (TODAY, date(2026, 4, 2))
    assert not the_pace(cast.caseworker, date(2026, 4, 2)).is_late
    assert the_pace(cast.caseworker, date(2026, 4, 3)).is_to_call


@pytest.mark.parametrize(("day", "is_late"), [(date(2026, 2, 2), False), (date(2026, 2, 1), True)])
def test_more_than_a_month_since_the_last_is_late_for_both_sides(cast, order, day, is_late):
    held(cast, day)
    held(cast, date(2025, 12, 1))
    for user, counterpart in ((cast.caseworker, cast.provider), (cast.coordinator, cast.unit)):
        found = the_pace(user)
        assert (found.counterpart, found.last_on, found.is_late) == (counterpart.name, day, is_late)


def test_the_municipality_says_how_many_months_may_pass(cast, order):
    held(cast, date(2026, 1, 2))
    assert the_pace(cast.caseworker).is_late
    LimitRule.objects.create(
        municipality=cast.municipality, key=LimitKey.CONFERENCE_MONTHS, value=2, valid_from=TODAY
    )
    assert not the_pace(cast.caseworker).is_late


def test_one_that_is_called_or_waits_to_be_closed_leaves_nothing_to_call(cast, order):
    held(cast, date(2026, 1, 2))
    assert the_pace(cast.caseworker).is_to_call
    coming = held(cast, NEXT, closed_at=None)
    found = the_pace(cast.caseworker)
    assert (found.is_late, found.next_on, found.is_to_call) == (True, NEXT, False)
    coming.delete()
    held(cast, TODAY, closed_at=None)
    assert (the_pace(cast.caseworker).waits_from, the_pace(cast.caseworker).is_to_call) == (TODAY, False)


def test_other_peoples_conferences_count_for_nobody_else(cast, order):
    other = twin(cast)
    other.accepted(other.case(other.client(NUMBERS[1])))
    held(other, TODAY)
    assert the_pace(cast.caseworker).last_on is None
    assert the_pace(other.caseworker).last_on == TODAY


def test_the_page_and_those_who_lead_are_told_that_none_has_been_held(cast, order):
    held(cast, date(2026, 1, 2))
    told = "Ingen konferens sedan 2 januari 2026."
    pages = {
        "conferences": (cast.caseworker, cast.coordinator),
        "start": (cast.section_leader,),
        "overview": (cast.unit_manager, cast.section_leader),
    }
    for page, users in pages.items():
        for user in users:
            assert told in browser(user).get(reverse(page)).content.decode()
    verbs.call_conference(cast.unit, cast.provider, by=cast.caseworker, today=TODAY, held_on=NEXT)
    assert told not in browser(cast.section_leader).get(reverse("start")).content.decode()


def test_the_pace_asks_as_often_with_many_counterparts(cast, order):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            verbs.pace(cast.caseworker, TODAY)
        return len(asked)

    one = queries()
    other = twin(cast)
    Order.objects.filter(pk=cast.accepted(cast.case(cast.client(NUMBERS[2]))).pk).update(
        provider=other.provider
    )
    assert len(verbs.pace(cast.caseworker, TODAY)) == 2
    assert queries() == one
