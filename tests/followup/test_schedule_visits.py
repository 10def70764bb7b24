"""One visit of the schedule: planned, moved, given to somebody, told to the person, removed."""

from datetime import timedelta

import pytest

from boendestod.errors import NotPermitted, StaleVersion
from followup import actions
from followup.models import PlannedVisit
from followup.rules import ToldHow, VisitOutcome
from tests.cast import TODAY, at
from tests.followup.scheduling import make, standing
from tests.plans.steps import now, refused

MONDAY = TODAY + timedelta(days=7)
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def order(cast):
    return cast.accepted()


@pytest.fixture
def planned(cast, order):
    """The key worker's on Monday at nine, an hour."""
    return standing(make(cast, order))[0]


def plan(cast, order, **said):
    visit = {
        "by": cast.coordinator,
        "starts_at": at(TUESDAY, 13),
        "ends_at": at(TUESDAY, 14, 30),
        "support_worker": cast.support_worker,
    }
    return actions.plan_visit(order, **(visit | said))


def move(cast, planned, **said):
    visit = {"by": cast.coordinator, "version": planned.version, "starts_at": at(TUESDAY, 13)}
    return actions.move_visit(planned, **(visit | said))


def assign(cast, planned, worker, **said):
    who = {"by": cast.coordinator, "version": planned.version, "support_worker": worker}
    return actions.assign_visit(planned, **(who | said))


def tell(cast, planned, **said):
    how = {"by": cast.coordinator, "version": planned.version, "told_at": at(TODAY, 11), "how": ToldHow.PHONE}
    return actions.tell_person(planned, **(how | said))


def remove(cast, planned, **said):
    how = {"by": cast.coordinator, "version": planned.version, "because": "Personen är bortrest"}
    return actions.remove_visit(planned, **(how | said))


def log(cast, planned):
    return actions.log_visit(
        planned.order,
        by=cast.support_worker,
        planned=planned,
        starts_at=planned.starts_at,
        ends_at=planned.ends_at,
        outcome=VisitOutcome.CANCELLED_BY_PROVIDER,
        reason="Utbildning",
        told_at=at(TODAY, 11),
    )


# --- Planned ----------------------------------------------------------------------------------------------------


def test_a_single_visit_stands_beside_those_that_come_back(cast, order):
    visit = plan(cast, order, second_worker=cast.colleague)
    assert (visit.series, visit.minutes, visit.case) == (None, 90, order.case)
    row = visit.history.get()
    assert (row.history_user, row.history_change_reason) == (cast.coordinator, "schedule.plan")


def test_nothing_is_planned_in_the_past_nor_backwards(cast, order):
    refused("planned_in_the_past", plan, cast, order, starts_at=at(TODAY, 11), ends_at=at(TODAY, 13))
    refused("times_reversed", plan, cast, order, ends_at=at(TUESDAY, 13))
    refused("too_long", plan, cast, order, ends_at=at(TUESDAY + timedelta(days=1), 13, 1))


def test_two_visits_at_once_are_not_refused(cast, order):
    plan(cast, order)
    plan(cast, order, support_worker=cast.colleague)
    assert PlannedVisit.objects.count() == 2


def test_who_comes_works_for_the_provider(cast, order, planned):
    elsewhere = cast.other_support_worker
    refused("worker_elsewhere", plan, cast, order, support_worker=elsewhere)
    refused("worker_elsewhere", assign, cast, planned, None, second_worker=elsewhere)
    refused("worker_elsewhere", move, cast, planned, support_worker=elsewhere)
    refused("same_worker_twice", assign, cast, planned, cast.colleague, second_worker=cast.colleague)


# --- Moved ------------------------------------------------------------------------------------------------------


def test_a_moved_visit_keeps_its_length_and_tells_where_it_was(cast, planned):
    moved = move(cast, planned)
    assert (moved.starts_at, moved.ends_at) == (at(TUESDAY, 13), at(TUESDAY, 14))
    assert (moved.moved_from, moved.series_day) == (at(MONDAY, 9), MONDAY)
    assert moved.history.first().history_change_reason == "schedule.move"


def test_a_visit_may_get_another_length(cast, planned):
    assert move(cast, planned, ends_at=at(TUESDAY, 15)).minutes == 120


def test_moved_twice_it_still_tells_the_first_time_and_moved_back_it_is_as_before(cast, planned):
    twice = move(cast, move(cast, planned), starts_at=at(TUESDAY, 16))
    assert twice.moved_from == at(MONDAY, 9)
    assert move(cast, twice, starts_at=at(MONDAY, 9)).moved_from is None


def test_a_visit_moved_over_the_spring_night_keeps_its_length(cast, planned):
    moved = move(cast, planned, starts_at=at(TODAY.replace(day=29), 1, 30))
    assert (moved.ends_at - moved.starts_at, moved.ends_at) == (
        timedelta(hours=1),
        at(TODAY.replace(day=29), 3, 30),
    )


def test_who_comes_can_change_with_the_time(cast, planned):
    moved = move(cast, planned, support_worker=cast.colleague)
    assert (moved.support_worker, moved.covers_for) == (cast.colleague, cast.support_worker)
    assert move(cast, moved, support_worker=None).support_worker is None


def test_the_reason_is_needed_once_the_person_knows(cast, planned):
    assert move(cast, planned).change_reason == ""
    told = tell(cast, now(planned))
    refused("no_reason", move, cast, told, starts_at=at(TUESDAY, 16))
    moved = move(cast, told, starts_at=at(TUESDAY, 16), reason="Läkarbesök")
    assert (moved.change_reason, moved.person_told_at, moved.person_told_how) == ("Läkarbesök", None, "")


