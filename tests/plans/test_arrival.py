"""What reaches the caseworker when the person has answered: the plan, and what it asks to have changed."""

import pytest
from django.db import IntegrityError, transaction

from plans import actions
from plans.models import PlanReview, Proposal
from plans.rules import ProposalKind, ProposalState, ReviewOutcome
from tests.cast import TODAY, at
from tests.plans.steps import (
    activity_of,
    add,
    add_goal,
    edit,
    goal_of,
    now,
    propose,
    say_no,
    say_yes,
    step,
)


def again(cast, plan):
    """The plan revised, proposed and agreed once more."""
    step(actions.revise, cast, plan)
    return say_yes(cast, propose(cast, plan))


def proposals():
    return [(p.kind, str(p.activity or p.goal), p.state) for p in Proposal.objects.all()]


def decline(cast, proposal):
    proposal.state, proposal.answer = ProposalState.DECLINED, "Ryms inte i tiden"
    proposal.answered_by, proposal.answered_at = cast.caseworker, at(TODAY, 13)
    proposal.save_change(by=cast.caseworker, reason="proposal.decline")


def test_an_agreed_plan_comes_into_the_inbox_unread(cast):
    plan = cast.agreed()
    review = PlanReview.objects.get()
    assert (review.plan, review.plan_version.number, review.arrived_on) == (plan, 1, TODAY)
    assert (review.outcome, review.read_at) == ("", None)
    assert list(PlanReview.objects.open()) == list(PlanReview.objects.unread()) == [review]


@pytest.mark.parametrize("state", ["begun", "written", "proposed"])
def test_nothing_comes_in_before_the_person_has_answered(cast, state):
    getattr(cast, state)()
    assert not PlanReview.objects.exists()


def test_a_no_comes_in_too_and_asks_for_nothing(cast):
    plan = cast.written()
    add(cast, plan)
    say_no(cast, propose(cast, plan))
    assert PlanReview.objects.get().plan_version.number == 1
    assert not Proposal.objects.exists()


def test_a_newer_version_takes_the_place_of_one_that_nobody_has_answered(cast):
    plan = cast.agreed()
    again(cast, plan)
    older, newer = PlanReview.objects.order_by("plan_version__number")
    assert (older.outcome, newer.outcome) == (ReviewOutcome.SUPERSEDED, "")
    assert older.reviewed_at is not None


def test_what_has_been_answered_stays_answered(cast):
    plan = cast.agreed()
    review = PlanReview.objects.get()
    review.outcome, review.reviewed_at, review.read_at = ReviewOutcome.RETURNED, at(TODAY, 13), at(TODAY, 13)
    review.save_change(by=cast.caseworker, reason="plan.review")
    again(cast, plan)
    assert now(review).outcome == ReviewOutcome.RETURNED


def test_a_no_to_the_next_version_leaves_the_yes_that_holds_to_be_read(cast):
    plan = cast.written()
    add(cast, plan)
    say_yes(cast, propose(cast, plan))
    step(actions.revise, cast, plan)
    say_no(cast, propose(cast, plan))
    agreed, declined = PlanReview.objects.order_by("plan_version__number")
    assert (agreed.outcome, declined.outcome) == ("", "")
    assert proposals() == [(ProposalKind.ADD_ACTIVITY, "Gå ut", ProposalState.OPEN)]


def test_a_second_no_takes_the_place_of_the_first(cast):
    plan = say_no(cast, cast.proposed())
    say_no(cast, propose(cast, plan))
    assert [r.outcome for r in PlanReview.objects.order_by("plan_version__number")] == ["superseded", ""]


# --- What it asks for -----------------------------------------------------------------------------------------
def test_a_plan_as_ordered_asks_for_nothing(cast):
    cast.agreed()
    assert not Proposal.objects.exists()


def test_an_added_activity_is_asked_for(cast):
    plan = cast.written()
    added = add(cast, plan)
    say_yes(cast, propose(cast, plan))
    asked = Proposal.objects.get()
    assert (asked.kind, asked.activity, asked.goal) == (ProposalKind.ADD_ACTIVITY, added, goal_of(plan))
    assert asked.plan_version == plan.newest_version()


