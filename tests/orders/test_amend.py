"""An order is changed while it runs: written and answered as any order, and then taken into the running one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connections, transaction
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from orders import actions
from orders.models import Order, OrderActivity, OrderGoal, OrderVersion
from orders.rules import Accepted, OrderState, Realistic
from plans import actions as plan_actions
from plans.models import Plan, PlanActivity
from plans.versions import differences
from tests.cast import NUMBERS, TODAY, at
from tests.web import browser, errors, filled, send

LATER = TODAY + timedelta(days=10)


@pytest.fixture
def plan(cast):
    return cast.agreed()


@pytest.fixture
def running(plan, time_machine):
    time_machine.move_to(at(LATER, 9), tick=False)
    return Order.objects.get()


@pytest.fixture
def amendment(cast, running):
    return actions.amend(running, by=cast.caseworker, decision=running.decision)


@pytest.fixture
def changed(cast, amendment):
    """More time, another goal, an activity changed and one more."""
    by = {"by": cast.caseworker}
    amendment = actions.edit_order(amendment, **by, version=amendment.version, hours=15)
    goal = amendment.goals.get()
    activity = goal.activities.get()
    actions.save_activity(
        goal, **by, activity=activity, version=activity.version, why="Räkningar blir obetalda igen"
    )
    actions.save_activity(
        goal, **by, what="Sortera post", why="Så att hon hittar den", sub_goal="with_support"
    )
    other = actions.save_goal(
        amendment,
        **by,
        life_area="relations",
        need_text="Astrid är ensam.",
        personal_goal="Jag fikar med min syster varje månad",
        measure="En fika i månaden, tre månader i rad",
        reach_by=date(2026, 9, 1),
        accepted=Accepted.YES,
        realistic=Realistic.YES,
    )
    actions.save_activity(
        other, **by, what="Ringa systern", why="För att bestämma fika", sub_goal="with_support"
    )
    return amendment


@pytest.fixture
def sent(cast, changed):
    return actions.send(changed, by=cast.caseworker, today=LATER)


def accept(amendment, cast, **content):
    return actions.accept_amendment(
        amendment, **{"by": cast.coordinator, "today": LATER, "received_on": LATER} | content
    )


def page_of(order, name="order"):
    return reverse(name, args=[order.pk])


def read(user, order, name="order"):
    return browser(user).get(page_of(order, name)).content.decode()


# --- Beginning one --------------------------------------------------------------------------------------------
def test_an_amendment_begins_as_a_draft_of_what_the_running_order_says(cast, running):
    page = send(browser(cast.caseworker), page_of(running, "order_amend"))
    amendment = Order.objects.get(amends=running)
    assert page.url == page_of(amendment, "order_edit")
    assert (amendment.state, amendment.hours, amendment.provider) == ("draft", running.hours, cast.provider)
    goal, ordered = amendment.goals.get(), running.goals.get()
    assert (goal.copied_from, goal.personal_goal) == (ordered, ordered.personal_goal)
    assert goal.activities.get().copied_from == ordered.activities.get()


def test_the_running_order_goes_on_as_before_meanwhile(cast, running, changed):
    running.refresh_from_db()
    assert (running.state, running.hours) == (OrderState.ACCEPTED, 16)
    for user in (cast.coordinator, cast.support_worker):
        page = read(user, running)
        assert "Sortera post" not in page
        assert "Öppna ändringen" not in page
        assert browser(user).get(page_of(changed)).status_code == 404
    assert "Öppna ändringen" in read(cast.caseworker, running)


def test_the_database_and_the_verb_allow_one_amendment_at_a_time(cast, running, amendment):
    with pytest.raises(RuleBroken, match="redan en ändring"):
        actions.amend(running, by=cast.caseworker, decision=running.decision)
    assert "redan på väg" in read(cast.caseworker, running, "order_amend")
    with pytest.raises(IntegrityError, match="order_one_open_amendment"), transaction.atomic():
        Order.objects.create(
            municipality=running.municipality, case=running.case, amends=running, provider=cast.provider
        )


@pytest.mark.parametrize("state", ["draft", "sent"])
def test_only_an_order_that_runs_is_amended(cast, state):
    order = getattr(cast, state)()
    with pytest.raises(RuleBroken, match="mottagen beställning"):
        actions.amend(order, by=cast.caseworker, decision=order.decision)
    assert browser(cast.caseworker).get(page_of(order, "order_amend")).url == page_of(order)


def test_an_amendment_is_not_amended(cast, amendment):
    with pytest.raises(RuleBroken, match="mottagen beställning"):
        actions.amend(amendment, by=cast.caseworker, decision=amendment.decision)


def test_an_amendment_rests_on_a_decision_of_the_case(cast, running):
    elsewhere = cast.decision(cast.case(cast.client(NUMBERS[1])))
    for decision in (elsewhere, None):
        with pytest.raises(RuleBroken) as refused:
            actions.amend(running, by=cast.caseworker, decision=decision)
        assert refused.value.field == "decision"


def test_without_a_decision_only_where_the_municipality_offers_that(cast, running):
    type(running.municipality).objects.update(support_without_decision=True)
    assert actions.amend(Order.objects.get(), by=cast.caseworker, decision=None).decision is None


@pytest.mark.parametrize(
    "role", ["coordinator", "support_worker", "unit_manager", "reviewer", "system_admin"]
)
def test_only_the_authority_amends_and_takes_back(cast, running, sent, role):
    user = getattr(cast, role)
    with pytest.raises(NotPermitted):
        actions.amend(running, by=user, decision=running.decision)
    with pytest.raises(NotPermitted):
        actions.withdraw_amendment(sent, by=user, today=LATER, reason="Fel")


def test_another_unit_and_provider_find_no_amendment(cast, sent):
    for user in (cast.other_caseworker, cast.other_coordinator):
        for name in ("order", "order_amend", "amendment_withdraw", "order_accept"):
            assert browser(user).get(page_of(sent, name)).status_code == 404
            assert browser(user).post(page_of(sent, name)).status_code in (404, 405)


def test_the_same_form_sent_twice_begins_one(cast, running):
    desk = browser(cast.caseworker)
    typed = filled(desk.get(page_of(running, "order_amend")))
    urls = {desk.post(page_of(running, "order_amend"), typed).url for _ in range(2)}
    assert len(urls) == 1
    assert Order.objects.filter(amends=running).count() == 1


def test_an_order_from_another_system_is_kept_as_it_was_when_an_amendment_begins(cast):
    case = cast.case()
    imported = Order.objects.create(
        municipality=case.municipality,
        case=case,
        decision=cast.decision(case),
        provider=cast.provider,
        state=OrderState.ACCEPTED,
        sent_at=at(TODAY, 12),
        needs="Från det gamla systemet.",
    )
    actions.amend(imported, by=cast.caseworker, decision=imported.decision)
    assert OrderVersion.objects.get(order=imported).content["values"]["needs"] == "Från det gamla systemet."


# --- Its way to the provider ----------------------------------------------------------------------------------
def test_the_provider_sees_what_would_change_before_all_else(cast, running, sent):
    page = read(cast.coordinator, sent)
    told = page[page.index("Det här ändras i beställningen") : page.index("Så ska beställningen se ut")]
    assert "<ins>15" in told
    assert "Sortera post" in told
    assert "Jag fikar med min syster" in told
    assert "Läs ändringen och svara" in read(cast.coordinator, running)
    assert "Det här ändras" in read(cast.coordinator, sent, "order_accept")


def test_the_support_worker_meets_it_when_it_has_been_taken_in(cast, running, sent):
    assert browser(cast.support_worker).get(page_of(sent)).status_code == 404
    accept(sent, cast)
    assert "Sortera post" in read(cast.support_worker, running)


def test_it_is_returned_answered_and_sent_again_as_an_order_is(cast, running, sent, time_machine):
    actions.return_with_question(sent, by=cast.coordinator, category="scope", question="Räcker tiden?")
    time_machine.move_to(at(LATER, 10), tick=False)
    sent.refresh_from_db()
    actions.edit_order(sent, by=cast.caseworker, version=sent.version, hours=16)
    again = actions.send(sent, by=cast.caseworker, today=LATER, answer="Nej, ni får mer.")
    assert [version.number for version in again.versions.all()] == [1, 2]
    page = read(cast.coordinator, again)
    assert page.index("Det här ändras i beställningen") < page.index("Ändrat sedan version 1")
    assert Order.objects.get(pk=running.pk).state == OrderState.ACCEPTED


def test_it_goes_to_the_provider_that_has_the_order(cast, changed):
    with pytest.raises(RuleBroken, match="den utförare som har beställningen"):
        actions.edit_order(changed, by=cast.caseworker, version=changed.version, provider=cast.other_provider)


def test_in_the_list_it_is_work_while_it_is_on_its_way_and_then_no_more(cast, running, sent):
    def rows(user):
        return {order.pk for order, _, _ in browser(user).get(reverse("orders")).context["rows"]}

    assert rows(cast.coordinator) == rows(cast.caseworker) == {running.pk, sent.pk}
    assert [o["amends"] for o in browser(cast.coordinator).get("/api/v1/orders/").json()["results"]] == [
        str(running.pk),
        None,
    ]
    assert list(Order.objects.running_on(LATER)) == [running]
    accept(sent, cast)
    assert rows(cast.coordinator) == rows(cast.caseworker) == {running.pk}


# --- Taken into the running order -----------------------------------------------------------------------------
def test_accepted_it_changes_the_running_order_in_place(cast, plan, running, sent):
    goal, activity = running.goals.get(), OrderActivity.objects.get(goal__order=running)
    page = send(browser(cast.coordinator), page_of(sent, "order_accept"))
    assert page.url == page_of(running)
    running.refresh_from_db()
    assert (running.state, running.hours) == (OrderState.ACCEPTED, 15)
    kept, new = running.goals.standing()
    assert (kept, new.personal_goal) == (goal, "Jag fikar med min syster varje månad")
    assert [a.what for a in kept.activities.all()] == ["Öppna post", "Sortera post"]
    assert [a.what for a in new.activities.all()] == ["Ringa systern"]
    activity.refresh_from_db()
    assert activity.why == "Räkningar blir obetalda igen"
    assert PlanActivity.objects.get(goal__plan=plan).order_activity == activity


def test_then_the_amendment_is_over_and_says_so(cast, running, sent):
    accept(sent, cast)
    over = Order.objects.get(pk=sent.pk)
    assert (over.state, over.ended_on, over.received_on) == (OrderState.ENDED, LATER, LATER)
    assert over.received_recorded_at == at(LATER, 9)
    assert "införd" in over.end_reason


def test_the_running_order_gets_a_version_that_answers_for_the_change(cast, running, sent):
    accept(sent, cast)
    first, second = OrderVersion.objects.filter(order=running)
    assert (second.number, second.sent_by) == (2, cast.caseworker)
    assert second.content["values"]["hours"] == "15.00"
    assert second.content["values"] == OrderVersion.objects.get(order=sent).content["values"]
    assert second.content["goals"][0]["id"] == first.content["goals"][0]["id"]
    assert Order.objects.get(pk=running.pk).clarity == second.clarity
    page = browser(cast.support_worker).get(reverse("order_version", args=[running.pk, 2])).content.decode()
    assert "Ändrat sedan version 1" in page
    assert "Sortera post" in page


def test_what_an_amendment_leaves_out_is_dropped_but_never_deleted(cast, plan, running, changed):
    goal = running.goals.get()
    actions.remove_part(changed.goals.get(copied_from=goal), by=cast.caseworker)
    accept(actions.send(changed, by=cast.caseworker, today=LATER), cast)
    dropped, activity = OrderGoal.objects.get(pk=goal.pk), goal.activities.get()
    assert dropped.dropped_on == activity.dropped_on == LATER
    assert PlanActivity.objects.get(goal__plan=plan).order_activity == activity
    assert [g.life_area for g in Order.objects.with_content().get(pk=running.pk).goals.all()] == ["relations"]
    assert "Jag öppnar min post" not in read(cast.support_worker, running).split("Vad som beställs")[1]


def test_the_plan_that_is_older_than_the_change_is_pointed_out_and_a_new_one_follows_the_order(
    cast, plan, running, changed
):
    actions.remove_part(changed.goals.get(copied_from=running.goals.get()), by=cast.caseworker)
    accept(actions.send(changed, by=cast.caseworker, today=LATER), cast)
    assert reverse("plan", args=[plan.pk]) in read(cast.support_worker, running).split("Vad som beställs")[0]
    plan.refresh_from_db()
    plan_actions.end_plan(
        plan, by=cast.support_worker, today=LATER, ended_on=LATER, reason="Ändrad", version=plan.version
    )
    fresh = plan_actions.begin(running, by=cast.support_worker, today=LATER, begun_on=LATER)
    assert [goal.goal for goal in fresh.goals.all()] == ["Jag fikar med min syster varje månad"]
    whole = Plan.objects.with_content().get(pk=fresh.pk)
    assert differences(whole, whole.order) == []
    assert "Se över planen" not in read(cast.support_worker, running)


def test_what_is_dropped_stays_dropped_in_the_next_amendment(cast, running, changed):
    actions.remove_part(changed.goals.get(copied_from=running.goals.get()), by=cast.caseworker)
    accept(actions.send(changed, by=cast.caseworker, today=LATER), cast)
    running.refresh_from_db()
    following = actions.amend(running, by=cast.caseworker, decision=running.decision)
    assert [goal.life_area for goal in following.goals.all()] == ["relations"]


def test_what_is_not_changed_gets_no_new_version_of_its_record(cast, running, amendment):
    goal = running.goals.get()
    accept(actions.send(amendment, by=cast.caseworker, today=LATER), cast)
    assert OrderGoal.objects.get(pk=goal.pk).version == goal.version


def test_only_a_sent_amendment_is_accepted_and_once(cast, changed):
    with pytest.raises(RuleBroken, match="väntar inte på svar"):
        accept(changed, cast)
    sent = actions.send(changed, by=cast.caseworker, today=LATER)
    accept(sent, cast)
    with pytest.raises(RuleBroken, match="väntar inte på svar"):
        accept(sent, cast)
    assert browser(cast.coordinator).get(page_of(sent, "order_accept")).url == page_of(sent)


def test_an_order_is_not_accepted_as_an_amendment_nor_the_other_way_round(cast, sent):
    with pytest.raises(RuleBroken, match="ändring av en beställning"):
        actions.accept(
            sent,
            by=cast.coordinator,
            today=LATER,
            received_on=LATER,
            key_worker=cast.support_worker,
            start_on=LATER,
        )
    with pytest.raises(RuleBroken, match="ingen ändring"):
        accept(sent.amends, cast)


@pytest.mark.parametrize(
    "role", ["caseworker", "section_leader", "support_worker", "reviewer", "system_admin"]
)
def test_only_coordinator_and_unit_manager_accept_it(cast, sent, role):
    with pytest.raises(NotPermitted):
        accept(sent, cast, by=getattr(cast, role))


@pytest.mark.parametrize("received_on", [LATER + timedelta(days=1), LATER - timedelta(days=1)])
def test_the_receipt_lies_between_sending_and_today(cast, sent, received_on):
    assert "received_on" in errors(
        send(browser(cast.coordinator), page_of(sent, "order_accept"), received_on=received_on.isoformat())
    )


def test_the_same_form_sent_twice_takes_it_in_once(cast, running, sent):
    desk = browser(cast.coordinator)
    typed = filled(desk.get(page_of(sent, "order_accept")))
    assert (
        desk.post(page_of(sent, "order_accept"), typed).url
        == desk.post(page_of(sent, "order_accept"), typed).url
    )
    assert running.versions.count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_at_the_same_moment_one_is_told(cast, running, sent):
    start = Barrier(2)
    users = [cast.coordinator, cast.unit_manager]

    def attempt(user):
        try:
            start.wait(20)
            accept(Order.objects.get(pk=sent.pk), cast, by=user)
        except RuleBroken as refused:
            return refused.code
        finally:
            connections.close_all()
        return "accepted"

    with ThreadPoolExecutor(2) as pool:
        results = [future.result(30) for future in [pool.submit(attempt, user) for user in users]]
    assert sorted(results) == ["accepted", "wrong_state"]
    assert running.versions.count() == 2
    assert running.goals.count() == 2


# --- Taken back -----------------------------------------------------------------------------------------------
def test_a_sent_amendment_is_taken_back_with_a_reason_that_the_provider_reads(cast, running, sent):
    desk = browser(cast.caseworker)
    assert list(errors(send(desk, page_of(sent, "amendment_withdraw"), reason=""))) == ["reason"]
    page = send(desk, page_of(sent, "amendment_withdraw"), reason="Personen ändrade sig")
    assert page.url == page_of(running)
    over = Order.objects.get(pk=sent.pk)
    assert (over.state, over.end_reason) == (OrderState.ENDED, "Personen ändrade sig")
    assert "Personen ändrade sig" in read(cast.coordinator, sent)
    running.refresh_from_db()
    assert (running.hours, running.goals.count()) == (16, 1)


def test_an_amendment_that_was_never_sent_is_removed_and_the_history_keeps_it(cast, running, changed):
    send(browser(cast.caseworker), page_of(changed, "amendment_withdraw"))
    assert not Order.objects.filter(amends=running).exists()
    last = Order.history.filter(id=changed.pk).first()
    assert (last.history_type, last.history_change_reason) == ("-", "order.withdraw_amendment")
    assert OrderGoal.objects.count() == 1


def test_then_another_can_begin(cast, running, amendment):
    actions.withdraw_amendment(amendment, by=cast.caseworker, today=LATER, reason="")
    assert actions.amend(running, by=cast.caseworker, decision=running.decision).goals.count() == 1


def test_what_was_changed_meanwhile_is_not_taken_back_unseen(cast, amendment):
    actions.edit_order(amendment, by=cast.section_leader, version=amendment.version, hours=20)
    with pytest.raises(StaleVersion):
        actions.withdraw_amendment(
            amendment, by=cast.caseworker, today=LATER, reason="", version=amendment.version
        )


def test_an_amendment_that_is_taken_in_is_not_taken_back(cast, sent):
    accept(sent, cast)
    with pytest.raises(RuleBroken, match="redan införd"):
        actions.withdraw_amendment(sent, by=cast.caseworker, today=LATER, reason="Fel")
    assert browser(cast.caseworker).get(page_of(sent, "amendment_withdraw")).url == page_of(sent)


def test_a_running_order_is_not_taken_back_nor_an_amendment_ended(cast, running, sent):
    with pytest.raises(RuleBroken, match="ingen ändring"):
        actions.withdraw_amendment(running, by=cast.caseworker, today=LATER, reason="Fel")
    with pytest.raises(RuleBroken, match="återtas"):
        actions.end(sent, by=cast.caseworker, today=LATER, ended_on=LATER, reason="Fel")


@pytest.mark.parametrize("way", ["changed", "sent"])
def test_when_the_order_ends_its_amendment_goes_with_it(cast, running, way, request):
    amendment = request.getfixturevalue(way)
    running.refresh_from_db()
    actions.end(running, by=cast.caseworker, today=LATER, ended_on=LATER, reason="Flyttat")
    left = Order.objects.filter(pk=amendment.pk).values_list("state", "end_reason")
    assert list(left) == ([] if way == "changed" else [("ended", "Flyttat")])
