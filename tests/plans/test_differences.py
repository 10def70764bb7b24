"""What in the plan is not as ordered is computed, not typed."""

from types import SimpleNamespace

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from orders import actions as order_actions
from plans import actions
from plans.models import Plan
from plans.rules import TakenUp
from plans.versions import REWORDED, as_json, differences, said_differences
from tests.plans.steps import (
    activity_of,
    add,
    add_goal,
    amend,
    edit,
    goal_of,
    order_goal,
    order_more,
    propose,
    say_yes,
    step,
)
from tests.web import browser


@pytest.fixture
def plan(cast):
    return cast.written()


def found(plan):
    plan = Plan.objects.with_content().get(pk=plan.pk)
    return [(d.kind, d.goal, d.activity, d.how, d.why) for d in differences(plan, plan.order)]


POST = "Jag öppnar min post varje vecka"


def test_as_ordered_there_is_nothing_to_tell(plan):
    assert found(plan) == []


@pytest.mark.parametrize("kind", [TakenUp.ADAPTED, TakenUp.POSTPONED, TakenUp.DROP_PROPOSED])
def test_an_activity_that_is_not_as_ordered_says_why(cast, plan, kind):
    edit(cast, activity_of(plan), taken_up=kind, differs_how="I brev", differs_why="Orkar inte")
    how = "I brev" if kind == TakenUp.ADAPTED else ""
    assert found(plan) == [(kind, POST, "Öppna post", how, "Orkar inte")]


@pytest.mark.parametrize("kind", [TakenUp.ADAPTED, TakenUp.POSTPONED, TakenUp.DROP_PROPOSED])
def test_a_goal_that_is_not_as_ordered_is_told_once_for_all_its_activities(cast, plan, kind):
    edit(cast, goal_of(plan), taken_up=kind, differs_how="I brev", differs_why="Orkar inte")
    assert [(what, activity) for what, _, activity, *_ in found(plan)] == [(kind, "")]


def test_what_is_added_is_told_with_why(cast, plan):
    add(cast, plan)
    assert found(plan) == [("added", POST, "Gå ut", "", "Astrid vill ut")]


def test_an_added_goal_is_told_once_for_all_its_activities(cast, plan):
    add_goal(cast, plan)
    assert found(plan) == [("added", "Jag fikar med min syster", "", "", "Astrid är ensam")]


def test_what_is_ordered_later_is_missing(cast, plan):
    amend(cast, plan.order, lambda amendment: order_more(cast, amendment))
    amend(cast, plan.order, lambda amendment: order_goal(cast, amendment))
    assert found(plan) == [
        ("missing", POST, "Sortera post", "", ""),
        ("missing", "Jag fikar med min syster varje månad", "", "", ""),
    ]


def test_what_is_no_longer_ordered_is_gone(cast, plan):
    def change(amendment):
        order_more(cast, amendment)
        order_actions.remove_part(amendment.goals.get().activities.get(what="Öppna post"), by=cast.caseworker)

    amend(cast, plan.order, change)
    assert [(kind, activity) for kind, _, activity, *_ in found(plan)] == [
        ("gone", "Öppna post"),
        ("missing", "Sortera post"),
    ]


def reword(cast, amendment, goal=POST, what="Öppna post"):
    ordered = amendment.goals.get()
    order_actions.save_goal(amendment, by=cast.caseworker, goal=ordered, personal_goal=goal)
    order_actions.save_activity(ordered, by=cast.caseworker, activity=ordered.activities.get(), what=what)


def test_other_words_in_the_order_are_told_and_taken_up(cast, plan):
    new = {"goal": "Jag öppnar min post varje dag", "what": "Öppna all post"}
    amend(cast, plan.order, lambda amendment: reword(cast, amendment, **new))
    assert found(plan) == [
        ("reworded", POST, "", new["goal"], ""),
        ("reworded", POST, "Öppna post", new["what"], ""),
    ]
    for name in ("plan", "plan_edit"):
        page = browser(cast.support_worker).get(reverse(name, args=[plan.pk])).content.decode()
        assert "Ta in ändringen" in page
        assert "beställningen har fått nya ord" in page
    step(actions.take_up, cast, plan)
    assert found(plan) == []


