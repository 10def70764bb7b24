"""What comes back every week: made, changed, ended, and read out of the plan."""

from datetime import date, time, timedelta

import pytest

from accounts.rules import Role
from boendestod.errors import NotPermitted, StaleVersion
from followup import actions
from followup.models import PlannedVisit, VisitSeries
from followup.rules import WEEKS_AHEAD, ToldHow, VisitOutcome
from plans import actions as plan_actions
from plans.models import PlanActivity
from plans.rules import HowOften, Weekday
from tests.cast import NUMBERS, TODAY, at
from tests.followup.scheduling import days, make, standing
from tests.plans.steps import edit, now, refused

NEXT_MONDAY = TODAY + timedelta(days=7)


@pytest.fixture
def order(cast):
    return cast.accepted()


def change(cast, series, **said):
    who = {"by": cast.coordinator, "today": TODAY, "version": series.version}
    return actions.change_series(series, **(who | {"from_on": TODAY} | said))


def end(cast, series, **said):
    how = {"last_on": TODAY + timedelta(days=14), "reason": "Personen vill ha färre besök"}
    who = {"by": cast.coordinator, "today": TODAY, "version": series.version}
    return actions.end_series(series, **(who | how | said))


# --- Made -------------------------------------------------------------------------------------------------------


def test_a_series_gives_its_visits_eight_weeks_ahead(cast, order):
    series = make(cast, order, minutes=90)
    planned = standing(series)
    assert days(planned) == [TODAY + timedelta(weeks=week) for week in range(1, WEEKS_AHEAD + 1)]
    first = planned[0]
    assert (first.starts_at, first.minutes) == (at(NEXT_MONDAY, 9), 90)
    assert (first.support_worker, first.case, first.order) == (cast.support_worker, order.case, order)


def test_the_history_says_who_made_the_series_and_its_visits(cast, order):
    series = make(cast, order)
    rows = [series.history.get(), standing(series)[0].history.get()]
    assert [(row.history_user, row.history_change_reason) for row in rows] == [
        (cast.coordinator, "schedule.make_series"),
        (cast.coordinator, "schedule.fill"),
    ]


def test_a_visit_later_the_same_day_is_made_and_one_that_has_passed_is_not(cast, order):
    assert days(standing(make(cast, order, starts_at=time(15))))[0] == TODAY
    assert days(standing(make(cast, order, starts_at=time(11))))[0] == NEXT_MONDAY


def test_a_series_may_have_nobody_yet_or_two(cast, order):
    nobodys = make(cast, order, support_worker=None)
    both = make(cast, order, weekday=Weekday.TUESDAY, second_worker=cast.colleague)
    assert standing(nobodys)[0].support_worker is None
    assert standing(both)[0].second_worker == cast.colleague


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"first_on": TODAY - timedelta(days=1)}, "day_passed"),
        ({"minutes": 0}, "length_outside"),
        ({"every_weeks": 12}, "every_weeks_outside"),
        ({"last_on": TODAY - timedelta(days=1)}, "dates_reversed"),
    ],
)
def test_a_series_that_cannot_be_is_refused(cast, order, said, code):
    refused(code, make, cast, order, **said)
    assert not VisitSeries.objects.exists()


def test_only_those_who_work_for_the_provider_are_booked_and_not_the_same_twice(cast, order):
    gone = cast.user("gunnar", Role.SUPPORT_WORKER, provider=cast.provider)
    gone.memberships.update(ended_on=TODAY)
    for worker in (cast.other_support_worker, cast.caseworker, gone):
        refused("worker_elsewhere", make, cast, order, support_worker=worker)
    refused("same_worker_twice", make, cast, order, second_worker=cast.support_worker)


def test_nothing_is_planned_before_the_order_is_received_nor_for_an_amendment(cast, order):
    refused("order_not_accepted", make, cast, cast.sent(cast.case(cast.client(NUMBERS[1]))))


def test_an_activity_of_another_order_is_refused(cast, order):
    other = cast.begun(cast.case(cast.client(NUMBERS[1])))
    activity = PlanActivity.objects.get(goal__plan=other)
    refused("activity_elsewhere", make, cast, order, activity=activity)


