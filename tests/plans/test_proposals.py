"""What an agreed plan asks to have changed in the order: taken in with one tap, completed first, or declined."""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from cases.rules import LifeArea
from orders import actions as order_actions
from orders.models import Order, OrderGoal
from orders.rules import Accepted, OrderState, SubGoal
from plans import actions, versions
from plans.models import Plan, PlanActivity, PlanGoal, Proposal
from plans.rules import ProposalKind, ProposalState, TakenUp
from plans.versions import differences
from tests.cast import TODAY
from tests.web import browser, errors, filled, send

OPEN, ACCEPTED, DECLINED = ProposalState.OPEN, ProposalState.ACCEPTED, ProposalState.DECLINED


@contextmanager
def refused(code):
    with pytest.raises(RuleBroken) as broken:
        yield broken
    assert broken.value.code == code


def add_activity(cast, plan, **content):
    said = {
        "what": "Gå till banken",
        "added_because": "Betalkortet är spärrat",
        "sub_goal": SubGoal.WITH_SUPPORT,
        "how": "Vi går dit tillsammans en förmiddag när det är lugnt",
        "when": "den första måndagen i månaden",
        "responsible": cast.support_worker,
    }
    return actions.add_activity(plan.goals.first(), by=cast.support_worker, **(said | content))


def add_goal(cast, plan, **content):
    said = {
        "goal": "Jag lagar min mat",
        "added_because": "Astrid vill äta hemma",
        "life_area": LifeArea.DOMESTIC_LIFE,
        "reach_by": date(2026, 11, 1),
        "indicator": "Två lagade middagar i veckan",
    }
    goal = actions.add_goal(plan, by=cast.support_worker, **(said | content))
    for what in ("Planera veckans mat", "Laga middag"):
        actions.add_activity(
            goal,
            by=cast.support_worker,
            what=what,
            added_because="Hör till målet",
            sub_goal=SubGoal.MORE_INDEPENDENTLY,
            how="Vi väljer två rätter",
            when="torsdagar",
            responsible=cast.support_worker,
        )
    return goal


def drop(cast, part):
    edit = actions.edit_goal if isinstance(part, PlanGoal) else actions.edit_activity
    return edit(
        part,
        by=cast.support_worker,
        version=part.version,
        taken_up=TakenUp.DROP_PROPOSED,
        differs_why="Astrid klarar det själv",
    )


def fresh(record):
    return type(record).objects.get(pk=record.pk)


def agree(cast, plan):
    return fresh(cast.agree(cast.propose(fresh(plan))))


def asking(cast, change) -> tuple[Plan, Proposal]:
    """An agreed plan and the one proposal that the change to it gives."""
    plan = cast.written()
    change(cast, plan)
    plan = agree(cast, plan)
    return plan, plan.proposals.get()


def accepted(proposal, by, **said):
    return actions.accept_proposal(proposal, by=by, today=TODAY, **({"version": proposal.version} | said))


def declined(proposal, by, answer="Banken gör ni redan"):
    return actions.decline_proposal(proposal, by=by, today=TODAY, version=proposal.version, answer=answer)


def stands_as_ordered(plan) -> bool:
    plan = Plan.objects.with_content().get(pk=plan.pk)
    return not differences(plan, plan.order) and plan.follows_order


def add_to_order(cast, plan):
    """A second activity in the order, which the plan takes up."""
    order = plan.order
    ordered = order.goals.get()
    order_actions.amend_as_proposed(
        order,
        by=cast.caseworker,
        today=TODAY,
        reason="Behövs",
        activities=[(ordered, {"what": "Sortera post", "why": "Högar", "sub_goal": SubGoal.WITH_SUPPORT})],
    )
    actions.take_up(fresh(plan), by=cast.support_worker, today=TODAY, version=fresh(plan).version)
    cast.write(fresh(plan))
    return PlanActivity.objects.get(goal__plan=plan, what="Sortera post")