def test_other_words_are_told_beside_what_the_plan_does_in_its_own_way(cast, plan):
    edit(cast, activity_of(plan), taken_up=TakenUp.ADAPTED, differs_how="I brev", differs_why="Orkar inte")
    amend(cast, plan.order, lambda amendment: reword(cast, amendment, what="Öppna all post"))
    assert [(kind, how, why) for kind, _, _, how, why in found(plan)] == [
        ("adapted", "I brev", "Orkar inte"),
        ("reworded", "Öppna all post", ""),
    ]


def test_a_plan_with_other_words_than_the_order_does_not_follow_it(cast, plan):
    amend(cast, plan.order, lambda amendment: reword(cast, amendment, what="Öppna all post"))
    assert propose(cast, plan).follows_order is False


def test_a_difference_leads_to_its_place_in_the_plan(cast, plan):
    activity = add(cast, plan)
    whole = Plan.objects.with_content().get(pk=plan.pk)
    difference = as_json(differences(whole, whole.order))[0]
    assert (difference["goal_id"], difference["activity_id"]) == (
        str(goal_of(plan).pk),
        str(activity.pk),
    )


def test_each_version_keeps_the_differences_of_its_day(cast, plan):
    added = add(cast, plan)
    say_yes(cast, propose(cast, plan))
    step(actions.revise, cast, plan)
    added.refresh_from_db()
    actions.remove_part(added, by=cast.support_worker, today=plan.begun_on, version=added.version)
    say_yes(cast, propose(cast, plan))
    first, second = plan.versions.all()
    assert ([d["kind"] for d in first.differences], second.differences) == (["added"], [])


# --- For any plan ---------------------------------------------------------------------------------------------
class Ordered(SimpleNamespace):
    def __str__(self):
        return self.words


def ordered_as(is_ordered, is_gone, words):
    return Ordered(dropped_on="2026-01-01" if is_gone else None, words=words) if is_ordered else None


def activity(is_ordered, taken_up, is_gone, words):
    ordered = ordered_as(is_ordered, is_gone, words)
    return SimpleNamespace(
        pk="a",
        what="Något",
        order_activity=ordered,
        taken_up=taken_up,
        differs_how="",
        differs_why="",
        added_because="",
    )


def goal(is_contact, is_ordered, taken_up, is_gone, words, activities):
    ordered = ordered_as(is_ordered, is_gone, words)
    return SimpleNamespace(
        pk="g",
        goal="Något",
        is_contact=is_contact,
        order_goal=ordered,
        taken_up=taken_up,
        differs_how="",
        differs_why="",
        added_because="",
        activities=SimpleNamespace(all=lambda: activities),
    )


PARTS = (st.booleans(), st.sampled_from(TakenUp), st.booleans(), st.sampled_from(["Något", "Annat"]))
GOALS = st.builds(goal, st.booleans(), *PARTS, st.lists(st.builds(activity, *PARTS), max_size=3))


def is_as_ordered(part, ordered) -> bool:
    stands = ordered is not None and ordered.dropped_on is None
    return stands and part.taken_up == TakenUp.AS_ORDERED and ordered.words == "Något"


@given(goals=st.lists(GOALS, max_size=4))
def test_a_plan_says_that_it_differs_exactly_when_something_is_not_as_ordered(goals):
    plan = SimpleNamespace(goals=SimpleNamespace(all=lambda: goals))
    as_ordered = all(
        g.is_contact
        or (
            is_as_ordered(g, g.order_goal)
            and all(is_as_ordered(a, a.order_activity) for a in g.activities.all())
        )
        for g in goals
    )
    assert (not said_differences(plan)) == as_ordered


@given(goals=st.lists(GOALS, max_size=4))
def test_exactly_the_parts_that_still_stand_with_other_words_are_reworded(goals):
    plan = SimpleNamespace(goals=SimpleNamespace(all=lambda: goals))
    parts = [(g, g.order_goal) for g in goals if not g.is_contact]
    parts += [(a, a.order_activity) for g in goals if not g.is_contact for a in g.activities.all()]
    other = [part for part, asked in parts if asked and not asked.dropped_on and asked.words != "Något"]
    told = [it for it in said_differences(plan) if it.kind == REWORDED]
    assert [it.how for it in told] == ["Annat"] * len(other)