def test_those_who_lead_the_work_plan_it_and_nobody_else(cast, order):
    for user in (cast.support_worker, cast.caseworker, cast.reviewer):
        with pytest.raises(NotPermitted):
            make(cast, order, by=user)
    make(cast, order, by=cast.unit_manager)


def test_another_provider_does_not_see_the_series_nor_its_visits(cast, order):
    make(cast, order)
    for records in (VisitSeries, PlannedVisit):
        assert records.objects.visible_to(cast.coordinator).exists()
        for user in (
            cast.other_coordinator,
            cast.other_support_worker,
            cast.colleague,
            cast.other_caseworker,
        ):
            assert not records.objects.visible_to(user).exists()


# --- Changed ----------------------------------------------------------------------------------------------------


def test_a_changed_time_moves_what_lies_ahead_and_the_visits_stay_themselves(cast, order):
    series = make(cast, order)
    before = standing(series)
    changed = change(cast, series, from_on=NEXT_MONDAY, starts_at=time(13, 30), minutes=45).series
    after = standing(changed)
    assert [one.pk for one in after] == [one.pk for one in before]
    assert (after[0].starts_at, after[0].minutes) == (at(NEXT_MONDAY, 13, 30), 45)
    assert (after[0].moved_from, after[0].history.first().history_change_reason) == (
        None,
        "schedule.change_series",
    )


def test_another_weekday_removes_the_old_days_and_makes_the_new(cast, order):
    series = make(cast, order)
    changed = change(cast, series, from_on=NEXT_MONDAY, weekday=Weekday.THURSDAY).series
    thursdays = [NEXT_MONDAY + timedelta(days=3, weeks=week) for week in range(WEEKS_AHEAD - 1)]
    assert days(standing(changed))[: len(thursdays)] == thursdays
    removed = PlannedVisit.objects.filter(series=series, removed_at__isnull=False)
    assert removed.count() == WEEKS_AHEAD
    assert set(removed.values_list("removed_because", flat=True)) == {"Det återkommande besöket ändrades."}


def test_a_change_from_today_reaches_what_is_left_of_the_day(cast, order):
    changed = change(cast, make(cast, order), starts_at=time(13, 30)).series
    assert days(standing(changed))[0] == TODAY


def test_what_comes_before_the_day_of_the_change_stays(cast, order):
    series = make(cast, order)
    from_on = TODAY + timedelta(days=22)
    changed = change(cast, series, from_on=from_on, weekday=Weekday.FRIDAY).series
    planned = days(standing(changed))
    assert planned[:4] == [*(TODAY + timedelta(weeks=week) for week in (1, 2, 3)), TODAY + timedelta(days=25)]
    assert not [day for day in planned if day > from_on and day.isoweekday() == 1]


def test_a_change_back_again_makes_the_days_anew(cast, order):
    series = make(cast, order)
    thursdays = change(cast, series, weekday=Weekday.THURSDAY).series
    mondays = change(cast, thursdays, weekday=Weekday.MONDAY).series
    assert days(standing(mondays)) == [TODAY + timedelta(weeks=week) for week in range(1, WEEKS_AHEAD + 1)]


def test_moved_reassigned_and_begun_visits_stay_and_are_told(cast, order):
    series = make(cast, order)
    moved, given, removed, untouched = standing(series)[:4]
    actions.move_visit(moved, by=cast.coordinator, version=1, starts_at=at(NEXT_MONDAY, 15))
    actions.assign_visit(given, by=cast.coordinator, version=1, support_worker=cast.colleague)
    actions.remove_visit(removed, by=cast.coordinator, version=1, because="Helgdag")
    done = change(cast, series, starts_at=time(10))
    assert done.kept == [moved, given]
    assert now(moved).starts_at == at(NEXT_MONDAY, 15)
    assert now(given).starts_at == given.starts_at
    assert now(untouched).starts_at == at(TODAY + timedelta(weeks=4), 10)
    assert now(removed).removed_because == "Helgdag"
    assert removed.series_day not in days(standing(series))


