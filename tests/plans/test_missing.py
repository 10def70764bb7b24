"""What a plan must hold before the person is asked: each thing left out once, as plain values."""

from dataclasses import replace

import pytest

from plans.rules import (
    Participation,
    PlanKind,
    PlannedActivity,
    PlannedContent,
    PlannedGoal,
    PlannedWish,
    TakenUp,
    WishMet,
    missing_for_proposal,
)

ACTIVITY = PlannedActivity(
    id="activity",
    what="Öppna post",
    is_ordered=True,
    is_contact=False,
    taken_up=TakenUp.AS_ORDERED,
    differs_how="",
    differs_why="",
    added_because="",
    how="Vi öppnar tillsammans",
    has_time=True,
    responsible=True,
)
GOAL = PlannedGoal(
    id="goal",
    goal="Jag öppnar min post",
    is_ordered=True,
    is_contact=False,
    taken_up=TakenUp.AS_ORDERED,
    differs_how="",
    differs_why="",
    added_because="",
    life_area="",
    indicator="Ingen oöppnad post",
    activities=[ACTIVITY],
)
WISH = PlannedWish("wish", "Samma person", "Bo kommer varje gång", WishMet.YES)
PLAN = PlannedContent(
    id="plan",
    kind=PlanKind.ORDINARY,
    participation=Participation.YES,
    participation_ways=True,
    participation_how="",
    follow_up_on=True,
    follow_up_form="möte",
    wishes=[WISH],
    goals=[GOAL],
)
ADDED = {"is_ordered": False, "added_because": "Personen vill"}


def missing(plan: PlannedContent) -> list[tuple[str, str]]:
    return [(remark.id, remark.field) for remark in missing_for_proposal(plan)]


def with_goal(**other) -> PlannedContent:
    return replace(PLAN, goals=[replace(GOAL, **other)])


def with_activity(**other) -> PlannedContent:
    return with_goal(activities=[replace(ACTIVITY, **other)])


def with_wish(**other) -> PlannedContent:
    return replace(PLAN, wishes=[replace(WISH, **other)])


WHOLE = {
    "as ordered": PLAN,
    "the person was not with and it says why": replace(
        PLAN, participation=Participation.NO, participation_ways=False, participation_how="Var på sjukhus"
    ),
    "no wishes": replace(PLAN, wishes=[]),
    "an adapted activity": with_activity(
        taken_up=TakenUp.ADAPTED, differs_how="Kortare", differs_why="Orkar ej"
    ),
    "a postponed activity says nothing of how": with_activity(
        taken_up=TakenUp.POSTPONED, differs_why="Semester", how="", has_time=False, responsible=False
    ),
    "a goal proposed to be dropped asks nothing of its activities": with_goal(
        taken_up=TakenUp.DROP_PROPOSED,
        differs_why="Nått",
        indicator="",
        activities=[replace(ACTIVITY, how="", has_time=False, responsible=False)],
    ),
    "a postponed goal needs no activity": with_goal(
        taken_up=TakenUp.POSTPONED, differs_why="Senare", indicator="", activities=[]
    ),
    "an added activity": with_activity(**ADDED),
    "an added goal": with_goal(**ADDED, life_area="relations"),
    "a mapping's goals need no indicator": replace(
        PLAN, kind=PlanKind.MAPPING, goals=[replace(GOAL, indicator="")]
    ),
    "in a contact plan nobody was with": replace(
        PLAN, kind=PlanKind.CONTACT, participation="", participation_ways=False
    ),
    "the mapping's own goal": with_goal(is_ordered=False, is_contact=True, indicator=""),
}


@pytest.mark.parametrize("plan", WHOLE.values(), ids=WHOLE)
def test_nothing_is_missing(plan):
    assert missing(plan) == []


LEFT_OUT = {
    "a goal": (replace(PLAN, goals=[]), ("plan", "goals")),
    "whether the person was with": (replace(PLAN, participation=""), ("plan", "participation")),
    "how the person was with": (replace(PLAN, participation_ways=False), ("plan", "participation_ways")),
    "why the person was not with": (
        replace(PLAN, participation=Participation.NO),
        ("plan", "participation_how"),
    ),
    "why the person did not want to be with": (
        replace(PLAN, participation=Participation.DECLINED, participation_how=" "),
        ("plan", "participation_how"),
    ),
    "when it is followed up": (replace(PLAN, follow_up_on=False), ("plan", "follow_up_on")),
    "how it is followed up": (replace(PLAN, follow_up_form=" "), ("plan", "follow_up_form")),
    "an indicator": (with_goal(indicator=" "), ("goal", "indicator")),
    "an activity": (with_goal(activities=[]), ("goal", "activities")),
    "how an adapted goal differs": (
        with_goal(taken_up=TakenUp.ADAPTED, differs_why="Så"),
        ("goal", "differs_how"),
    ),
    "why an adapted goal differs": (
        with_goal(taken_up=TakenUp.ADAPTED, differs_how="Så"),
        ("goal", "differs_why"),
    ),
    "why a goal is postponed": (with_goal(taken_up=TakenUp.POSTPONED), ("goal", "differs_why")),
    "why a goal should go": (with_goal(taken_up=TakenUp.DROP_PROPOSED), ("goal", "differs_why")),
    "why a goal was added": (
        with_goal(is_ordered=False, life_area="relations"),
        ("goal", "added_because"),
    ),
    "the life area of an added goal": (with_goal(**ADDED), ("goal", "life_area")),
    "how": (with_activity(how=" "), ("activity", "how")),
    "when": (with_activity(has_time=False), ("activity", "weekdays")),
    "who": (with_activity(responsible=False), ("activity", "responsible")),
    "how an adapted activity differs": (
        with_activity(taken_up=TakenUp.ADAPTED, differs_why="Så"),
        ("activity", "differs_how"),
    ),
    "why an activity is postponed": (
        with_activity(taken_up=TakenUp.POSTPONED),
        ("activity", "differs_why"),
    ),
    "why an activity was added": (with_activity(is_ordered=False), ("activity", "added_because")),
    "what was wished": (with_wish(wish=" "), ("wish", "wish")),
    "what was done with a wish": (with_wish(done=""), ("wish", "done")),
    "whether a wish was met": (with_wish(met=""), ("wish", "met")),
}


@pytest.mark.parametrize(("plan", "left_out"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_is_left_out_is_asked_for_and_nothing_else(plan, left_out):
    assert missing(plan) == [left_out]


def test_a_remark_says_where_it_belongs_and_leads_there():
    remark = missing_for_proposal(with_activity(how=""))[0]
    assert remark.text == "Mål 1, aktivitet 1: skriv hur ni gör."
    assert remark.anchor == "activity-how"
    assert missing_for_proposal(with_wish(done=""))[0].text.startswith("Önskemål 1: ")


def test_much_that_is_missing_is_all_told():
    goal = replace(GOAL, indicator="", activities=[replace(ACTIVITY, how="", responsible=False)] * 40)
    plan = replace(PLAN, goals=[goal] * 12)
    assert len(missing(plan)) == 12 * (1 + 40 * 2)
