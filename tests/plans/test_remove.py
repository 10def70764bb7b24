"""Only what the plan itself has added is taken out; what is ordered is postponed or proposed to be dropped."""

import pytest

from boendestod.errors import NotPermitted, StaleVersion
from plans import actions
from plans.rules import PlanKind
from tests.cast import TODAY
from tests.plans.steps import activity_of, add, add_goal, goal_of, now, propose, refused, say_yes, step


@pytest.fixture
def plan(cast):
    return cast.written()


def remove(cast, part):
    return actions.remove_part(part, by=cast.support_worker, today=TODAY, version=part.version)


def test_an_added_activity_goes_out(cast, plan):
    added = add(cast, plan)
    remove(cast, added)
    assert now(added).dropped_on == TODAY
    assert [a.what for a in plan.goals.standing().get().activities.all()] == ["Öppna post"]


def test_an_added_goal_goes_out_with_its_activities(cast, plan):
    goal = add_goal(cast, plan)
    remove(cast, goal)
    assert (now(goal).dropped_on, goal.activities.get().dropped_on) == (TODAY, TODAY)
    assert list(plan.goals.standing()) == [goal_of(plan)]


def test_what_is_ordered_stays(cast, plan):
    assert "beställt" in refused("ordered", remove, cast, goal_of(plan)).message
    refused("ordered", remove, cast, activity_of(plan))


def test_a_visits_mark_keeps_its_activity(cast, plan):
    added = add(cast, plan)
    say_yes(cast, propose(cast, plan))
    visit = cast.visit(plan)
    mark = visit.marks.get()
    step(actions.revise, cast, plan)
    remove(cast, now(added))
    assert now(mark).activity_id == mark.activity_id


def test_the_goal_of_a_mapping_goes_out_with_its_kind_and_not_alone(cast):
    plan = actions.begin(
        cast.accepted(), by=cast.support_worker, today=TODAY, begun_on=TODAY, kind=PlanKind.MAPPING
    )
    own = plan.goals.get(is_contact=True)
    refused("of_its_kind", remove, cast, own)
    remove(cast, own.activities.first())
    assert own.activities.filter(dropped_on=None).count() == 2


def test_a_plan_that_stands_still_loses_nothing(cast, plan):
    added = add(cast, plan)
    propose(cast, plan)
    refused("wrong_state", remove, cast, added)
    say_yes(cast, plan)
    refused("wrong_state", remove, cast, added)
    assert now(added).dropped_on is None


def test_who_has_not_seen_the_last_change_is_told(cast, plan):
    added = add(cast, plan)
    actions.edit_activity(added, by=cast.coordinator, version=added.version, how="Så här")
    with pytest.raises(StaleVersion):
        remove(cast, added)


def test_a_caseworker_takes_nothing_out(cast, plan):
    added = add(cast, plan)
    with pytest.raises(NotPermitted):
        actions.remove_part(added, by=cast.caseworker, today=TODAY, version=added.version)
