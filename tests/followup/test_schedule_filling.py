"""The nightly job that makes planned visits, and what the schedule does when the order ends or is interrupted."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.changes import case_changed
from followup import actions
from followup.models import PlannedVisit
from followup.rules import WEEKS_AHEAD, VisitOutcome
from followup.tasks import fill_schedule_for_today
from orders import actions as order_actions
from plans import actions as plan_actions
from plans.rules import Weekday
from tests.cast import NUMBERS, TODAY, at
from tests.followup.scheduling import days, make, standing
from tests.plans.steps import now, refused

NEXT_MONDAY = TODAY + timedelta(days=7)
IN_A_MONTH = TODAY + timedelta(days=28)


@pytest.fixture
def order(cast):
    order = cast.accepted()
    return order_actions.start_support(order, by=cast.support_worker, today=TODAY, started_on=TODAY)


def weeks(*numbers, start=TODAY):
    return [start + timedelta(weeks=number) for number in numbers]


# --- The night --------------------------------------------------------------------------------------------------


def test_each_night_keeps_the_schedule_eight_weeks_ahead(cast, order, time_machine):
    series = make(cast, order)
    time_machine.move_to(at(NEXT_MONDAY, 0, 10), tick=False)
    fill_schedule_for_today()
    assert days(standing(series)) == weeks(*range(1, WEEKS_AHEAD + 2))
    new = standing(series)[-1].history.get()
    assert (new.history_change_reason, new.history_user) == ("schedule.fill", None)


def test_the_job_again_makes_nothing_more(cast, order):
    series = make(cast, order)
    assert [actions.fill_schedule(TODAY), actions.fill_schedule(TODAY)] == [0, 0]
    assert len(standing(series)) == WEEKS_AHEAD


def test_nights_that_were_skipped_are_made_up_for_but_the_past_is_left_alone(cast, order, time_machine):
    series = make(cast, order)
    day = TODAY + timedelta(weeks=10)
    time_machine.move_to(at(day, 12), tick=False)
    assert actions.fill_schedule(day) == WEEKS_AHEAD
    assert weeks(9, 10)[0] not in days(standing(series))


def test_a_visit_that_was_moved_or_removed_is_not_made_again(cast, order):
    series = make(cast, order)
    moved, removed = standing(series)[:2]
    actions.move_visit(moved, by=cast.coordinator, version=1, starts_at=at(NEXT_MONDAY, 15))
    actions.remove_visit(removed, by=cast.coordinator, version=1, because="Annandag påsk")
    assert actions.fill_schedule(TODAY) == 0


def test_a_series_that_is_over_or_far_ahead_gets_no_visits(cast, order):
    make(cast, order, last_on=TODAY)
    make(cast, order, first_on=TODAY + timedelta(weeks=WEEKS_AHEAD, days=1))
    assert not PlannedVisit.objects.exists()


def test_many_series_take_no_more_questions_than_one(cast, order):
    make(cast, order)
    other = cast.accepted(cast.case(cast.client(NUMBERS[1])))
    for weekday in Weekday:
        make(cast, other, weekday=weekday)
    counts = []
    for wanted in (PlannedVisit.objects.filter(order=order), PlannedVisit.objects.all()):
        wanted.update(series_day=None)
        with CaptureQueriesContext(connection) as asked:
            assert actions.fill_schedule(TODAY)
        counts.append(len(asked))
    assert counts[0] == counts[1] < 12


def test_the_clock_time_stays_when_the_clocks_change(cast, order):
    series = make(cast, order)
    assert {timezone.localtime(one.starts_at).time() for one in standing(series)} == {time(9)}
    assert len({one.starts_at.time() for one in standing(series)}) == 2


def test_a_visit_in_the_skipped_hour_comes_an_hour_later_that_night(cast, order):
    series = make(cast, order, weekday=Weekday.SUNDAY, starts_at=time(2, 30))
    [odd] = [one for one in standing(series) if one.series_day == date(2026, 3, 29)]
    assert (timezone.localtime(odd.starts_at).time(), odd.minutes) == (time(3, 30), 60)


# --- The order --------------------------------------------------------------------------------------------------


def end_order(cast, order, ended_on=TODAY, today=TODAY):
    order = now(order)
    return plan_actions.end_support(
        order,
        by=cast.caseworker,
        today=today,
        ended_on=ended_on,
        reason="Personen flyttar",
        version=order.version,
    )


def test_when_an_order_ends_its_visits_go_and_its_series_end(cast, order):
    series = make(cast, order)
    single = plan_one(cast, order)
    end_order(cast, order)
    assert standing(series) == []
    assert (now(single).removed_because, now(series).last_on) == ("Personen flyttar", TODAY)
    assert actions.fill_schedule(TODAY) == 0
    last = now(series).history.first(), now(single).history.first()
    assert {row.history_change_reason for row in last} == {"order.end"}


def plan_one(cast, order, day=IN_A_MONTH):
    return actions.plan_visit(
        order,
        by=cast.coordinator,
        starts_at=at(day, 13),
        ends_at=at(day, 14),
        support_worker=cast.support_worker,
    )


def test_an_order_that_ended_some_days_ago_takes_the_days_since_with_it(cast, order, time_machine):
    series = make(cast, order)
    wednesday = NEXT_MONDAY + timedelta(days=2)
    time_machine.move_to(at(wednesday, 12), tick=False)
    end_order(cast, order, ended_on=TODAY + timedelta(days=3), today=wednesday)
    assert standing(series) == []


def test_what_was_to_be_done_before_the_last_day_stays_to_be_told(cast, order, time_machine):
    series = make(cast, order)
    wednesday = NEXT_MONDAY + timedelta(days=2)
    time_machine.move_to(at(wednesday, 12), tick=False)
    end_order(cast, order, ended_on=wednesday, today=wednesday)
    assert days(standing(series)) == [NEXT_MONDAY]


def test_a_series_that_had_not_begun_when_the_order_ended_never_was(cast, order):
    series = make(cast, order, first_on=IN_A_MONTH)
    end_order(cast, order)
    assert now(series).last_on < TODAY


def test_a_visit_that_has_been_logged_stays_when_the_order_ends(cast, order):
    series = make(cast, order)
    first = standing(series)[0]
    actions.log_visit(
        order,
        by=cast.support_worker,
        planned=first,
        starts_at=first.starts_at,
        ends_at=first.ends_at,
        outcome=VisitOutcome.CANCELLED_BY_PROVIDER,
        reason="Utbildning",
        told_at=at(TODAY, 11),
    )
    end_order(cast, order)
    assert standing(series) == [first]


def test_other_orders_of_other_persons_go_on(cast, order):
    other = make(cast, cast.accepted(cast.case(cast.client(NUMBERS[1]))))
    end_order(cast, order)
    assert len(standing(other)) == WEEKS_AHEAD


def test_nothing_is_planned_for_an_order_that_has_ended(cast, order):
    ended = end_order(cast, order)
    refused("order_not_accepted", make, cast, ended)
    refused("order_not_accepted", plan_one, cast, ended)


# --- Interruptions ----------------------------------------------------------------------------------------------


def interrupt(cast, order):
    return order_actions.interrupt(
        order, by=cast.support_worker, today=TODAY, started_on=TODAY, reason="Personen är på sjukhus"
    )


def test_an_interruption_takes_away_what_comes_back_and_leaves_a_single_visit(cast, order):
    series, single = make(cast, order), plan_one(cast, order)
    interrupt(cast, order)
    assert (standing(series), now(single).removed_at) == ([], None)
    assert actions.fill_schedule(TODAY) == 0
    gone = PlannedVisit.objects.filter(series=series)
    assert set(gone.values_list("removed_because", flat=True)) == {"Personen är på sjukhus"}


def test_when_support_is_taken_up_again_so_are_the_visits(cast, order, time_machine):
    series = make(cast, order)
    interruption = interrupt(cast, order)
    day = NEXT_MONDAY + timedelta(days=1)
    time_machine.move_to(at(day, 12), tick=False)
    order_actions.resume(
        interruption, by=cast.support_worker, today=day, resumed_on=day, version=interruption.version
    )
    assert days(standing(series)) == weeks(*range(2, 10))


def test_an_interruption_of_one_order_leaves_the_others(cast, order):
    other = make(cast, cast.accepted(cast.case(cast.client(NUMBERS[1]))))
    interrupt(cast, order)
    assert len(standing(other)) == WEEKS_AHEAD


def test_other_events_of_the_case_leave_the_schedule_alone(cast, order):
    series = make(cast, order)
    case_changed(order.case_id, today=TODAY, event="plan.end")
    assert len(standing(series)) == WEEKS_AHEAD
