"""Two who press at the same moment: one is counted, and the other is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from accounts.rules import Role
from boendestod.errors import RuleBroken
from plans import actions
from plans.models import Plan, PlanAnswer, PlanReview, PlanVersion, Proposal
from plans.rules import ProposalState
from tests.cast import SIGNATURE, TODAY
from tests.plans.steps import add, edit, now, propose, say_yes

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(verb, users) -> list[str]:
    """What became of the verb for each user, in no order."""
    start = Barrier(len(users))

    def attempt(user):
        try:
            start.wait(20)
            verb(user)
        except RuleBroken as refused:
            return refused.code
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(users)) as pool:
        return sorted(pool.map(attempt, users))


@pytest.fixture
def both(cast):
    return [cast.support_worker, cast.coordinator]


def test_an_order_gets_one_plan(cast, both):
    order = cast.accepted()
    done = at_once(lambda by: actions.begin(order, by=by, today=TODAY, begun_on=TODAY), both)
    assert done == ["done", "plan_exists"]
    assert Plan.objects.count() == 1


def test_a_plan_is_proposed_once(cast, both):
    plan = cast.written()
    done = at_once(lambda by: actions.propose(plan, by=by, today=TODAY, version=plan.version), both)
    assert done == ["done", "stale_version"]
    assert PlanVersion.objects.count() == 1


def test_a_plan_is_opened_for_revision_once(cast, both):
    plan = cast.agreed()
    done = at_once(lambda by: actions.revise(plan, by=by, today=TODAY, version=plan.version), both)
    assert done == ["done", "stale_version"]
    assert now(plan).version == plan.version + 1


def test_a_plan_is_answered_once_and_comes_in_once(cast, both):
    plan = cast.written()
    add(cast, plan)
    plan = propose(cast, plan)
    answer = {"agreed_on": TODAY, "agreement": "signed", "signature": SIGNATURE}
    done = at_once(lambda by: actions.agree(plan, by=by, today=TODAY, version=plan.version, **answer), both)
    assert done == ["done", "wrong_state"]
    assert PlanAnswer.objects.count() == PlanReview.objects.count() == Proposal.objects.count() == 1


@pytest.fixture
def second(cast):
    """A second caseworker of the unit."""
    return cast.user("ada", Role.CASEWORKER, unit=cast.unit)


@pytest.fixture
def asked(cast):
    plan = cast.written()
    ask_for(cast, plan, "Gå ut")
    return say_yes(cast, propose(cast, plan)).proposals.get()


def ask_for(cast, plan, what):
    edit(cast, add(cast, plan, what), sub_goal="with_support")


def test_a_proposal_is_accepted_once(cast, asked, second):
    desks = [cast.caseworker, second]
    done = at_once(
        lambda by: actions.accept_proposal(asked, by=by, today=TODAY, version=asked.version), desks
    )
    assert done == ["answered_already", "done"]
    assert asked.plan.order.goals.get().activities.count() == 2
    assert asked.plan.order.amendments.count() == 1


def test_a_proposal_is_either_accepted_or_declined(cast, asked, second):
    def either(user):
        content = {"by": user, "today": TODAY, "version": asked.version}
        if user == second:
            return actions.decline_proposal(asked, answer="Nej, tack", **content)
        return actions.accept_proposal(asked, **content)

    assert at_once(either, [cast.caseworker, second]) == ["answered_already", "done"]
    accepted = now(asked).state == ProposalState.ACCEPTED
    assert (now(asked).answered_by == second) != accepted
    assert asked.plan.order.goals.get().activities.filter(what="Gå ut").exists() == accepted


def test_two_proposals_accepted_at_once_are_both_in_the_order(cast, second):
    plan = cast.written()
    ask_for(cast, plan, "Gå ut")
    ask_for(cast, plan, "Handla mat")
    mine = dict(
        zip([cast.caseworker, second], say_yes(cast, propose(cast, plan)).proposals.all(), strict=True)
    )
    done = at_once(
        lambda by: actions.accept_proposal(mine[by], by=by, today=TODAY, version=mine[by].version), list(mine)
    )
    assert done == ["done", "done"]
    ordered = plan.order.goals.get().activities.filter(dropped_on__isnull=True)
    assert {"Gå ut", "Handla mat"} <= {activity.what for activity in ordered}
    assert not plan.proposals.open().exists()


def test_an_answer_and_a_taking_back_do_not_both_count(cast):
    plan = cast.proposed()

    def either(user):
        if user == cast.coordinator:
            return actions.take_back(plan, by=user, today=TODAY, version=plan.version)
        return cast.agree(plan)

    done, refused = at_once(either, [cast.support_worker, cast.coordinator])
    # Who answers is told that the plan was taken back; who takes it back, that it has changed.
    assert (done, refused in {"wrong_state", "stale_version"}) == ("done", True)
    assert (now(plan).state == "agreed") == PlanAnswer.objects.exists()