# --- Taken in -------------------------------------------------------------------------------------------------
def test_an_added_activity_becomes_a_version_of_the_order_with_one_tap(cast):
    plan, proposal = asking(cast, add_activity)
    versions = plan.order.versions.count()
    done = accepted(proposal, cast.caseworker)
    assert (done.state, done.answered_by, done.amendment.state) == (
        ACCEPTED,
        cast.caseworker,
        OrderState.ENDED,
    )
    assert plan.order.versions.count() == versions + 1
    activity = PlanActivity.objects.get(what="Gå till banken")
    ordered = activity.order_activity
    assert (ordered.goal, ordered.goal.order) == (plan.order.goals.get(), plan.order)
    assert (ordered.what, ordered.why) == ("Gå till banken", "Betalkortet är spärrat")
    assert (ordered.sub_goal, ordered.scope) == (SubGoal.WITH_SUPPORT, "den första måndagen i månaden")
    titles = [a["title"] for a in plan.order.versions.last().content["goals"][0]["activities"]]
    assert titles == ["Öppna post", "Gå till banken"]


def test_what_is_taken_in_no_longer_differs_but_the_kept_version_did(cast):
    plan, proposal = asking(cast, add_activity)
    assert plan.follows_order is False
    accepted(proposal, cast.caseworker)
    assert stands_as_ordered(plan)
    kept = plan.newest_version()
    assert [difference["kind"] for difference in kept.differences] == ["added"]
    assert fresh(plan).state == "agreed"


def test_an_added_goal_is_ordered_with_its_activities_and_the_plans_own_words(cast):
    plan, proposal = asking(cast, add_goal)
    assert proposal.kind == ProposalKind.ADD_GOAL
    assert accepted(proposal, cast.caseworker).amendment.state == OrderState.ENDED
    goal = PlanGoal.objects.get(goal="Jag lagar min mat")
    ordered = goal.order_goal
    assert ordered.order == plan.order
    assert (ordered.personal_goal, ordered.need_text) == ("Jag lagar min mat", "Astrid vill äta hemma")
    assert (ordered.measure, ordered.reach_by) == ("Två lagade middagar i veckan", date(2026, 11, 1))
    assert (ordered.life_area, ordered.accepted) == (LifeArea.DOMESTIC_LIFE, Accepted.YES)
    linked = [(activity.what, activity.order_activity.what) for activity in goal.activities.all()]
    assert linked == [("Planera veckans mat",) * 2, ("Laga middag",) * 2]
    assert stands_as_ordered(plan)


def test_a_dropped_activity_goes_out_of_order_and_plan(cast):
    plan = cast.written()
    part = add_to_order(cast, plan)
    drop(cast, part)
    plan = agree(cast, plan)
    accepted(plan.proposals.get(), cast.caseworker)
    part = fresh(part)
    assert (part.dropped_on, part.order_activity.dropped_on) == (TODAY, TODAY)
    assert stands_as_ordered(plan)


def test_a_dropped_goal_goes_out_with_its_activities(cast):
    plan = cast.written()
    add_goal(cast, plan)
    plan = agree(cast, plan)
    accepted(plan.proposals.get(), cast.caseworker)
    plan = actions.revise(fresh(plan), by=cast.support_worker, today=TODAY, version=fresh(plan).version)
    goal = PlanGoal.objects.get(goal="Jag lagar min mat")
    drop(cast, goal)
    plan = agree(cast, plan)
    accepted(plan.proposals.open().get(), cast.caseworker)
    goal = fresh(goal)
    assert (goal.dropped_on, goal.order_goal.dropped_on) == (TODAY, TODAY)
    assert not goal.activities.filter(dropped_on__isnull=True).exists()
    assert stands_as_ordered(plan)


def test_the_words_are_those_that_the_person_agreed_to_not_those_being_written(cast):
    plan, proposal = asking(cast, add_activity)
    plan = actions.revise(plan, by=cast.support_worker, today=TODAY, version=plan.version)
    activity = PlanActivity.objects.get(what="Gå till banken")
    actions.edit_activity(
        activity,
        by=cast.support_worker,
        version=activity.version,
        what="Åka till Gotland",
        added_because="Kul",
    )
    accepted(proposal, cast.caseworker)
    assert fresh(activity).order_activity.what == "Gå till banken"


