"""The grades and the figure that the remarks add up to."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.rules import GoalScheme
from orders.clarity import (
    RULES,
    ActivityText,
    GoalText,
    OrderText,
    assess,
)
from orders.rules import Grade
from tests.orders.clear_orders import (
    ASPECTS,
    INVESTIGATED,
    OPEN_POST,
    activity,
    goal,
    many_goals,
    order,
    words,
)


@pytest.mark.parametrize(
    ("change", "aspect", "grade"),
    [
        (goal(need=""), "need", Grade.MENTIONED),
        (replace(goal(need=""), needs=""), "need", Grade.NOT_AT_ALL),
        (goal(reach_by=None), "goals", Grade.MENTIONED),
        (goal(personal_goal=""), "goals", Grade.NOT_AT_ALL),
        (order(goals=[]), "what", Grade.NOT_AT_ALL),
        (activity(what="Städning", why=""), "what", Grade.MENTIONED),
        (activity(what="Städning", why=""), "why_how", Grade.MENTIONED),
        (activity(why="", how=""), "why_how", Grade.NOT_AT_ALL),
        (activity(how=""), "why_how", Grade.MENTIONED),
        (order(scope=False), "scope", Grade.MENTIONED),
        (replace(activity(scope=""), scope=False), "scope", Grade.NOT_AT_ALL),
        (order(follow_up=False), "follow_up", Grade.NOT_AT_ALL),
        (order(risks=""), "need", Grade.CLEAR),
    ],
)
def test_grades(change, aspect, grade):
    assert assess(change).grades[aspect] == grade


# The figure


def test_a_remark_costs_its_rules_weight():
    assert assess(goal(reach_by=None)).score == 100 - RULES["goal_date_missing"].weight


def test_a_remark_on_one_part_of_many_costs_its_share_and_always_shows():
    goals = many_goals(4).goals
    one = order(goals=[replace(goals[0], reach_by=None), *goals[1:]])
    assert assess(one).score == 100 - RULES["goal_date_missing"].weight / 4
    parts = [replace(OPEN_POST, id=str(number)) for number in range(6)]
    mild = [replace(parts[0], why="Hon erhåller brev som gör henne rädd"), *parts[1:]]
    assert assess(goal(activities=mild)).score == 99


@pytest.mark.parametrize(
    ("less", "worst"),
    [
        (
            order(goals=[]),
            goal(**dict.fromkeys(["need", "overall_goal", "measure", "accepted"], ""), reach_by=None),
        ),
        (goal(activities=[]), activity(what="", why="", how="", scope="")),
        (goal(activities=[]), activity(what=f"Städning på måndagar {words(81)}", why="städning", how="")),
    ],
)
def test_it_never_pays_to_leave_a_part_out(less, worst):
    assert assess(less).score < assess(worst).score


TEXT = st.sampled_from(
    [
        "",
        " ",
        "städning",
        "Hon ska må bättre",
        "den enskilde erhåller insats",
        words(90),
        "kl. 9",
        INVESTIGATED,
        "{0}%s\\",
    ]
)
ACTIVITIES = st.builds(ActivityText, id=st.just("a"), what=TEXT, why=TEXT, how=TEXT, scope=TEXT)
GOALS = st.builds(
    GoalText,
    id=st.just("g"),
    need=TEXT,
    overall_goal=TEXT,
    personal_goal=TEXT,
    measure=TEXT,
    reach_by=st.none() | st.dates(),
    accepted=st.sampled_from(["", "yes", "no"]),
    activities=st.lists(ACTIVITIES, max_size=8),
)
ORDERS = st.builds(
    OrderText,
    needs=TEXT,
    scheme=st.sampled_from(GoalScheme.values),
    preconditions=TEXT,
    risks=TEXT,
    scope=st.booleans(),
    follow_up=st.booleans(),
    provider=st.booleans(),
    children_known=st.booleans(),
    children_note=TEXT,
    goals=st.lists(GOALS, max_size=8),
    investigation=st.lists(st.just(INVESTIGATED), max_size=2),
    until=st.none() | st.dates(),
)


@given(ORDERS)
def test_the_figure_is_100_only_when_nothing_is_remarked_on_and_never_below_0(some):
    clarity = assess(some)
    assert 0 <= clarity.score <= 100
    assert (clarity.score == 100) == (clarity.remarks == [])
    assert assess(some) == clarity
    assert list(clarity.grades) == ASPECTS


@given(ORDERS)
def test_a_part_hears_each_thing_once(some):
    found = [(remark.key, remark.id) for remark in assess(replace(some, goals=some.goals[:1])).remarks]
    once = [place for place in found if place[1] != "a"]
    assert len(once) == len(set(once))


# The data
