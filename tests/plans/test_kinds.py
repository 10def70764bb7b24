"""A mapping, a contact plan for who lets nobody in, and how both become an ordinary plan."""

import pytest

from boendestod.errors import NotPermitted
from plans import actions
from plans.models import PlanActivity, PlanReview, Proposal
from plans.rules import PlanKind, PlanState, TakenUp, standard_goal_of
from plans.versions import differences
from tests.cast import TODAY
from tests.plans.steps import add_goal, edit, now, propose, refused, say_yes, step


def begin(cast, kind):
    return actions.begin(cast.accepted(), by=cast.support_worker, today=TODAY, begun_on=TODAY, kind=kind)


def change(cast, plan, kind=PlanKind.ORDINARY):
    return step(actions.change_kind, cast, plan, kind=kind)


@pytest.fixture
def contact(cast):
    return begin(cast, PlanKind.CONTACT)


@pytest.fixture
def mapping(cast):
    return begin(cast, PlanKind.MAPPING)


def ordered(plan):
    return plan.goals.get(order_goal__isnull=False)


@pytest.mark.parametrize("kind", [PlanKind.MAPPING, PlanKind.CONTACT])
def test_a_plan_of_a_kind_begins_with_the_goal_of_its_kind_first(cast, kind):
    plan = begin(cast, kind)
    standard = standard_goal_of(kind)
    own = plan.goals.standing().first()
    assert (own.goal, own.is_contact, own.is_addition) == (standard.goal, True, False)
    assert [activity.what for activity in own.activities.all()] == list(standard.activities)
    assert {activity.responsible for activity in own.activities.all()} == {cast.support_worker}


def test_in_a_contact_plan_what_was_ordered_waits_for_the_first_meeting(contact):
    goal = ordered(contact)
    assert (goal.taken_up, goal.differs_why) == (TakenUp.POSTPONED, "Personen släpper inte in någon än.")


def test_in_a_mapping_what_was_ordered_is_carried_out(mapping):
    assert ordered(mapping).taken_up == TakenUp.AS_ORDERED


def test_the_own_goal_is_no_difference_from_the_order(cast, mapping):
    whole = type(mapping).objects.with_content().get(pk=mapping.pk)
    assert differences(whole, whole.order) == []


def test_a_contact_plan_holds_when_it_is_sent_though_nobody_has_said_yes(cast, contact):
    plan = propose(cast, cast.write(contact))
    assert plan.state == PlanState.PROPOSED
    assert plan.version_in_force().kind == PlanKind.CONTACT
    assert PlanReview.objects.get().plan_version == plan.version_in_force()
    assert not Proposal.objects.exists()
    assert [d["kind"] for d in plan.version_in_force().differences] == ["postponed"]


def test_a_contact_plan_asks_for_nothing_to_be_changed_in_the_order(cast, contact):
    add_goal(cast, contact)
    propose(cast, cast.write(contact))
    assert not Proposal.objects.exists()


def test_after_the_first_meeting_the_contact_plan_becomes_an_ordinary_one(cast, contact):
    propose(cast, cast.write(contact))
    plan = change(cast, contact)
    assert (plan.kind, plan.state) == (PlanKind.ORDINARY, PlanState.REVISING)
    assert (ordered(plan).taken_up, ordered(plan).differs_why) == (TakenUp.AS_ORDERED, "")
    assert list(plan.goals.standing()) == [ordered(plan)]
    assert plan.version_in_force().kind == PlanKind.CONTACT
    say_yes(cast, propose(cast, cast.write(plan)))
    assert now(plan).version_in_force().number == 2


def test_what_was_said_of_a_waiting_goal_in_other_words_is_not_overwritten(cast, contact):
    edit(cast, ordered(contact), taken_up="postponed", differs_why="Astrid vill vänta till hösten")
    change(cast, contact)
    assert ordered(contact).differs_why == "Astrid vill vänta till hösten"


def test_a_mapping_that_is_over_becomes_an_ordinary_plan_by_a_revision(cast, mapping):
    say_yes(cast, propose(cast, cast.write(mapping)))
    plan = step(actions.revise, cast, mapping, kind=PlanKind.ORDINARY)
    assert (plan.kind, plan.state) == (PlanKind.ORDINARY, PlanState.REVISING)
    assert not plan.goals.standing().filter(is_contact=True).exists()
    assert PlanActivity.objects.filter(goal__is_contact=True, dropped_on=None).count() == 0
    assert plan.version_in_force().kind == PlanKind.MAPPING


def test_a_plan_that_is_being_written_can_become_a_contact_plan(cast):
    plan = cast.written()
    changed = change(cast, plan, PlanKind.CONTACT)
    assert (changed.kind, changed.state) == (PlanKind.CONTACT, PlanState.BEGUN)
    assert ordered(plan).taken_up == TakenUp.POSTPONED
    assert plan.goals.standing().first().goal == "Ett första möte"


def test_there_and_back_again_leaves_one_plan_as_ordered(cast):
    plan = cast.written()
    change(cast, plan, PlanKind.CONTACT)
    change(cast, plan, PlanKind.ORDINARY)
    whole = type(plan).objects.with_content().get(pk=plan.pk)
    assert differences(whole, whole.order) == []
    assert whole.goals.all()[0].activities.all()[0].how == "Vi öppnar tillsammans"


def test_the_kind_it_has_is_no_change(cast):
    assert refused("same_kind", change, cast, cast.begun()).field == "kind"


@pytest.mark.parametrize("state", ["proposed", "agreed"])
def test_what_stands_still_does_not_change_its_kind(cast, state):
    refused("wrong_state", change, cast, getattr(cast, state)(), PlanKind.CONTACT)


def test_an_agreed_mapping_is_revised_first(cast, mapping):
    say_yes(cast, propose(cast, cast.write(mapping)))
    refused("wrong_state", change, cast, mapping)


def test_a_caseworker_changes_no_kind(cast, contact):
    with pytest.raises(NotPermitted):
        actions.change_kind(
            contact, by=cast.caseworker, today=TODAY, version=contact.version, kind=PlanKind.ORDINARY
        )


def test_a_plan_on_an_ended_order_does_not_change_its_kind(cast, contact):
    type(contact.order).objects.update(state="ended", ended_on=TODAY, end_reason="Överfört")
    refused("order_not_accepted", change, cast, contact)