# --- Completed first ------------------------------------------------------------------------------------------
def test_a_proposal_that_lacks_something_becomes_a_draft_to_complete(cast):
    plan, proposal = asking(cast, lambda cast, plan: add_activity(cast, plan, sub_goal=""))
    page = browser(cast.caseworker).get(reverse("plan_review", args=[plan.reviews.get().pk]))
    form = page.context["proposals"][0][3]
    sent = {name: form[name].value() for name in ("form_token", "version")}
    page = browser(cast.caseworker).post(reverse("proposal_accept", args=[proposal.pk]), sent)
    amendment = Order.objects.get(amends=plan.order)
    assert page.url == reverse("order_edit", args=[amendment.pk])
    assert amendment.state == OrderState.DRAFT
    proposal = fresh(proposal)
    assert (proposal.state, proposal.amendment) == (ACCEPTED, amendment)
    assert not stands_as_ordered(plan)
    assert PlanActivity.objects.get(what="Gå till banken").order_activity is None


def completed(cast, plan):
    """The caseworker writes what is missing, sends it, and the provider accepts."""
    amendment = Order.objects.get(amends=plan.order)
    activity = amendment.goals.get().activities.get(what="Gå till banken")
    order_actions.save_activity(
        activity.goal, by=cast.caseworker, activity=activity, what="Besöka banken", sub_goal="with_support"
    )
    order_actions.send(amendment, by=cast.caseworker, today=TODAY)
    order_actions.accept_amendment(amendment, by=cast.coordinator, today=TODAY, received_on=TODAY)


def test_the_plan_follows_when_the_completed_draft_is_taken_in(cast):
    plan, proposal = asking(cast, lambda cast, plan: add_activity(cast, plan, sub_goal=""))
    accepted(proposal, cast.caseworker)
    completed(cast, plan)
    activity = PlanActivity.objects.get(what="Gå till banken")
    assert activity.order_activity.what == "Besöka banken"
    # The caseworker has changed the words that the person said yes to.
    assert not stands_as_ordered(plan)
    plan = fresh(plan)
    plan = actions.revise(plan, by=cast.support_worker, today=TODAY, version=plan.version)
    assert stands_as_ordered(agree(cast, plan))


def test_a_draft_that_is_taken_back_leaves_the_proposal_open_again(cast):
    plan, proposal = asking(cast, lambda cast, plan: add_activity(cast, plan, sub_goal=""))
    accepted(proposal, cast.caseworker)
    amendment = Order.objects.get(amends=plan.order)
    order_actions.withdraw_amendment(amendment, by=cast.caseworker, today=TODAY, reason="")
    proposal = fresh(proposal)
    assert (proposal.state, proposal.amendment, proposal.answered_by) == (OPEN, None, None)
    accepted(proposal, cast.section_leader)
    assert Order.objects.filter(amends=plan.order, state=OrderState.DRAFT).count() == 1


def test_an_amendment_that_was_sent_and_taken_back_opens_the_proposal_too(cast):
    plan, proposal = asking(cast, lambda cast, plan: add_activity(cast, plan, sub_goal=""))
    accepted(proposal, cast.caseworker)
    amendment = Order.objects.get(amends=plan.order)
    activity = amendment.goals.get().activities.get(what="Gå till banken")
    order_actions.save_activity(activity.goal, by=cast.caseworker, activity=activity, sub_goal="with_support")
    order_actions.send(amendment, by=cast.caseworker, today=TODAY)
    order_actions.withdraw_amendment(amendment, by=cast.caseworker, today=TODAY, reason="Fel")
    assert fresh(proposal).state == OPEN


def test_what_the_caseworker_takes_out_of_the_draft_stays_a_difference(cast):
    plan, proposal = asking(cast, lambda cast, plan: add_activity(cast, plan, sub_goal=""))
    accepted(proposal, cast.caseworker)
    amendment = Order.objects.get(amends=plan.order)
    order_actions.remove_part(amendment.goals.get().activities.get(what="Gå till banken"), by=cast.caseworker)
    order_actions.send(amendment, by=cast.caseworker, today=TODAY)
    order_actions.accept_amendment(amendment, by=cast.coordinator, today=TODAY, received_on=TODAY)
    assert not stands_as_ordered(plan)


