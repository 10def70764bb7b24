"""The hours of the month, continuity, substitutes, and what freed time can be used for."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import LimitRule
from accounts.rules import LimitKey
from cases.rules import HoursPer
from followup import actions
from followup.rules import AbsenceKind, SlotKind, VisitOutcome
from followup.week import continuity, freed, month_hours, suggestions, suggestions_for
from tests.cast import NUMBERS, TODAY, at

MONDAY = TODAY + timedelta(days=7)


@pytest.fixture
def plan(cast):
    return cast.agreed()


@pytest.fixture
def order(plan):
    plan.order.hours, plan.order.hours_per = Decimal(16), HoursPer.MONTH
    plan.order.save()
    return plan.order


def plan_one(cast, order, day, hour=9, minutes=60, worker="support_worker"):
    return actions.plan_visit(
        order,
        by=cast.coordinator,
        starts_at=at(day, hour),
        ends_at=at(day, hour) + timedelta(minutes=minutes),
        support_worker=getattr(cast, worker),
    )


def log(cast, order, day, outcome=VisitOutcome.PERFORMED, *, by="support_worker", minutes=60, **said):
    start = at(day, 9)
    happened = outcome == VisitOutcome.PERFORMED
    told = {"text": "Vi öppnade posten."} if happened else {"reason": "Sjuk", "told_at": at(TODAY, 8)}
    return actions.log_visit(
        order,
        by=getattr(cast, by),
        starts_at=start,
        ends_at=start + timedelta(minutes=minutes),
        outcome=outcome,
        **(told | said),
    )


# --- The month --------------------------------------------------------------------------------------------------


def test_the_month_tells_what_is_ordered_planned_performed_cancelled_and_left(cast, order):
    first, second, _ = (plan_one(cast, order, MONDAY + timedelta(weeks=week)) for week in range(3))
    log(cast, order, MONDAY, VisitOutcome.CANCELLED_BY_PROVIDER, planned=first)
    log(cast, order, MONDAY + timedelta(weeks=1), VisitOutcome.RESCHEDULED, planned=second)
    log(cast, order, TODAY, minutes=90)
    log(cast, order, date(2026, 2, 27))
    plan_one(cast, order, date(2026, 4, 1))
    hours = month_hours([order], date(2026, 3, 31))[order.pk]
    assert (hours.ordered, hours.planned, hours.performed, hours.cancelled, hours.waiting) == (
        960,
        60,
        90,
        60,
        60,
    )
    assert hours.left == 810


def test_hours_a_week_become_an_ordinary_month_and_none_stay_unknown(cast, order):
    order.hours, order.hours_per = Decimal(3), HoursPer.WEEK
    assert month_hours([order], TODAY)[order.pk].ordered == 780
    order.hours = None
    hours = month_hours([order], TODAY)[order.pk]
    assert (hours.ordered, hours.left) == (None, None)


def test_a_month_begins_and_ends_at_the_swedish_midnight(cast, order):
    plan_one(cast, order, date(2026, 3, 31), 23, 30)
    plan_one(cast, order, date(2026, 4, 1), 0, 45)
    march, april = (month_hours([order], day)[order.pk].planned for day in (TODAY, date(2026, 4, 30)))
    assert (march, april) == (30, 45)


def test_a_logged_visit_counts_what_it_took_and_not_what_was_planned(cast, order, time_machine):
    planned = plan_one(cast, order, MONDAY)
    time_machine.move_to(at(MONDAY, 12), tick=False)
    log(cast, order, MONDAY, planned=planned, minutes=80)
    hours = month_hours([order], TODAY)[order.pk]
    assert (hours.planned, hours.performed, hours.waiting, hours.left) == (60, 80, 0, 880)


def test_more_orders_take_no_more_questions(cast, order):
    orders = [order, *(cast.accepted(cast.case(cast.client(number))) for number in NUMBERS[1:])]
    for one in orders:
        log(cast, one, TODAY - timedelta(days=1))
    counts = []
    for some in (orders[:1], orders):
        with CaptureQueriesContext(connection) as asked:
            month_hours(some, TODAY)
            continuity(some, TODAY)
        counts.append(len(asked))
    assert counts[1] <= counts[0] < 9


# --- Continuity -------------------------------------------------------------------------------------------------


def test_continuity_is_how_many_different_workers_came_in_four_weeks(cast, order):
    log(cast, order, TODAY - timedelta(days=27), by="colleague")
    log(cast, order, TODAY - timedelta(days=28), by="coordinator")
    for days in (1, 2):
        log(cast, order, TODAY - timedelta(days=days), second_worker=cast.unit_manager)
    log(cast, order, MONDAY, VisitOutcome.CANCELLED_BY_PROVIDER, by="coordinator")
    found = continuity([order], TODAY)[order.pk]
    assert dict(found.met) == {cast.support_worker: 2, cast.unit_manager: 2, cast.colleague: 1}
    assert found.met[-1] == (cast.colleague, 1)
    assert (found.most, found.is_too_many) == (3, False)


def test_more_workers_than_the_rule_set_allows_is_too_many(cast, order):
    LimitRule.objects.filter(municipality=cast.municipality, key=LimitKey.STAFF_PER_PERSON).update(value=1)
    log(cast, order, TODAY - timedelta(days=1), second_worker=cast.colleague)
    assert continuity([order], TODAY)[order.pk].is_too_many


def test_a_person_who_has_met_nobody_has_met_nobody(cast, order):
    assert continuity([order], TODAY)[order.pk].met == []
    assert continuity([], TODAY) == {}


# --- Who can step in --------------------------------------------------------------------------------------------


def test_those_whom_the_person_knows_are_suggested_first_then_those_with_the_least_to_do(cast, order):
    busy = cast.user("cecilia", "support_worker", provider=cast.provider)
    idle = cast.user("disa", "support_worker", provider=cast.provider)
    log(cast, order, TODAY - timedelta(days=1), by="colleague")
    actions.add_slot(
        busy, by=cast.coordinator, kind=SlotKind.ADMIN, starts_at=at(MONDAY, 13), ends_at=at(MONDAY, 15)
    )
    planned = plan_one(cast, order, MONDAY)
    assert [(one.worker, one.met, one.minutes) for one in suggestions(planned)] == [
        (cast.colleague, 1, 0),
        (idle, 0, 0),
        (busy, 0, 120),
    ]


def test_who_is_booked_in_a_meeting_or_away_is_not_suggested(cast, order):
    planned = plan_one(cast, order, MONDAY)
    other = cast.accepted(cast.case(cast.client(NUMBERS[1])))
    assert suggestions(planned) == []
    colleague = cast.colleague
    assert [one.worker for one in suggestions(planned)] == [colleague]
    booked = plan_one(cast, other, MONDAY, worker="colleague")
    assert suggestions(planned) == []
    log(cast, other, MONDAY, VisitOutcome.CANCELLED_BY_PROVIDER, by="colleague", planned=booked)
    assert suggestions(planned)
    [meeting] = actions.add_slot(
        cast.colleague,
        by=cast.coordinator,
        kind=SlotKind.MEETING,
        starts_at=at(MONDAY, 9, 30),
        ends_at=at(MONDAY, 11),
    )
    assert suggestions(planned) == []
    actions.remove_slot(meeting, by=cast.coordinator)
    assert suggestions(planned)
    actions.record_absence(
        cast.colleague, by=cast.coordinator, kind=AbsenceKind.VACATION, first_on=TODAY, last_on=MONDAY
    )
    assert suggestions(planned) == []


def test_many_visits_get_their_suggestions_in_as_many_questions_as_one(cast, order):
    colleague = cast.colleague
    planned = [plan_one(cast, order, MONDAY + timedelta(days=day)) for day in range(5)]
    counts = []
    for some in (planned[:1], planned):
        with CaptureQueriesContext(connection) as asked:
            found = suggestions_for(some)
        counts.append(len(asked))
    assert counts[0] == counts[1] < 8
    assert [[one.worker for one in found[visit.pk]] for visit in planned] == [[colleague]] * 5
    assert suggestions_for([]) == {}


# --- Freed time -------------------------------------------------------------------------------------------------


def test_freed_time_shows_what_its_worker_has_left_to_do(cast, plan, order):
    missing = log(cast, order, TODAY - timedelta(days=1), text="", note_later=True)
    plan.follow_up_on = MONDAY + timedelta(days=20)
    plan.save()
    planned = plan_one(cast, order, MONDAY)
    assert freed(cast.support_worker, MONDAY) == []
    log(cast, order, MONDAY, VisitOutcome.CANCELLED_BY_PROVIDER, planned=planned)
    [found] = freed(cast.support_worker, MONDAY)
    assert (found.planned, found.worker) == (planned, cast.support_worker)
    assert (found.missing_notes, found.plans_due) == ([missing], [plan])
    assert [one.worker for one in freed(cast.coordinator, MONDAY)] == [cast.support_worker]
    assert freed(cast.colleague, MONDAY) == freed(cast.other_coordinator, MONDAY) == []
    assert freed(cast.support_worker, TODAY) == []
