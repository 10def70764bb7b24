"""A new decision with the same order: the plan goes on, and the person is not asked for the same again."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted
from orders import actions as order_actions
from orders.models import Order, OrderActivity
from plans import actions
from plans.models import Plan, Proposal
from plans.rules import PlanKind, PlanState
from tests.cast import TODAY
from tests.plans.steps import (
    activity_of,
    add,
    amend,
    edit,
    now,
    order_more,
    propose,
    refused,
    say_no,
    say_yes,
    step,
)
from tests.web import browser, filled


def end(cast, plan, ended_on=TODAY):
    order = now(plan.order)
    return actions.end_support(
        order,
        by=cast.caseworker,
        today=TODAY,
        ended_on=ended_on,
        reason="Nytt beslut",
        version=order.version,
    )


def next_order(cast, plan, change=lambda order: None, *, provider=None, **receipt) -> Order:
    """An order on the next decision, with the same content unless `change` changes it."""
    decision = cast.decision(plan.case, valid_from=date(2027, 1, 1), valid_to=date(2027, 12, 31))
    draft = cast.draft_on(plan.case, decision, by=cast.caseworker)
    if provider:
        order_actions.edit_order(draft, by=cast.caseworker, version=draft.version, provider=provider)
    change(draft)
    sent = order_actions.send(now(draft), by=cast.caseworker, today=TODAY)
    said = {"by": cast.coordinator, "key_worker": cast.support_worker} | receipt
    return order_actions.accept(sent, today=TODAY, received_on=TODAY, start_on=TODAY, **said)


def carry_on(cast, order):
    return actions.continue_plan(order, by=cast.support_worker, today=TODAY)


def test_the_plan_goes_on_under_the_new_order_with_all_that_it_holds(cast):
    plan = cast.agreed()
    cast.visit(plan)
    cast.follow_up(plan)
    end(cast, plan)
    order = next_order(cast, plan)
    assert actions.continued_from(order) == plan
    continued = carry_on(cast, order)
    assert (continued.pk, continued.order, continued.state) == (plan.pk, order, PlanState.AGREED)
    assert (continued.ended_on, continued.end_reason) == (None, "")
    assert continued.goals.get().order_goal == order.goals.get()
    assert activity_of(plan).order_activity == order.goals.get().activities.get()
    assert continued.version_in_force().number == 1
    assert continued.follow_ups.exists()
    assert cast.visit(continued).marks.get().activity == activity_of(plan)


def test_where_something_else_is_ordered_a_new_plan_is_begun(cast):
    plan = cast.agreed()
    end(cast, plan)
    order = next_order(cast, plan, lambda draft: order_more(cast, draft))
    assert actions.continued_from(order) is None
    refused("nothing_to_continue", carry_on, cast, order)
    assert actions.begin(order, by=cast.support_worker, today=TODAY, begun_on=TODAY).pk != plan.pk


def test_another_provider_begins_its_own_plan(cast):
    plan = cast.agreed()
    end(cast, plan)
    order = next_order(
        cast,
        plan,
        provider=cast.other_provider,
        by=cast.other_coordinator,
        key_worker=cast.other_support_worker,
    )
    assert actions.continued_from(order) is None
    with pytest.raises(Plan.DoesNotExist):
        Plan.objects.visible_to(cast.other_support_worker).get(pk=plan.pk)


def test_while_the_former_order_runs_its_plan_stays_there(cast):
    plan = cast.agreed()
    order = next_order(cast, plan)
    assert actions.continued_from(order) is None
    refused("nothing_to_continue", carry_on, cast, order)


def test_a_plan_that_was_ended_by_itself_before_is_over(cast):
    plan = cast.agreed()
    Plan.objects.filter(pk=plan.pk).update(begun_on=TODAY - timedelta(days=30))
    plan = now(plan)
    actions.end_plan(
        plan,
        by=cast.support_worker,
        today=TODAY,
        ended_on=TODAY - timedelta(days=5),
        reason="Görs om",
        version=plan.version,
    )
    end(cast, plan)
    assert actions.continued_from(next_order(cast, plan)) is None


def test_a_new_order_that_has_its_plan_continues_no_other(cast):
    plan = cast.agreed()
    end(cast, plan)
    order = next_order(cast, plan)
    actions.begin(order, by=cast.support_worker, today=TODAY, begun_on=TODAY)
    refused("plan_exists", carry_on, cast, order)


def test_the_plan_is_continued_once(cast):
    plan = cast.agreed()
    end(cast, plan)
    order = next_order(cast, plan)
    carry_on(cast, order)
    refused("plan_exists", carry_on, cast, order)


def test_an_order_that_is_not_received_has_no_plan(cast):
    plan = cast.agreed()
    end(cast, plan)
    decision = cast.decision(plan.case, valid_from=date(2027, 1, 1), valid_to=date(2027, 12, 31))
    draft = cast.draft_on(plan.case, decision, by=cast.caseworker)
    refused("order_not_accepted", carry_on, cast, draft)


LEFT = {
    PlanState.BEGUN: lambda cast: cast.begun(),
    PlanState.PROPOSED: lambda cast: cast.proposed(),
    PlanState.DECLINED: lambda cast: say_no(cast, cast.proposed()),
    PlanState.AGREED: lambda cast: cast.agreed(),
    PlanState.REVISING: lambda cast: step(actions.revise, cast, cast.agreed()),
}


@pytest.mark.parametrize(("state", "lead"), LEFT.items())
def test_the_plan_goes_on_where_it_was(cast, state, lead):
    plan = lead(cast)
    end(cast, plan)
    assert carry_on(cast, next_order(cast, plan)).state == state


def test_what_nobody_has_agreed_to_is_not_agreed_because_the_order_ended(cast):
    plan = cast.agreed()
    step(actions.revise, cast, plan)
    edit(cast, activity_of(plan), how="Utan att fråga")
    end(cast, plan)
    continued = carry_on(cast, next_order(cast, plan))
    assert continued.state == PlanState.REVISING
    say_yes(cast, propose(cast, continued))
    assert continued.version_in_force().number == 2


def test_a_contact_plan_in_use_goes_on_in_use(cast):
    plan = actions.begin(
        cast.accepted(), by=cast.support_worker, today=TODAY, begun_on=TODAY, kind=PlanKind.CONTACT
    )
    plan = propose(cast, cast.write(plan))
    end(cast, plan)
    continued = carry_on(cast, next_order(cast, plan))
    assert (continued.state, continued.version_in_force().number) == (PlanState.PROPOSED, 1)


def test_what_the_former_order_had_dropped_goes_out_when_it_is_taken_up(cast):
    plan = cast.agreed()

    def change(amendment):
        order_more(cast, amendment)
        order_actions.remove_part(amendment.goals.get().activities.get(what="Öppna post"), by=cast.caseworker)

    amend(cast, plan.order, change)
    end(cast, plan)

    def same(draft):
        order_more(cast, draft)
        order_actions.remove_part(draft.goals.get().activities.get(what="Öppna post"), by=cast.caseworker)

    continued = carry_on(cast, next_order(cast, plan, same))
    step(actions.revise, cast, continued)
    assert list(continued.goals.standing().get().activities.values_list("what", flat=True)) == [
        "Sortera post"
    ]
    assert OrderActivity.objects.filter(goal__order=continued.order, dropped_on=None).count() == 1


def test_what_the_plan_had_added_goes_along_and_is_asked_for_under_the_new_order(cast):
    plan = cast.written()
    added = add(cast, plan)
    say_yes(cast, propose(cast, plan))
    end(cast, plan)
    assert not Proposal.objects.open().exists()
    order = next_order(cast, plan)
    carry_on(cast, order)
    assert now(added).goal.plan.order == order
    assert Proposal.objects.open().get().activity == added


def test_a_caseworker_continues_no_plan(cast):
    plan = cast.agreed()
    end(cast, plan)
    order = next_order(cast, plan)
    with pytest.raises(NotPermitted):
        actions.continue_plan(order, by=cast.caseworker, today=TODAY)


def test_another_provider_does_not_find_the_order(cast):
    plan = cast.agreed()
    end(cast, plan)
    url = reverse("plan_continue", args=[next_order(cast, plan).pk])
    assert browser(cast.other_support_worker).post(url).status_code == 404
    assert now(plan).state == PlanState.ENDED


def test_sent_twice_the_plan_is_continued_once_and_both_lead_to_it(cast):
    plan = cast.agreed()
    end(cast, plan)
    version_when_ended = now(plan).version
    order = next_order(cast, plan)
    worker, url = browser(cast.support_worker), reverse("plan_continue", args=[order.pk])
    form = filled(worker.get(url))
    assert worker.post(url, form).url == worker.post(url, form).url == reverse("plan", args=[plan.pk])
    assert (now(plan).order, now(plan).version) == (order, version_when_ended + 1)