def test_two_proposals_are_taken_in_one_after_the_other(cast):
    plan = cast.written()
    add_activity(cast, plan)
    add_goal(cast, plan)
    plan = agree(cast, plan)
    for proposal in plan.proposals.all():
        accepted(proposal, cast.caseworker)
    assert plan.order.versions.count() == 3
    assert stands_as_ordered(plan)


# --- Declined -------------------------------------------------------------------------------------------------
def test_a_proposal_is_declined_with_the_reason(cast):
    plan, proposal = asking(cast, add_activity)
    page = send(
        browser(cast.caseworker),
        reverse("proposal_decline", args=[proposal.pk]),
        answer="Det ingår i stödet från god man.",
    )
    assert page.status_code == 302
    proposal = fresh(proposal)
    assert (proposal.state, proposal.answer) == (DECLINED, "Det ingår i stödet från god man.")
    assert plan.order.versions.count() == 1
    shown = browser(cast.caseworker).get(page.url).content.decode()
    assert "Det ingår i stödet från god man." in shown


def test_a_no_without_a_reason_is_no_answer(cast):
    _, proposal = asking(cast, add_activity)
    page = send(browser(cast.caseworker), reverse("proposal_decline", args=[proposal.pk]), answer=" ")
    assert list(errors(page)) == ["answer"]
    with refused("no_reason"):
        declined(proposal, cast.caseworker, answer="  ")
    assert fresh(proposal).state == OPEN


# --- Too late, twice, at once ---------------------------------------------------------------------------------
def test_a_proposal_is_answered_once(cast):
    plan, proposal = asking(cast, add_activity)
    accepted(proposal, cast.caseworker)
    with refused("answered_already") as broken:
        declined(fresh(proposal), cast.section_leader)
    assert "redan godtaget av Hanna Testsson" in broken.value.message
    with refused("answered_already"):
        accepted(fresh(proposal), cast.section_leader)
    assert plan.order.versions.count() == 2


def test_two_who_accept_at_once_make_one_version_of_the_order(cast):
    plan, proposal = asking(cast, add_activity)
    first, second = browser(cast.caseworker), browser(cast.section_leader)
    url = reverse("proposal_accept", args=[proposal.pk])
    pages = [filled(desk.get(url)) for desk in (first, second)]
    assert first.post(url, pages[0]).status_code == 302
    page = second.post(url, pages[1])
    assert "redan godtaget av Hanna Testsson" in str(errors(page))
    assert "Fel: " in page.content.decode()
    assert plan.order.versions.count() == 2


def test_the_same_tap_twice_counts_once(cast):
    plan, proposal = asking(cast, add_activity)
    desk, url = browser(cast.caseworker), reverse("proposal_accept", args=[proposal.pk])
    typed = filled(desk.get(url))
    assert desk.post(url, typed).url == desk.post(url, typed).url
    assert plan.order.versions.count() == 2


def test_a_page_that_has_grown_old_is_told_so(cast):
    _, proposal = asking(cast, add_activity)
    with pytest.raises(StaleVersion):
        accepted(proposal, cast.caseworker, version=proposal.version + 1)


def test_an_answered_proposal_leads_to_its_plan(cast):
    _, proposal = asking(cast, add_activity)
    declined(proposal, cast.caseworker)
    for name in ("proposal_accept", "proposal_decline"):
        page = browser(cast.caseworker).get(reverse(name, args=[proposal.pk]))
        assert page.url.endswith("#forslag")


def test_after_the_order_ended_nothing_is_taken_in(cast):
    plan, proposal = asking(cast, add_activity)
    order = plan.order
    actions.end_support(
        order, by=cast.caseworker, today=TODAY, ended_on=TODAY, reason="Flyttar", version=order.version
    )
    proposal = fresh(proposal)
    assert proposal.state == ProposalState.WITHDRAWN
    with refused("withdrawn"):
        accepted(proposal, cast.caseworker)
    with refused("withdrawn"):
        declined(proposal, cast.caseworker)


