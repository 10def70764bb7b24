"""What must be there before an order is sent: each rule left out alone (domain.md §3.2, marked R)."""

from dataclasses import replace

import pytest

from accounts.rules import GoalScheme
from orders.rules import (
    ActivityContent,
    DecisionContent,
    GoalContent,
    OrderContent,
    missing_for_sending,
)

ACTIVITY = ActivityContent(
    id="activity", what="Öppna post", why="Räkningar", sub_goal="with_support", support_form="practical"
)
GOAL = GoalContent(
    id="goal",
    need_text="Posten blir liggande",
    personal_goal="Jag öppnar min post",
    measure="Inget kuvert är oöppnat på fredagen",
    reach_by=True,
    accepted="yes",
    accepted_note="",
    realistic="yes",
    intended_state=True,
    activities=[ACTIVITY],
)
ORDER = OrderContent(
    id="order",
    scheme=GoalScheme.DUR_SP,
    decision=DecisionContent(legal_basis="11 kap. 1 § SoL (2025:400)", valid_from=True),
    decision_needed=True,
    provider=True,
    free_choice=True,
    chosen_by="person",
    providers_informed=True,
    needs="",
    hours=True,
    double_staffing=False,
    follow_up_on=True,
    follow_up_form="möte",
    children_known=True,
    children_note="Två barn varannan vecka",
    goals=[GOAL],
)


def order_with(*, goal=None, activity=None, **lacking):
    activities = [replace(ACTIVITY, **(activity or {}))]
    return replace(
        ORDER, **({"goals": [replace(GOAL, **({"activities": activities} | (goal or {})))]} | lacking)
    )


def told(order):
    return [(remark.text, remark.anchor) for remark in missing_for_sending(order)]


@pytest.mark.parametrize("scheme", GoalScheme)
def test_a_whole_order_lacks_nothing(scheme):
    assert told(replace(ORDER, scheme=scheme)) == []


LEFT_OUT = [
    ({"decision": None}, "Välj vilket beslut beställningen vilar på.", "order-decision"),
    (
        {"decision": DecisionContent("", True)},
        "Beslutet saknar lagrum. Välj ett annat beslut.",
        "order-decision",
    ),
    (
        {"decision": DecisionContent("11 kap. 1 §", False)},
        "Beslutet gäller inte. Välj ett annat beslut.",
        "order-decision",
    ),
    ({"provider": False}, "Välj vilken utförare som ska få beställningen.", "order-provider"),
    ({"chosen_by": ""}, "Ange hur utföraren valdes.", "order-chosen_by"),
    (
        {"providers_informed": False},
        "Ange när personen fick information om alla utförare.",
        "order-providers_informed_on",
    ),
    ({"goal": {"need_text": " "}}, "Mål 1: skriv vilket behov målet ska möta.", "goal-need_text"),
    ({"goals": [], "needs": "Post"}, "Lägg till minst ett mål.", "order-goals"),
    ({"hours": False}, "Ange hur mycket tid du beställer.", "order-hours"),
    ({"double_staffing": None}, "Svara på om två boendestödjare behövs.", "order-double_staffing"),
    ({"follow_up_form": " "}, "Skriv hur beställningen följs upp.", "order-follow_up_form"),
    ({"follow_up_on": False}, "Ange när beställningen följs upp.", "order-follow_up_on"),
    (
        {"children_note": " "},
        "Skriv om barnen i hemmet och vilken hänsyn stödet ska ta.",
        "order-children_note",
    ),
    ({"goal": {"personal_goal": " "}}, "Mål 1: skriv målet med personens egna ord.", "goal-personal_goal"),
    ({"goal": {"measure": " "}}, "Mål 1: skriv hur det märks att målet är nått.", "goal-measure"),
    ({"goal": {"reach_by": False}}, "Mål 1: ange när målet ska vara nått.", "goal-reach_by"),
    ({"goal": {"accepted": ""}}, "Mål 1: fråga personen om målet och ange svaret.", "goal-accepted"),
    ({"goal": {"accepted": "no"}}, "Mål 1: skriv vad personen säger om målet.", "goal-accepted_note"),
    ({"goal": {"realistic": ""}}, "Mål 1: ange om målet är rimligt att nå till dess.", "goal-realistic"),
    ({"goal": {"activities": []}}, "Mål 1: lägg till minst en aktivitet.", "goal-activities"),
    ({"activity": {"what": " "}}, "Mål 1, aktivitet 1: skriv vad som ska göras.", "activity-what"),
    ({"activity": {"why": " "}}, "Mål 1, aktivitet 1: skriv varför.", "activity-why"),
    ({"activity": {"sub_goal": ""}}, "Mål 1, aktivitet 1: välj delmål.", "activity-sub_goal"),
    (
        {"scheme": GoalScheme.IBIC, "goal": {"intended_state": False}},
        "Mål 1: välj vilket läge stödet ska leda till.",
        "goal-intended_state",
    ),
    *(
        (
            {"scheme": scheme, "activity": {"support_form": ""}},
            "Mål 1, aktivitet 1: välj stödform.",
            "activity-support_form",
        )
        for scheme in (GoalScheme.DUR_FN, GoalScheme.IBIC, GoalScheme.FREE)
    ),
]


@pytest.mark.parametrize(
    ("lacking", "text", "anchor"), LEFT_OUT, ids=[f"{a}-{n}" for n, (_, _, a) in enumerate(LEFT_OUT)]
)
def test_what_is_left_out_is_named_alone_with_its_field(lacking, text, anchor):
    assert told(order_with(**lacking)) == [(text, anchor)]


def test_without_needs_and_goals_both_are_asked_for():
    assert [anchor for _, anchor in told(replace(ORDER, goals=[]))] == ["order-needs", "order-goals"]


@pytest.mark.parametrize(
    "enough",
    [
        {"decision": None, "decision_needed": False},
        {"free_choice": False, "chosen_by": "", "providers_informed": False},
        {"children_known": False, "children_note": ""},
        {"double_staffing": True},
        {"needs": "Posten", "goal": {"need_text": ""}},
        {"goal": {"accepted": "no", "accepted_note": "Vill hellre börja med tvätten"}},
        {"activity": {"support_form": ""}},
        {"scheme": GoalScheme.DUR_FN, "activity": {"sub_goal": ""}},
        {"goal": {"intended_state": False}},
    ],
)
def test_what_does_not_apply_is_not_asked_for(enough):
    assert told(order_with(**enough)) == []


def test_the_second_goal_and_its_second_activity_go_by_their_numbers():
    unsaid = replace(ACTIVITY, id="later", why="")
    order = replace(ORDER, goals=[GOAL, replace(GOAL, activities=[ACTIVITY, unsaid])])
    assert told(order) == [("Mål 2, aktivitet 2: skriv varför.", "later-why")]
