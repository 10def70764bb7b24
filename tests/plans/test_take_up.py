"""The order is amended while the plan is written or used: the plan takes up what is asked for now."""

import pytest

from boendestod.errors import NotPermitted
from orders import actions as order_actions
from orders.rules import OrderState
from plans import actions
from plans.models import PlanActivity, PlanGoal
from plans.versions import differences
from tests.plans.steps import (
    activity_of,
    add,
    amend,
    edit,
    now,
    order_goal,
    order_more,
    propose,
    refused,
    say_yes,
    step,
)


def take_up(cast, plan):
    return step(actions.take_up, cast, plan)


def found(plan):
    plan = type(plan).objects.with_content().get(pk=plan.pk)
    return [(d.kind, d.goal, d.activity) for d in differences(plan, plan.order)]


def drop_activity(cast, what):
    def change(amendment):
        # An order's goal needs an activity, so another takes its place.
        order_more(cast, amendment, "Sortera post")
        part = amendment.goals.get(position=1).activities.get(what=what)
        order_actions.remove_part(part, by=cast.caseworker)

    return change


def drop_goal(cast):
    def change(amendment):
        order_goal(cast, amendment)
        first = amendment.goals.order_by("position").first()
        for activity in first.activities.all():
            order_actions.remove_part(activity, by=cast.caseworker)
        order_actions.remove_part(first, by=cast.caseworker)

    return change


def reword(cast):
    def change(amendment):
        goal = amendment.goals.get()
        order_actions.save_goal(
            amendment,
            by=cast.caseworker,
            goal=goal,
            version=goal.version,
            personal_goal="Jag öppnar min post varje dag",
        )
        activity = goal.activities.get()
        order_actions.save_activity(
            goal, by=cast.caseworker, activity=activity, version=activity.version, what="Öppna och sortera"
        )

    return change


def test_a_new_activity_is_missing_until_it_is_taken_up(cast):
    plan = cast.written()
    amend(cast, plan.order, lambda amendment: order_more(cast, amendment))
    assert found(plan) == [("missing", "Jag öppnar min post varje vecka", "Sortera post")]
    take_up(cast, plan)
    new = PlanActivity.objects.get(what="Sortera post")
    assert (new.goal, new.order_activity.what, new.how) == (plan.goals.get(), "Sortera post", "")
    assert new.responsible == cast.support_worker
    assert found(plan) == []


def test_a_new_goal_comes_with_its_activities(cast):
    plan = cast.written()
    amend(cast, plan.order, lambda amendment: order_goal(cast, amendment))
    assert found(plan) == [("missing", "Jag fikar med min syster varje månad", "")]
    take_up(cast, plan)
    goal = plan.goals.get(goal="Jag fikar med min syster varje månad")
    assert goal.activities.get().what == "Ringa systern"
    assert found(plan) == []
    assert "skriv hur ni gör" in refused("plan_incomplete", propose, cast, plan).message


def test_what_is_no_longer_ordered_goes_out_and_keeps_its_visits(cast):
    plan = cast.agreed()
    old = activity_of(plan)
    visit = cast.visit(plan)
    amend(cast, plan.order, drop_activity(cast, "Öppna post"))
    assert ("gone", "Jag öppnar min post varje vecka", "Öppna post") in found(plan)
    step(actions.revise, cast, plan)
    assert now(old).dropped_on is not None
    assert visit.marks.get().activity == old
    assert found(plan) == []


def test_a_dropped_goal_goes_out_with_its_activities(cast):
    plan = cast.written()
    amend(cast, plan.order, drop_goal(cast))
    take_up(cast, plan)
    goal = PlanGoal.objects.get(goal="Jag öppnar min post varje vecka")
    assert goal.dropped_on is not None
    assert goal.activities.get().dropped_on is not None
    assert [g.goal for g in plan.goals.standing()] == ["Jag fikar med min syster varje månad"]
    assert found(plan) == []


def test_the_orders_new_words_are_the_plans(cast):
    plan = cast.written()
    amend(cast, plan.order, reword(cast))
    take_up(cast, plan)
    assert plan.goals.get().goal == "Jag öppnar min post varje dag"
    assert (activity_of(plan).what, activity_of(plan).how) == ("Öppna och sortera", "Vi öppnar tillsammans")


def test_what_the_plan_has_added_stays(cast):
    plan = cast.written()
    added = add(cast, plan)
    amend(cast, plan.order, lambda amendment: order_more(cast, amendment))
    take_up(cast, plan)
    assert now(added).dropped_on is None
    assert [kind for kind, *_ in found(plan)] == ["added"]


def test_taking_up_twice_takes_up_once(cast):
    plan = cast.written()
    amend(cast, plan.order, lambda amendment: order_more(cast, amendment))
    take_up(cast, plan)
    take_up(cast, plan)
    assert PlanActivity.objects.filter(what="Sortera post").count() == 1


def test_revising_takes_up_what_has_been_ordered_since(cast):
    plan = cast.agreed()
    amend(cast, plan.order, lambda amendment: order_more(cast, amendment))
    assert not PlanActivity.objects.filter(what="Sortera post").exists()
    step(actions.revise, cast, plan)
    assert PlanActivity.objects.get(what="Sortera post").goal == plan.goals.get()
    assert [d["kind"] for d in plan.versions.get().differences] == []


def test_a_plan_under_revision_takes_up_what_is_ordered_meanwhile(cast):
    plan = cast.agreed()
    step(actions.revise, cast, plan)
    amend(cast, plan.order, lambda amendment: order_more(cast, amendment))
    take_up(cast, plan)
    edit(cast, PlanActivity.objects.get(what="Sortera post"), how="Vi lägger i högar", when="måndagar")
    say_yes(cast, propose(cast, plan))
    assert [len(v.content["goals"][0]["activities"]) for v in plan.versions.all()] == [1, 2]


def test_what_waits_for_an_answer_is_not_changed_by_the_order(cast):
    plan = cast.proposed()
    amend(cast, plan.order, lambda amendment: order_more(cast, amendment))
    refused("wrong_state", take_up, cast, plan)
    assert PlanActivity.objects.filter(goal__plan=plan).count() == 1
    say_yes(cast, plan)
    assert found(plan) == [("missing", "Jag öppnar min post varje vecka", "Sortera post")]


def test_an_agreed_plan_is_revised_and_not_changed_under_the_person(cast):
    refused("wrong_state", take_up, cast, cast.agreed())


def test_a_caseworker_takes_nothing_up(cast):
    plan = cast.begun()
    assert plan.order.state == OrderState.ACCEPTED
    with pytest.raises(NotPermitted):
        actions.take_up(plan, by=cast.caseworker, today=plan.begun_on, version=plan.version)