def test_a_visit_is_moved_to_a_time_that_comes(cast, planned):
    refused("planned_in_the_past", move, cast, planned, starts_at=at(TODAY, 12))
    refused("times_reversed", move, cast, planned, ends_at=at(TUESDAY, 12))


def test_two_who_move_the_same_visit_do_not_overwrite_each_other(cast, planned):
    move(cast, planned)
    for verb in (move, tell, remove):
        with pytest.raises(StaleVersion):
            verb(cast, planned)
    with pytest.raises(StaleVersion):
        assign(cast, planned, cast.colleague)


# --- Given to somebody ------------------------------------------------------------------------------------------


def test_whoever_the_person_is_not_used_to_stands_in_for_the_usual_worker(cast, planned):
    given = assign(cast, planned, cast.colleague)
    assert given.covers_for == cast.support_worker
    back = assign(cast, given, cast.support_worker)
    assert (back.covers_for, back.history.count()) == (None, 3)


def test_nobody_stands_in_at_a_single_visit_or_when_nobody_comes(cast, order, planned):
    assert assign(cast, plan(cast, order), cast.colleague).covers_for is None
    assert assign(cast, planned, None).covers_for is None


def test_a_substitute_must_be_told_to_the_person_anew(cast, planned):
    told = tell(cast, planned)
    same = assign(cast, told, cast.support_worker)
    assert same.person_told_at == at(TODAY, 11)
    assert assign(cast, same, cast.colleague).person_told_at is None


def test_a_second_worker_makes_it_double_staffed(cast, planned):
    both = assign(cast, planned, cast.support_worker, second_worker=cast.colleague)
    assert (both.second_worker, both.covers_for) == (cast.colleague, None)
    assert list(PlannedVisit.objects.of_worker(cast.colleague)) == [both]


# --- Told -------------------------------------------------------------------------------------------------------


def test_that_the_person_knows_is_kept_with_when_and_how(cast, planned):
    told = tell(cast, planned)
    assert (told.person_told_at, told.person_told_how) == (at(TODAY, 11), ToldHow.PHONE)
    assert told.history.first().history_change_reason == "schedule.tell"


def test_the_telling_has_been_and_has_a_way(cast, planned):
    refused("told_ahead", tell, cast, planned, told_at=at(TODAY, 12, 1))
    refused("no_how", tell, cast, planned, how="")


# --- Removed ----------------------------------------------------------------------------------------------------


def test_a_removed_visit_stays_with_the_reason_and_is_out_of_the_schedule(cast, planned):
    gone = remove(cast, planned)
    assert (gone.removed_at, gone.removed_because) == (at(TODAY, 12), "Personen är bortrest")
    assert gone not in PlannedVisit.objects.standing()
    refused("no_reason", remove, cast, standing(gone.series)[0], because=" ")


def test_what_is_removed_is_neither_moved_given_told_nor_removed_again(cast, planned):
    gone = remove(cast, planned)
    for verb in (move, tell, remove):
        refused("visit_removed", verb, cast, gone)
    refused("visit_removed", assign, cast, gone, cast.colleague)


# --- When it has become a visit, or should have -----------------------------------------------------------------


def test_what_has_become_a_visit_stands_as_it_was(cast, planned):
    log(cast, planned)
    for verb in (move, tell, remove):
        refused("visit_logged_already", verb, cast, planned)
    refused("visit_logged_already", assign, cast, planned, cast.colleague)


def test_a_visit_whose_time_has_passed_is_logged_and_not_planned_away(cast, planned, time_machine):
    time_machine.move_to(at(MONDAY, 10), tick=False)
    later = {"starts_at": at(TUESDAY, 13)}
    refused("visit_passed", move, cast, planned, **later)
    refused("visit_passed", remove, cast, planned)
    refused("visit_passed", assign, cast, planned, cast.colleague)
    assert tell(cast, planned).person_told_at


# --- Who may ----------------------------------------------------------------------------------------------------


def test_a_worker_moves_and_tells_of_her_own_visits(cast, order, planned):
    own = {"by": cast.support_worker}
    told = tell(cast, move(cast, planned, **own), **own)
    assert told.history.first().history_user == cast.support_worker
    second = plan(cast, order, support_worker=cast.colleague, second_worker=cast.support_worker)
    assert move(cast, second, starts_at=at(TUESDAY, 8), **own).starts_at == at(TUESDAY, 8)


def test_a_worker_moves_nobody_elses_visit_and_decides_not_who_comes(cast, planned):
    with pytest.raises(NotPermitted):
        move(cast, planned, by=cast.colleague)
    with pytest.raises(NotPermitted):
        tell(cast, planned, by=cast.colleague)
    own = {"by": cast.support_worker}
    with pytest.raises(NotPermitted):
        move(cast, planned, support_worker=cast.colleague, **own)
    with pytest.raises(NotPermitted):
        assign(cast, planned, cast.colleague, **own)
    with pytest.raises(NotPermitted):
        remove(cast, planned, **own)
    assert now(planned).version == 1


def test_the_authoritys_people_plan_nothing(cast, order, planned):
    for user in (cast.caseworker, cast.section_leader, cast.reviewer, cast.system_admin):
        for verb in (move, tell, remove):
            with pytest.raises(NotPermitted):
                verb(cast, planned, by=user)
        with pytest.raises(NotPermitted):
            plan(cast, order, by=user)


def test_a_substitute_sees_the_person_about_the_visit_and_nobody_else_does(cast, order, planned):
    seen = PlannedVisit.objects.filter(pk=planned.pk)
    assert not seen.visible_to(cast.colleague)
    assign(cast, planned, cast.colleague)
    assert seen.visible_to(cast.colleague)
    assert not seen.visible_to(cast.other_coordinator)
