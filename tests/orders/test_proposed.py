"""What the provider proposes in the plan is taken into the running order with one tap by the caseworker."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import connections
from django.urls import reverse

from accounts.permissions import ALLOWED
from boendestod.errors import NotPermitted, RuleBroken
from cases import actions as case_actions
from cases.models import Decision
from cases.rules import HoursPer
from orders import actions
from orders.models import Order, OrderActivity, OrderGoal, OrderVersion
from orders.rules import OrderState
from tests.cast import NUMBERS, TODAY, at
from tests.web import browser

LATER = TODAY + timedelta(days=10)
SORT = {"what": "Sortera post", "why": "Så att hon hittar den", "sub_goal": "with_support"}
GOAL = {
    "life_area": "relations",
    "need_text": "Astrid är ensam.",
    "personal_goal": "Jag fikar med min syster varje månad",
    "measure": "En fika i månaden, tre månader i rad",
    "reach_by": date(2026, 9, 1),
    "accepted": "yes",
    "realistic": "yes",
}
CALL = {"what": "Ringa systern", "why": "För att bestämma fika", "sub_goal": "with_support"}


@pytest.fixture
def running(cast, time_machine):
    order = cast.accepted()
    time_machine.move_to(at(LATER, 9), tick=False)
    return order


@pytest.fixture
def goal(running):
    return running.goals.get()


def propose(order, cast, **changed):
    return actions.amend_as_proposed(
        order, **{"by": cast.caseworker, "today": LATER, "reason": "Hon ber själv om det."} | changed
    )


def standing(order):
    return {
        goal.personal_goal: [activity.what for activity in goal.activities.all()]
        for goal in OrderGoal.objects.filter(order=order).standing()
    }


# --- Taken in at once -----------------------------------------------------------------------------------------
def test_an_activity_is_taken_into_the_running_order_at_once(cast, running, goal):
    proposed = propose(running, cast, activities=[(goal, SORT)])
    assert proposed.amendment.state == OrderState.ENDED
    assert standing(running) == {"Jag öppnar min post varje vecka": ["Öppna post", "Sortera post"]}
    (row,) = proposed.activities
    assert OrderActivity.objects.get(goal=goal, what="Sortera post") == row
    assert (row.goal, row.version) == (goal, OrderActivity.objects.get(pk=row.pk).version)


def test_goals_come_with_their_activities_and_what_is_dropped_goes(cast, running, goal):
    proposed = propose(running, cast, goals=[(GOAL, [CALL])], dropped=[goal])
    ((new, (call,)),) = proposed.goals
    assert standing(running) == {"Jag fikar med min syster varje månad": ["Ringa systern"]}
    assert (new.order, call.goal, call.what) == (running, new, "Ringa systern")
    goal.refresh_from_db()
    assert goal.dropped_on == goal.activities.get().dropped_on == LATER


def test_an_activity_can_take_anothers_place(cast, running, goal):
    old = goal.activities.get()
    again = {"what": old.what, "why": "Annat skäl", "sub_goal": old.sub_goal}
    proposed = propose(running, cast, activities=[(goal, again)], dropped=[old])
    old.refresh_from_db()
    assert old.dropped_on == LATER
    assert list(goal.activities.filter(dropped_on=None)) == proposed.activities


def test_a_goal_and_its_activity_are_dropped_together(cast, running, goal):
    propose(running, cast, goals=[(GOAL, [CALL])], dropped=[goal, goal.activities.get()])
    assert list(standing(running)) == ["Jag fikar med min syster varje månad"]


def test_the_rows_stand_in_the_order_given(cast, running, goal):
    others = [SORT | {"what": f"Sortera hög {number}"} for number in range(3)]
    proposed = propose(running, cast, activities=[(goal, content) for content in others])
    assert [row.what for row in proposed.activities] == [content["what"] for content in others]


def test_the_running_order_gets_a_version_that_the_caseworker_answers_for(cast, running, goal):
    propose(running, cast, activities=[(goal, SORT)])
    last = OrderVersion.objects.filter(order=running).last()
    assert (last.number, last.sent_by) == (2, cast.caseworker)
    page = browser(cast.support_worker).get(reverse("order", args=[running.pk])).content.decode()
    assert "Sortera post" in page


def test_state_and_history_say_that_the_provider_proposed_it_and_who_took_it_in(cast, running, goal):
    amendment = propose(running, cast, activities=[(goal, SORT)]).amendment
    assert amendment.end_reason == "Ändringen är införd. Utföraren föreslog den: Hon ber själv om det."
    assert (amendment.received_on, amendment.ended_on) == (LATER, LATER)
    for pk in (running.pk, amendment.pk):
        last = Order.history.filter(id=pk).first()
        assert (last.history_change_reason, last.history_user) == ("order.accept_proposed", cast.caseworker)


def test_a_long_reason_is_cut_where_it_has_no_room(cast, running, goal):
    amendment = propose(running, cast, activities=[(goal, SORT)], reason="Lång " * 100).amendment
    assert len(amendment.end_reason) == 200
    assert amendment.end_reason.endswith("…")


def test_no_right_to_answer_for_the_provider_is_asked(cast):
    assert cast.caseworker.role not in ALLOWED["order.accept"]


def test_fields_of_another_scheme_are_left_out(cast, running, goal):
    (row,) = propose(running, cast, activities=[(goal, SORT | {"support_form": "practical"})]).activities
    assert (row.sub_goal, row.support_form) == ("with_support", "")


# --- A draft to complete --------------------------------------------------------------------------------------
def test_what_lacks_something_stays_a_draft_that_the_caseworker_completes(cast, running, goal):
    proposed = propose(running, cast, activities=[(goal, SORT | {"sub_goal": ""})])
    amendment, (row,) = proposed.amendment, proposed.activities
    assert (amendment.state, amendment.sent_at) == (OrderState.DRAFT, None)
    assert standing(running) == {"Jag öppnar min post varje vecka": ["Öppna post"]}
    assert row.goal.order == amendment
    assert (
        "Sortera post"
        in browser(cast.caseworker).get(reverse("order_edit", args=[amendment.pk])).content.decode()
    )


def test_the_rows_keep_their_ids_when_the_draft_is_accepted_later(cast, running, goal):
    proposed = propose(running, cast, activities=[(goal, SORT | {"sub_goal": ""})], goals=[(GOAL, [CALL])])
    (row,), ((new, (call,)),) = proposed.activities, proposed.goals
    actions.save_activity(
        row.goal, by=cast.caseworker, activity=row, version=row.version, sub_goal="with_support"
    )
    actions.send(proposed.amendment, by=cast.caseworker, today=LATER)
    actions.accept_amendment(proposed.amendment, by=cast.coordinator, today=LATER, received_on=LATER)
    for part in (row, new, call):
        part.refresh_from_db()
    assert (row.goal, new.order, call.goal) == (goal, running, new)


def test_dropping_the_last_activity_of_a_goal_is_left_to_the_caseworker(cast, running, goal):
    proposed = propose(running, cast, dropped=[goal.activities.get()])
    assert proposed.amendment.state == OrderState.DRAFT
    assert standing(proposed.amendment) == {"Jag öppnar min post varje vecka": []}


def test_it_joins_the_draft_that_the_caseworker_has_begun_and_sends_nothing_unseen(cast, running, goal):
    draft = actions.amend(running, by=cast.caseworker, decision=running.decision)
    actions.edit_order(draft, by=cast.caseworker, version=draft.version, hours=12)
    proposed = propose(running, cast, activities=[(goal, SORT)])
    assert (proposed.amendment, proposed.amendment.state) == (draft, OrderState.DRAFT)
    assert standing(draft) == {"Jag öppnar min post varje vecka": ["Öppna post", "Sortera post"]}
    running.refresh_from_db()
    assert running.hours == 16


def test_what_an_earlier_proposal_added_to_the_draft_can_be_added_to_and_dropped(cast, running, goal):
    first = propose(running, cast, goals=[(GOAL | {"measure": ""}, [CALL])])
    ((new, (call,)),) = first.goals
    second = propose(running, cast, activities=[(new, SORT)], dropped=[call])
    assert second.amendment == first.amendment
    assert standing(first.amendment)[new.personal_goal] == ["Sortera post"]


# --- On which decision ----------------------------------------------------------------------------------------
def decide(cast, order, *, hours):
    return case_actions.decide(
        order.case,
        by=cast.caseworker,
        today=TODAY,
        decided_on=TODAY,
        outcome="approval",
        valid_from=date(2027, 1, 1),
        granted_hours=hours,
        granted_per=HoursPer.MONTH,
    )


def test_it_rests_on_the_orders_decision_as_long_as_that_runs(cast, running, goal):
    decide(cast, running, hours=16)
    assert propose(running, cast, activities=[(goal, SORT)]).amendment.decision == running.decision


@pytest.mark.parametrize(("hours", "state"), [(16, OrderState.ENDED), (12, OrderState.DRAFT)])
def test_and_then_on_the_latest_if_that_gives_the_time(cast, running, goal, hours, state, time_machine):
    new, day = decide(cast, running, hours=hours), date(2027, 1, 10)
    time_machine.move_to(at(day, 9), tick=False)
    amendment = propose(running, cast, activities=[(goal, SORT)], today=day).amendment
    assert (amendment.decision, amendment.state) == (new, state)


def test_when_no_decision_runs_it_stays_a_draft(cast, running, goal, time_machine):
    day = date(2027, 1, 10)
    time_machine.move_to(at(day, 9), tick=False)
    amendment = propose(running, cast, activities=[(goal, SORT)], today=day).amendment
    assert (amendment.decision, amendment.state) == (running.decision, OrderState.DRAFT)


def test_without_a_decision_where_the_municipality_offers_that(cast, running, goal):
    type(running.municipality).objects.update(support_without_decision=True)
    Order.objects.update(decision=None)
    amendment = propose(running, cast, activities=[(goal, SORT)]).amendment
    assert (amendment.decision, amendment.state) == (None, OrderState.ENDED)
    assert Decision.objects.count() == 1


# --- What is refused ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("state", ["sent", "returned"])
def test_while_the_provider_has_an_amendment_it_waits(cast, running, goal, state):
    amendment = actions.amend(running, by=cast.caseworker, decision=running.decision)
    actions.send(amendment, by=cast.caseworker, today=LATER)
    if state == "returned":
        actions.return_with_question(amendment, by=cast.coordinator, category="scope", question="Hur?")
    with pytest.raises(RuleBroken, match="återta") as refused:
        propose(running, cast, activities=[(goal, SORT)])
    assert refused.value.code == "amendment_on_its_way"


@pytest.mark.parametrize("state", ["draft", "sent"])
def test_only_a_running_order_takes_a_proposal_in(cast, state):
    order = getattr(cast, state)()
    with pytest.raises(RuleBroken, match="mottagen beställning"):
        propose(order, cast, activities=[(order.goals.get(), SORT)])


def test_an_ended_order_takes_nothing_in(cast, running, goal):
    actions.end(running, by=cast.caseworker, today=LATER, ended_on=LATER, reason="Flyttat")
    with pytest.raises(RuleBroken, match="mottagen beställning"):
        propose(running, cast, activities=[(goal, SORT)])
    assert not Order.objects.filter(amends=running).exists()


def test_a_part_of_another_order_is_refused(cast, running, goal):
    elsewhere = cast.accepted(cast.case(cast.client(NUMBERS[1]))).goals.get()
    for proposal in ({"activities": [(elsewhere, SORT)]}, {"dropped": [elsewhere]}):
        with pytest.raises(RuleBroken, match="ingår inte"):
            propose(running, cast, **proposal)
    assert not Order.objects.filter(amends=running).exists()


def test_a_goal_needs_its_life_area_and_a_proposal_its_reason_and_content(cast, running, goal):
    for code, proposal in {
        "no_life_area": {"goals": [({"personal_goal": "Jag vill mer"}, [])]},
        "no_reason": {"activities": [(goal, SORT)], "reason": " "},
        "nothing_proposed": {},
    }.items():
        with pytest.raises(RuleBroken) as refused:
            propose(running, cast, **proposal)
        assert refused.value.code == code


@pytest.mark.parametrize(
    "role", ["coordinator", "support_worker", "unit_manager", "reviewer", "system_admin"]
)
def test_only_the_authority_takes_a_proposal_in(cast, running, goal, role):
    with pytest.raises(NotPermitted):
        propose(running, cast, by=getattr(cast, role), activities=[(goal, SORT)])


# --- Twice and at once ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("sub_goal", ["with_support", ""])
def test_the_same_proposal_twice_is_taken_in_once(cast, running, goal, sub_goal):
    proposal = {"activities": [(goal, SORT | {"sub_goal": sub_goal})]}
    amendment = propose(running, cast, **proposal).amendment
    with pytest.raises(RuleBroken, match="finns redan"):
        propose(running, cast, **proposal)
    assert list(Order.objects.filter(amends=running)) == [amendment]
    assert OrderActivity.objects.filter(what="Sortera post").count() == 1


def test_a_goal_twice_and_a_drop_twice_are_refused_too(cast, running, goal):
    propose(running, cast, goals=[(GOAL, [CALL])], dropped=[goal])
    for proposal in ({"goals": [(GOAL, [CALL])]}, {"dropped": [goal]}):
        with pytest.raises(RuleBroken):
            propose(running, cast, **proposal)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_it_in_at_the_same_moment_one_is_told(cast, running, goal):
    start = Barrier(2)
    users = [cast.caseworker, cast.section_leader]

    def attempt(user):
        try:
            start.wait(20)
            propose(Order.objects.get(pk=running.pk), cast, by=user, activities=[(goal, SORT)])
        except RuleBroken as refused:
            return refused.code
        finally:
            connections.close_all()
        return "taken in"

    with ThreadPoolExecutor(2) as pool:
        results = [future.result(30) for future in [pool.submit(attempt, user) for user in users]]
    assert sorted(results) == ["already_ordered", "taken in"]
    assert running.versions.count() == 2