def test_a_visit_that_is_logged_ahead_as_cancelled_stays(cast, order):
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
    change(cast, series, starts_at=time(10))
    assert now(first).starts_at == first.starts_at


def test_a_new_time_or_worker_must_be_told_to_the_person_again(cast, order):
    series = make(cast, order)
    first = standing(series)[0]
    told = {"told_at": at(TODAY, 10), "how": ToldHow.PHONE}
    actions.tell_person(first, by=cast.coordinator, version=1, **told)
    changed = change(cast, series, minutes=60, activity=None).series
    assert now(first).person_told_at
    change(cast, changed, support_worker=cast.colleague)
    assert now(first).person_told_at is None
    assert (now(first).support_worker, now(first).covers_for) == (cast.colleague, None)


def test_every_other_week_stays_in_step_when_something_else_changes(cast, order):
    series = make(cast, order, every_weeks=2)
    assert days(standing(series))[0] == TODAY + timedelta(weeks=2)
    changed = change(cast, series, from_on=NEXT_MONDAY, support_worker=cast.colleague).series
    assert days(standing(changed))[0] == TODAY + timedelta(weeks=2)


def test_how_often_counts_from_the_week_of_the_change(cast, order):
    series = make(cast, order)
    changed = change(cast, series, from_on=NEXT_MONDAY, every_weeks=3).series
    assert days(standing(changed))[:2] == [NEXT_MONDAY, NEXT_MONDAY + timedelta(weeks=3)]


def test_a_change_lies_within_eight_weeks_and_before_the_end(cast, order):
    series = make(cast, order, last_on=TODAY + timedelta(days=20))
    refused("day_passed", change, cast, series, from_on=TODAY - timedelta(days=1))
    refused("change_too_far_ahead", change, cast, series, from_on=TODAY + timedelta(weeks=8, days=1))
    refused("series_ended", change, cast, series, from_on=TODAY + timedelta(days=21))


def test_two_who_change_the_same_series_do_not_overwrite_each_other(cast, order):
    series = make(cast, order)
    change(cast, series, minutes=30)
    with pytest.raises(StaleVersion):
        change(cast, series, minutes=45)
    with pytest.raises(StaleVersion):
        end(cast, series)


# --- Ended ------------------------------------------------------------------------------------------------------


def test_an_ended_series_has_no_visits_after_its_last_day(cast, order):
    series = end(cast, make(cast, order))
    assert days(standing(series)) == [NEXT_MONDAY, TODAY + timedelta(days=14)]
    removed = PlannedVisit.objects.filter(series=series, removed_at__isnull=False)
    assert set(removed.values_list("removed_because", flat=True)) == {"Personen vill ha färre besök"}
    assert series.history.first().history_change_reason == "schedule.end_series"
    assert actions.fill_schedule(TODAY) == 0


def test_a_series_that_ends_before_its_first_day_never_was(cast, order):
    series = make(cast, order, first_on=TODAY + timedelta(days=30))
    end(cast, series, last_on=TODAY)
    assert standing(series) == []
    assert actions.fill_schedule(TODAY + timedelta(days=20)) == 0


def test_a_series_ends_once_with_a_reason_on_a_day_that_comes(cast, order, time_machine):
    series = make(cast, order)
    refused("no_reason", end, cast, series, reason=" ")
    refused("day_passed", end, cast, series, last_on=TODAY - timedelta(days=1))
    ended = end(cast, series, last_on=TODAY)
    later = {"today": NEXT_MONDAY, "last_on": NEXT_MONDAY}
    refused("series_ended", end, cast, ended, **later)


def test_only_those_who_lead_the_work_change_or_end_a_series(cast, order):
    series = make(cast, order)
    for verb in (change, end):
        with pytest.raises(NotPermitted):
            verb(cast, series, by=cast.support_worker)


# --- Out of the plan --------------------------------------------------------------------------------------------


