"""The week of the schedule: its rows, what clashes in it, and how the time is used."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import LimitRule, Team
from accounts.rules import LimitKey, Role
from followup import actions
from followup.rules import AbsenceKind, ClashKind, SlotKind, VisitOutcome
from followup.week import uncovered, week_of
from orders.rules import PreferredTime
from plans.rules import Weekday
from tests.cast import NUMBERS, TODAY, at
from tests.followup.scheduling import make, standing

MONDAY = TODAY + timedelta(days=7)
TUESDAY = MONDAY + timedelta(days=1)
SUNDAY = MONDAY + timedelta(days=6)


def the_week(cast, **said):
    return week_of(cast.coordinator, MONDAY, **said)


def told(week):
    """What clashes, about whom."""
    return [(clash.kind, clash.worker) for clash in week.clashes]


def cell(row, day):
    return next(cell for cell in row.cells if cell.day == day)


def row_of(week, worker):
    return next(row for row in week.workers if row.worker == worker)


def once(cast, order, hour, minutes=60, *, day=TUESDAY, minute=0, worker="support_worker", second=None):
    start = at(day, hour, minute)
    return actions.plan_visit(
        order,
        by=cast.coordinator,
        starts_at=start,
        ends_at=start + timedelta(minutes=minutes),
        support_worker=getattr(cast, worker) if worker else None,
        second_worker=second,
    )


def slot(cast, hour, minutes, kind=SlotKind.MEETING, *, day=TUESDAY, worker="support_worker"):
    start = at(day, hour)
    [made] = actions.add_slot(
        getattr(cast, worker),
        by=cast.coordinator,
        kind=kind,
        starts_at=start,
        ends_at=start + timedelta(minutes=minutes),
    )
    return made


def absent(cast, worker, first_on=TUESDAY, last_on=TUESDAY):
    return actions.record_absence(
        worker, by=cast.coordinator, kind=AbsenceKind.SICK, first_on=first_on, last_on=last_on
    )


def cancel(cast, planned, outcome=VisitOutcome.CANCELLED_BY_PROVIDER):
    return actions.log_visit(
        planned.order,
        by=cast.support_worker,
        planned=planned,
        starts_at=planned.starts_at,
        ends_at=planned.ends_at,
        outcome=outcome,
        reason="Utbildning",
        told_at=at(TODAY, 11),
    )


@pytest.fixture
def order(cast):
    return cast.accepted()


@pytest.fixture
def other(cast):
    return cast.accepted(cast.case(cast.client(NUMBERS[1], "Östen", "Ås")))


# --- Rows -------------------------------------------------------------------------------------------------------


def test_the_week_has_a_row_for_each_support_worker_and_each_person(cast, order):
    series = make(cast, order)
    week = the_week(cast)
    assert week.days[0] == MONDAY
    assert [row.worker for row in week.workers] == [cast.support_worker]
    assert cell(row_of(week, cast.support_worker), MONDAY).visits == standing(series)[:1]
    assert [row.order for row in week.people] == [order]
    assert cell(week.people[0], MONDAY).visits == standing(series)[:1]
    assert week.clashes == []


def test_what_nobody_has_stands_first(cast, order):
    planned = once(cast, order, 9, worker=None)
    first = the_week(cast).workers[0]
    assert (first.worker, cell(first, TUESDAY).visits) == (None, [planned])


def test_a_double_staffed_visit_stands_with_both(cast, order):
    planned = once(cast, order, 9, second=cast.colleague)
    week = the_week(cast)
    for worker in (cast.support_worker, cast.colleague):
        assert cell(row_of(week, worker), TUESDAY).visits == [planned]


def test_who_leads_the_work_has_a_row_when_there_is_something_in_it(cast, order):
    assert cast.coordinator not in [row.worker for row in the_week(cast).workers]
    meeting = slot(cast, 9, 60, worker="coordinator")
    assert cell(row_of(the_week(cast), cast.coordinator), TUESDAY).slots == [meeting]


def test_who_has_left_stands_there_as_long_as_she_has_visits(cast, order):
    once(cast, order, 9, worker="colleague")
    cast.colleague.memberships.update(ended_on=TODAY)
    week = the_week(cast)
    assert week.workers[-1].worker == cast.colleague
    assert told(week) == [(ClashKind.GONE, cast.colleague)]


def test_an_absence_stands_on_each_of_its_days(cast, order):
    absence = absent(cast, cast.support_worker, TODAY, TUESDAY)
    row = row_of(the_week(cast), cast.support_worker)
    assert [cell.absences for cell in row.cells[:3]] == [[absence], [absence], []]


def test_persons_stand_in_swedish_order_and_protected_ones_last(cast, order, other):
    order.case.client.protection_level = "confidential"
    order.case.client.save()
    third = cast.accepted(cast.case(cast.client(NUMBERS[2], "Zeth", "Zander")))
    assert [row.order for row in the_week(cast).people] == [third, other, order]


def test_a_visit_on_sunday_night_belongs_to_sunday(cast, order):
    planned = once(cast, order, 23, 120, day=SUNDAY)
    assert cell(the_week(cast).people[0], SUNDAY).visits == [planned]
    after = week_of(cast.coordinator, MONDAY + timedelta(days=7))
    assert not any(cell.visits for cell in after.people[0].cells)


def test_a_team_shows_its_own_people_and_those_they_come_to(cast, order, other):
    night = Team.objects.create(provider=cast.provider, name="Kvällen")
    nina = cast.user("nina", Role.SUPPORT_WORKER, provider=cast.provider, team=night)
    once(cast, order, 9)
    evening = actions.plan_visit(
        other, by=cast.coordinator, starts_at=at(TUESDAY, 18), ends_at=at(TUESDAY, 19), support_worker=nina
    )
    week = the_week(cast, team=night)
    assert [row.worker for row in week.workers] == [nina]
    assert [row.order for row in week.people] == [other]
    assert cell(week.people[0], TUESDAY).visits == [evening]
    assert len(the_week(cast, team=cast.team).people) == 2


def test_a_support_worker_sees_only_her_own_persons_and_other_providers_none(cast, order):
    make(cast, order)
    assert len(week_of(cast.support_worker, MONDAY).people) == 1
    for user in (cast.colleague, cast.other_coordinator, cast.other_support_worker):
        week = week_of(user, MONDAY)
        assert not week.people
        assert not any(cell.visits for row in week.workers for cell in row.cells)


def test_more_people_and_visits_take_no_more_questions(cast, order):
    def asked():
        week_of(cast.coordinator, MONDAY)
        with CaptureQueriesContext(connection) as questions:
            week = the_week(cast)
            [row.used for row in week.workers]
            assert week.clashes
        return len(questions)

    make(cast, order, weekday=Weekday.SATURDAY, support_worker=None)
    cast.visit(cast.begun(cast.case(cast.client(NUMBERS[1]))))
    few = asked()
    for number in NUMBERS[2:]:
        more = cast.accepted(cast.case(cast.client(number)))
        make(cast, more, second_worker=cast.colleague)
        slot(cast, 9, 30)
    absent(cast, cast.colleague, MONDAY, SUNDAY)
    assert asked() == few < 20


# --- Clashes ----------------------------------------------------------------------------------------------------


def test_a_worker_with_two_persons_at_once_is_told_of(cast, order, other):
    first, second = once(cast, order, 9), once(cast, other, 9, minute=30)
    week = the_week(cast)
    assert told(week) == [(ClashKind.WORKER_TWICE, cast.support_worker)]
    assert (week.clashes[0].planned, week.clashes[0].other) == (first, second)
    assert set(week.clashes_of) == {first.pk, second.pk}


def test_the_second_worker_and_other_time_count_as_booked(cast, order, other):
    once(cast, order, 9, second=cast.colleague)
    once(cast, other, 9, worker="colleague")
    meeting = slot(cast, 9, 30)
    week = the_week(cast)
    assert sorted(str(worker) for kind, worker in told(week)) == ["Berit Testsson", "Bo Testsson"]
    assert meeting in [clash.other for clash in week.clashes]


def test_a_person_with_two_visits_at_once_is_told_of(cast, order):
    once(cast, order, 9)
    once(cast, order, 9, minute=30, worker="colleague")
    assert told(the_week(cast)) == [(ClashKind.PERSON_TWICE, None)]


def test_visits_after_one_another_do_not_clash(cast, order):
    once(cast, order, 9)
    once(cast, order, 10)
    assert told(the_week(cast)) == []


def test_an_absent_worker_leaves_the_visit_uncovered(cast, order):
    once(cast, order, 9)
    once(cast, order, 9, day=MONDAY)
    absent(cast, cast.support_worker)
    assert told(the_week(cast)) == [(ClashKind.ABSENT, cast.support_worker)]


def test_a_visit_without_a_worker_or_with_one_of_two_is_told_of(cast, order):
    once(cast, order, 9, worker=None)
    order.double_staffing = True
    order.save()
    once(cast, order, 11)
    once(cast, order, 13, second=cast.colleague)
    assert told(the_week(cast)) == [(ClashKind.NO_WORKER, None), (ClashKind.ONE_WORKER, None)]


def test_a_time_that_does_not_suit_the_person_is_a_mild_warning(cast, order):
    order.preferred_times = [PreferredTime.EVENING, PreferredTime.WEEKEND]
    order.save()
    once(cast, order, 18)
    once(cast, order, 10, day=SUNDAY)
    morning = once(cast, order, 10)
    [clash] = the_week(cast).clashes
    assert (clash.kind, clash.planned, clash.is_mild) == (ClashKind.BAD_TIME, morning, True)


def test_between_two_persons_there_must_be_time_to_get_there(cast, order, other):
    once(cast, order, 9)
    late = once(cast, other, 10, minute=9)
    once(cast, order, 11, minute=19)
    once(cast, order, 12, minute=19)
    [clash] = the_week(cast).clashes
    assert (clash.kind, clash.planned, clash.is_mild) == (ClashKind.NO_TRAVEL, late, True)


@pytest.mark.parametrize(
    ("hour", "minutes", "is_told"), [(6, 60, True), (7, 60, False), (21, 60, False), (21, 75, True)]
)
def test_a_visit_outside_the_municipalitys_hours_is_a_mild_warning(cast, order, hour, minutes, is_told):
    early = once(cast, order, hour, minutes=minutes)
    told_of = [(clash.kind, clash.planned, clash.is_mild) for clash in the_week(cast).clashes]
    assert told_of == ([(ClashKind.OUT_OF_HOURS, early, True)] if is_told else [])


def test_the_hours_of_the_visits_own_day_decide(cast, order):
    LimitRule.objects.create(
        municipality=cast.municipality, key=LimitKey.SERVICE_TO, value=17, valid_from=SUNDAY
    )
    once(cast, order, 18, day=SUNDAY - timedelta(days=1))
    late = once(cast, order, 18, day=SUNDAY)
    [clash] = the_week(cast).clashes
    assert (clash.kind, clash.planned) == (ClashKind.OUT_OF_HOURS, late)


def test_what_has_become_a_visit_clashes_with_nothing(cast, order, other):
    cancelled = once(cast, order, 9)
    once(cast, other, 9)
    cancel(cast, cancelled)
    absent(cast, cast.support_worker, MONDAY, MONDAY)
    assert told(the_week(cast)) == []


def test_a_night_over_into_the_week_clashes_with_its_monday(cast, order, other):
    once(cast, order, 23, 120, day=MONDAY - timedelta(days=1))
    once(cast, other, 0, minute=30, day=MONDAY)
    assert told(the_week(cast)) == [
        (ClashKind.WORKER_TWICE, cast.support_worker),
        (ClashKind.OUT_OF_HOURS, None),
    ]


# --- How the time is used ---------------------------------------------------------------------------------------


def test_the_week_tells_how_a_workers_minutes_are_used(cast, order):
    once(cast, order, 9)
    slot(cast, 10, 20, SlotKind.TRAVEL)
    once(cast, order, 11)
    slot(cast, 13, 30, SlotKind.ADMIN)
    slot(cast, 8, 60, SlotKind.MEETING, day=MONDAY)
    cancel(cast, once(cast, order, 15))
    used = row_of(the_week(cast), cast.support_worker).used
    assert (used.visits, used.travel, used.admin, used.meeting) == (120, 20, 30, 60)
    assert (used.gaps, used.booked, used.percent) == (100, 230, 70)


def test_an_empty_week_has_no_percent(cast, order):
    assert row_of(the_week(cast), cast.support_worker).used.percent is None


# --- What needs somebody ----------------------------------------------------------------------------------------


def test_the_uncovered_visits_are_those_ahead_that_somebody_more_must_come_to(cast, order, time_machine):
    absent(cast, cast.support_worker, TODAY, TUESDAY)
    earlier, away, nobodys = (
        once(cast, order, 13, day=TODAY),
        once(cast, order, 9),
        once(cast, order, 14, worker=None),
    )
    cancel(cast, once(cast, order, 16))
    once(cast, order, 9, day=SUNDAY)
    time_machine.move_to(at(TODAY, 15), tick=False)
    found = uncovered(cast.coordinator, TODAY, SUNDAY)
    assert [(clash.kind, clash.planned) for clash in found] == [
        (ClashKind.ABSENT, away),
        (ClashKind.NO_WORKER, nobodys),
    ]
    assert earlier not in [clash.planned for clash in found]
    assert uncovered(cast.other_coordinator, TODAY, SUNDAY) == []