def test_what_the_plan_no_longer_asks_for_is_withdrawn(cast):
    plan, proposal = asking(cast, add_activity)
    plan = actions.revise(plan, by=cast.support_worker, today=TODAY, version=plan.version)
    activity = PlanActivity.objects.get(what="Gå till banken")
    actions.remove_part(activity, by=cast.support_worker, today=TODAY, version=activity.version)
    # Taken out of the draft, though the person has not yet agreed to that.
    with refused("withdrawn"):
        accepted(proposal, cast.caseworker)
    agree(cast, plan)
    proposal = fresh(proposal)
    assert proposal.state == ProposalState.WITHDRAWN
    page = browser(cast.caseworker).post(
        reverse("proposal_accept", args=[proposal.pk]),
        {"form_token": "6a9f8f0e-55ab-4d8a-8d0e-5d1a6b3c1f00", "version": proposal.version},
    )
    assert "föreslår inte längre" in str(errors(page))


def test_an_activity_whose_goal_is_no_longer_ordered_cannot_be_taken_in(cast):
    plan = cast.written()
    add_activity(cast, plan)
    plan = agree(cast, plan)
    OrderGoal.objects.filter(order=plan.order).update(dropped_on=TODAY)
    with refused("goal_gone"):
        accepted(plan.proposals.get(), cast.caseworker)


def test_an_amendment_that_waits_for_the_provider_is_answered_first(cast):
    plan, proposal = asking(cast, add_activity)
    amendment = order_actions.amend(plan.order, by=cast.caseworker, decision=plan.order.decision)
    order_actions.send(amendment, by=cast.caseworker, today=TODAY)
    with refused("amendment_on_its_way"):
        accepted(proposal, cast.caseworker)
    assert fresh(proposal).state == OPEN


def test_a_decision_that_has_run_out_leaves_a_draft(cast, time_machine):
    plan, proposal = asking(cast, add_activity)
    after = plan.order.decision.valid_to + timedelta(days=1)
    actions.accept_proposal(proposal, by=cast.caseworker, today=after, version=proposal.version)
    assert fresh(proposal).amendment.state == OrderState.DRAFT


# --- Who ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "role", ["support_worker", "coordinator", "unit_manager", "reviewer", "system_admin"]
)
def test_only_the_authoritys_caseworkers_answer_proposals(cast, role):
    _, proposal = asking(cast, add_activity)
    user = getattr(cast, role)
    for verb in (accepted, declined):
        with pytest.raises(NotPermitted):
            verb(proposal, user)
    for name in ("proposal_accept", "proposal_decline"):
        assert browser(user).get(reverse(name, args=[proposal.pk])).status_code in (403, 404)


def test_another_unit_finds_no_such_proposal(cast):
    _, proposal = asking(cast, add_activity)
    desk = browser(cast.other_caseworker)
    for name in ("proposal_accept", "proposal_decline"):
        url = reverse(name, args=[proposal.pk])
        assert desk.get(url).status_code == desk.post(url, {}).status_code == 404


# --- What is asked for is what the person said yes to -----------------------------------------------------------
def test_what_is_written_after_the_yes_is_not_asked_for(cast):
    plan, proposal = asking(cast, add_activity)
    plan = actions.revise(plan, by=cast.support_worker, today=TODAY, version=plan.version)
    activity = proposal.activity
    actions.edit_activity(
        activity, by=cast.support_worker, version=activity.version, sub_goal=SubGoal.WITHOUT_SUPPORT
    )
    done = actions.accept_proposal(proposal, by=cast.caseworker, today=TODAY, version=proposal.version)
    assert done.state == ACCEPTED
    assert plan.order.goals.get().activities.get(what="Gå till banken").sub_goal == SubGoal.WITH_SUPPORT


def test_a_version_from_before_the_sub_goal_was_kept_leaves_it_for_the_caseworker(cast, monkeypatch):
    kept = [name for name in versions.ACTIVITY_FIELDS if name not in ("sub_goal", "support_form")]
    monkeypatch.setattr(versions, "ACTIVITY_FIELDS", kept)
    _, proposal = asking(cast, add_activity)
    done = actions.accept_proposal(proposal, by=cast.caseworker, today=TODAY, version=proposal.version)
    assert done.amendment.state == OrderState.DRAFT
    assert done.amendment.goals.get().activities.get(what="Gå till banken").sub_goal == ""