@pytest.fixture
def plan(cast):
    """Agreed: letters on Mondays and Wednesdays at ten, a walk at the same time on Wednesdays."""
    plan = cast.written()
    letters = PlanActivity.objects.get(goal__plan=plan)
    when = {"starts_at": time(10), "how_often": HowOften.EVERY_WEEK}
    edit(cast, letters, weekdays=[Weekday.MONDAY, Weekday.WEDNESDAY], minutes=45, **when)
    plan_actions.add_activity(
        letters.goal,
        by=cast.support_worker,
        what="Gå en runda",
        added_because="Astrid vill ut",
        how="Vi går runt dammen",
        responsible=cast.colleague,
        weekdays=[Weekday.WEDNESDAY],
        minutes=60,
        **when,
    )
    return cast.agree(cast.propose(now(plan)))


def from_plan(cast, order, **said):
    return actions.series_from_plan(
        order, **({"by": cast.coordinator, "today": TODAY, "first_on": TODAY} | said)
    )


def pattern(series):
    return (series.weekday, series.starts_at, series.minutes, series.every_weeks, series.support_worker)


def test_the_plan_becomes_one_series_a_weekday_and_time(cast, plan):
    made = from_plan(cast, plan.order)
    assert [pattern(series) for series in made] == [
        (Weekday.MONDAY, time(10), 45, 1, cast.support_worker),
        (Weekday.WEDNESDAY, time(10), 60, 1, cast.support_worker),
    ]
    assert all(standing(series) for series in made)


def test_what_has_a_series_already_is_not_made_again_also_when_its_time_was_changed(cast, plan):
    monday, _ = from_plan(cast, plan.order)
    assert from_plan(cast, plan.order) == []
    change(cast, monday, starts_at=time(8))
    assert actions.proposed_series(plan.order, today=TODAY) == []
    end(cast, now(monday), last_on=TODAY)
    [proposed] = actions.proposed_series(plan.order, today=NEXT_MONDAY)
    assert (proposed.weekday_label, len(proposed.activities)) == ("måndag", 1)


def test_the_plan_in_force_decides_and_not_what_is_being_written(cast, plan):
    revising = plan_actions.revise(plan, by=cast.support_worker, today=TODAY, version=plan.version)
    letters = PlanActivity.objects.filter(goal__plan=revising, order_activity__isnull=False).get()
    edit(cast, letters, weekdays=[Weekday.FRIDAY], starts_at=time(18))
    assert [one.weekday for one in actions.proposed_series(plan.order, today=TODAY)] == [1, 3]


def test_every_other_week_is_taken_over_and_when_needed_makes_none(cast):
    plan = cast.written()
    letters = PlanActivity.objects.get(goal__plan=plan)
    said = {"weekdays": [Weekday.FRIDAY], "starts_at": time(10), "minutes": 30}
    letters = edit(cast, letters, how_often=HowOften.WHEN_NEEDED, **said)
    plan = cast.agree(cast.propose(now(plan)))
    assert actions.proposed_series(plan.order, today=TODAY) == []
    revising = plan_actions.revise(plan, by=cast.support_worker, today=TODAY, version=plan.version)
    edit(cast, now(letters), how_often=HowOften.EVERY_OTHER_WEEK)
    cast.agree(cast.propose(now(revising)))
    [proposed] = actions.proposed_series(plan.order, today=TODAY)
    assert (proposed.every_weeks, proposed.minutes) == (2, 30)


def test_a_plan_without_times_gives_nothing_and_one_that_nobody_agreed_to_is_refused(cast):
    agreed = cast.agreed()
    assert from_plan(cast, agreed.order) == []
    begun = cast.begun(cast.case(cast.client(NUMBERS[1])))
    refused("no_plan_in_force", from_plan, cast, begun.order)


def test_a_support_worker_does_not_make_the_schedule_of_the_plan(cast, plan):
    with pytest.raises(NotPermitted):
        from_plan(cast, plan.order, by=cast.support_worker)


def test_a_responsible_worker_who_has_left_is_replaced_by_the_key_worker(cast, plan):
    cast.support_worker.memberships.update(ended_on=date(2026, 3, 1))
    monday, wednesday = actions.proposed_series(plan.order, today=TODAY)
    assert (monday.support_worker, wednesday.support_worker) == (None, cast.colleague)
