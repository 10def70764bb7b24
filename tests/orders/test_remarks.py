from dataclasses import replace

import pytest

from accounts.rules import GoalScheme
from orders.rules import ActivityContent, GoalContent, OrderContent, missing_for_sending

ACTIVITY = ActivityContent(what="Öppna post", why="Räkningar", sub_goal="with_support", support_form="")
GOAL = GoalContent(life_area="domestic_life", personal_goal="Jag öppnar min post", activities=[ACTIVITY])
ORDER = OrderContent(
    scheme=GoalScheme.DUR_SP,
    provider=True,
    needs="Posten",
    hours=True,
    follow_up_on=True,
    follow_up_form="möte",
    children_known=False,
    children_note="",
    goals=[GOAL],
)


def anchors(order):
    return [remark.anchor for remark in missing_for_sending(order)]


def test_a_whole_order_has_no_remarks():
    assert missing_for_sending(ORDER) == []


@pytest.mark.parametrize(
    ("lacking", "anchor"),
    [
        ({"provider": False}, "id_provider"),
        ({"needs": "  "}, "id_needs"),
        ({"hours": False}, "id_hours"),
        ({"follow_up_on": False}, "id_follow_up_on"),
        ({"follow_up_form": " "}, "id_follow_up_form"),
        ({"children_known": True}, "id_children_note"),
        ({"goals": []}, "goals"),
        ({"goals": [replace(GOAL, personal_goal=" ")]}, "goal-1"),
        ({"goals": [GOAL, replace(GOAL, activities=[])]}, "goal-2"),
    ],
)
def test_each_thing_that_lacks_has_its_remark_and_its_place(lacking, anchor):
    assert anchors(replace(ORDER, **lacking)) == [anchor]


@pytest.mark.parametrize(
    ("scheme", "lacking", "text"),
    [
        (GoalScheme.FREE, {"what": ""}, "Mål 1, aktivitet 1: skriv vad som ska göras."),
        (GoalScheme.FREE, {"why": " "}, "Mål 1, aktivitet 1: skriv varför."),
        (GoalScheme.DUR_SP, {"sub_goal": ""}, "Mål 1, aktivitet 1: välj delmål."),
        (GoalScheme.DUR_FN, {"sub_goal": ""}, "Mål 1, aktivitet 1: välj stödform."),
    ],
)
def test_an_activity_holds_what_its_scheme_asks_for(scheme, lacking, text):
    goal = replace(GOAL, activities=[replace(ACTIVITY, **lacking)])
    assert [remark.text for remark in missing_for_sending(replace(ORDER, scheme=scheme, goals=[goal]))] == [
        text
    ]


def test_free_wording_asks_for_neither_sub_goal_nor_support_form():
    goal = replace(GOAL, activities=[replace(ACTIVITY, sub_goal="")])
    assert anchors(replace(ORDER, scheme=GoalScheme.FREE, goals=[goal])) == []