def test_an_added_goal_is_asked_for_as_a_whole(cast):
    plan = cast.written()
    goal = add_goal(cast, plan)
    say_yes(cast, propose(cast, plan))
    asked = Proposal.objects.get()
    assert (asked.kind, asked.goal, asked.activity) == (ProposalKind.ADD_GOAL, goal, None)


def test_what_the_plan_wants_to_drop_is_asked_for(cast):
    plan = cast.written()
    add(cast, plan)
    edit(cast, activity_of(plan), taken_up="drop_proposed", differs_why="Klarar det själv")
    say_yes(cast, propose(cast, plan))
    assert set(proposals()) == {
        (ProposalKind.DROP_ACTIVITY, "Öppna post", ProposalState.OPEN),
        (ProposalKind.ADD_ACTIVITY, "Gå ut", ProposalState.OPEN),
    }


def test_a_goal_to_drop_is_asked_for_once_and_not_by_its_activities(cast):
    plan = cast.written()
    add_goal(cast, plan)
    edit(cast, activity_of(plan), taken_up="drop_proposed", differs_why="Klarar det själv")
    edit(cast, goal_of(plan), taken_up="drop_proposed", differs_why="Nått")
    say_yes(cast, propose(cast, plan))
    assert {kind for kind, *_ in proposals()} == {ProposalKind.DROP_GOAL, ProposalKind.ADD_GOAL}


@pytest.mark.parametrize("taken_up", ["adapted", "postponed"])
def test_what_is_done_otherwise_or_later_is_told_and_not_asked_for(cast, taken_up):
    plan = cast.written()
    edit(cast, activity_of(plan), taken_up=taken_up, differs_how="Var annan vecka", differs_why="Orkar inte")
    say_yes(cast, propose(cast, plan))
    assert not Proposal.objects.exists()
    assert [d["kind"] for d in plan.newest_version().differences] == [taken_up]


def test_what_waits_for_an_answer_is_not_asked_for_again(cast):
    plan = cast.written()
    add(cast, plan)
    say_yes(cast, propose(cast, plan))
    again(cast, plan)
    assert Proposal.objects.get().plan_version.number == 1


def test_what_was_declined_is_not_asked_for_again(cast):
    plan = cast.written()
    add(cast, plan)
    say_yes(cast, propose(cast, plan))
    decline(cast, Proposal.objects.get())
    again(cast, plan)
    assert [state for *_, state in proposals()] == [ProposalState.DECLINED]


def test_what_the_plan_no_longer_asks_for_is_withdrawn(cast):
    plan = cast.written()
    added = add(cast, plan)
    say_yes(cast, propose(cast, plan))
    step(actions.revise, cast, plan)
    added = now(added)
    actions.remove_part(added, by=cast.support_worker, today=TODAY, version=added.version)
    assert Proposal.objects.get().state == ProposalState.OPEN
    say_yes(cast, propose(cast, plan))
    assert Proposal.objects.get().state == ProposalState.WITHDRAWN


def test_what_was_withdrawn_can_be_asked_for_again(cast):
    plan = cast.written()
    edit(cast, activity_of(plan), taken_up="drop_proposed", differs_why="Klarar det själv")
    add(cast, plan)
    say_yes(cast, propose(cast, plan))
    for taken_up in ("as_ordered", "drop_proposed"):
        step(actions.revise, cast, plan)
        edit(
            cast,
            activity_of(plan),
            taken_up=taken_up,
            differs_why="Klarar det själv",
            how="Vi öppnar tillsammans",
        )
        say_yes(cast, propose(cast, plan))
    drops = Proposal.objects.filter(kind=ProposalKind.DROP_ACTIVITY).values_list("state", flat=True)
    assert sorted(drops) == [ProposalState.OPEN, ProposalState.WITHDRAWN]


def test_the_database_too_lets_a_thing_be_asked_for_once_at_a_time(cast):
    plan = cast.written()
    add_goal(cast, plan)
    say_yes(cast, propose(cast, plan))
    asked = Proposal.objects.get()
    asked.pk, asked._state.adding = None, True
    with pytest.raises(IntegrityError, match="proposal_open_once"), transaction.atomic():
        Proposal.objects.bulk_create([asked])
