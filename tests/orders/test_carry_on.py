"""After a new decision that asks for the same the running order goes on, and nobody writes a new one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connections
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken
from cases import actions as case_actions
from cases.models import Decision
from cases.rules import DecisionOutcome, HoursPer
from orders import actions
from orders.models import Order, OrderVersion
from orders.rules import OrderState
from tests.cast import NUMBERS, TODAY, at
from tests.web import browser, errors, filled, send

LATER = date(2026, 11, 22)
NEXT_YEAR = date(2027, 1, 1)


@pytest.fixture
def running(cast, time_machine):
    order = cast.accepted()
    time_machine.move_to(at(LATER, 9), tick=False)
    return order


@pytest.fixture
def new(cast, running):
    return decide(cast, running)


def decide(cast, order, *, hours="16", per=HoursPer.MONTH, valid_from=NEXT_YEAR, outcome="approval"):
    refusal = {"reasons": "Behovet är mindre.", "refusal_ground": "no_need"} if outcome == "partial" else {}
    return case_actions.decide(
        order.case,
        by=cast.caseworker,
        today=LATER,
        decided_on=LATER,
        outcome=outcome,
        valid_from=valid_from,
        granted_hours=Decimal(hours),
        granted_per=per,
        **refusal,
    )


def carry_on(order, cast, decision, **changed):
    return actions.carry_on(order, **{"by": cast.caseworker, "today": LATER, "decision": decision} | changed)


def page_of(order, name="order"):
    return reverse(name, args=[order.pk])


def read(user, order, name="order"):
    return browser(user).get(page_of(order, name)).content.decode()


# --- It goes on -----------------------------------------------------------------------------------------------
def test_the_order_goes_on_from_its_page_on_the_new_decision(cast, running, new):
    page = read(cast.caseworker, running)
    assert "Nytt beslut från 1 januari 2027" in page
    assert page_of(running, "order_carry_on") in page
    assert send(browser(cast.caseworker), page_of(running, "order_carry_on")).url == page_of(running)
    order = Order.objects.get()
    assert (order.decision, order.state, order.hours) == (new, OrderState.ACCEPTED, 16)
    assert "Nytt beslut från" not in read(cast.caseworker, running)


def test_the_page_shows_both_decisions(cast, running, new):
    page = read(cast.caseworker, running, "order_carry_on")
    assert "1 januari 2026 – 31 december 2026" in page
    assert "1 januari 2027 – tills vidare" in page
    assert page_of(running, "order_amend") in page


def test_a_version_is_kept_where_only_the_decision_differs(cast, running, new):
    carry_on(running, cast, new)
    first, second = OrderVersion.objects.filter(order=running)
    assert second.sent_by == cast.caseworker
    assert first.content["goals"] == second.content["goals"]
    (change,) = (
        browser(cast.coordinator)
        .get(reverse("order_version", args=[running.pk, 2]))
        .context["comparisons"][0][1]
    )
    assert [field.label for field in change.fields] == ["Beslut"]


def test_the_history_says_who_let_it_go_on(cast, running, new):
    carry_on(running, cast, new)
    last = Order.history.filter(id=running.pk).first()
    assert (last.history_change_reason, last.history_user) == ("order.carry_on", cast.caseworker)


def test_an_order_from_another_system_is_kept_as_it_was_too(cast, running, new):
    imported = Order.objects.create(
        municipality=running.municipality,
        case=running.case,
        decision=running.decision,
        provider=cast.provider,
        state=OrderState.ACCEPTED,
        sent_at=at(TODAY, 12),
        needs="Från det gamla systemet.",
    )
    carry_on(imported, cast, new)
    decisions = [
        field["text"]
        for version in OrderVersion.objects.filter(order=imported)
        for field in version.content["fields"]
        if field["name"] == "decision"
    ]
    assert ["2026" in decisions[0], "2027" in decisions[1]] == [True, True]


def test_more_time_than_ordered_is_no_hindrance(cast, running):
    assert carry_on(running, cast, decide(cast, running, hours="20")).hours == 16


# --- What hinders it ------------------------------------------------------------------------------------------
def test_a_decision_that_gives_less_asks_for_an_amendment(cast, running):
    less = decide(cast, running, hours="12", outcome="partial")
    page = send(browser(cast.caseworker), page_of(running, "order_carry_on"))
    (told,) = errors(page)["decision"]
    assert told.replace("\N{NO-BREAK SPACE}", " ") == (
        "Beslutet ger 12 tim per månad, beställningen är på 16 tim per månad. Ändra beställningen i stället."
    )
    assert Order.objects.get().decision != less


def test_hours_by_the_week_and_by_the_month_are_compared(cast, running):
    weekly = decide(cast, running, hours="3.5", per=HoursPer.WEEK)
    with pytest.raises(RuleBroken, match="Ändra beställningen"):
        carry_on(running, cast, weekly)
    Decision.objects.filter(pk=weekly.pk).update(granted_hours=4)
    weekly.refresh_from_db()
    assert carry_on(running, cast, weekly).decision == weekly


def test_the_orders_that_are_on_the_new_decision_already_take_of_its_time(cast, running, new):
    beside = cast.draft_on(running.case, new, by=cast.caseworker)
    Order.objects.filter(pk=beside.pk).update(hours=4)
    with pytest.raises(RuleBroken, match=r"de andra beställningarna på 4.tim per månad"):
        carry_on(running, cast, new)


@pytest.mark.parametrize("state", ["draft", "sent"])
def test_only_an_order_that_runs_goes_on(cast, state, time_machine):
    order = getattr(cast, state)()
    time_machine.move_to(at(LATER, 9), tick=False)
    new = decide(cast, order)
    with pytest.raises(RuleBroken, match="mottagen beställning"):
        carry_on(order, cast, new)
    assert browser(cast.caseworker).get(page_of(order, "order_carry_on")).url == page_of(order)
    assert "Nytt beslut från" not in read(cast.caseworker, order)


def test_while_an_amendment_is_on_its_way_the_order_waits(cast, running, new):
    amendment = actions.amend(running, by=cast.caseworker, decision=running.decision)
    with pytest.raises(RuleBroken, match="En ändring av beställningen är på väg"):
        carry_on(running, cast, new)
    assert page_of(amendment) in read(cast.caseworker, running, "order_carry_on")
    assert page_of(running, "order_carry_on") not in read(cast.caseworker, running)


def test_the_decision_is_another_of_the_same_case_later_and_gives_support(cast, running):
    elsewhere = cast.decision(cast.case(cast.client(NUMBERS[1])))
    earlier = cast.decision(running.case, valid_from=date(2025, 1, 1), valid_to=date(2025, 12, 31))
    refused = case_actions.decide(
        running.case,
        by=cast.caseworker,
        today=LATER,
        decided_on=LATER,
        outcome=DecisionOutcome.REFUSAL,
        reasons="Inget behov.",
        refusal_ground="no_need",
    )
    for decision in (elsewhere, earlier, refused, running.decision):
        with pytest.raises(RuleBroken) as told:
            carry_on(running, cast, decision)
        assert told.value.field == "decision"
    assert "Inget senare beslut" in read(cast.caseworker, running, "order_carry_on")


def test_a_decision_that_has_run_out_carries_nothing_on(cast, running, new):
    Decision.objects.filter(pk=new.pk).update(valid_to=date(2027, 2, 1))
    new.refresh_from_db()
    with pytest.raises(RuleBroken, match="gått ut"):
        carry_on(running, cast, new, today=date(2027, 3, 1))


def test_an_order_without_a_decision_is_not_asked(cast, running, new):
    Order.objects.update(decision=None)
    running.refresh_from_db()
    with pytest.raises(RuleBroken, match="senare"):
        carry_on(running, cast, new)
    assert "Nytt beslut från" not in read(cast.caseworker, running)
    assert browser(cast.caseworker).post(page_of(running, "order_carry_on"), {}).status_code == 200


# --- Who may ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "role", ["coordinator", "support_worker", "unit_manager", "reviewer", "system_admin"]
)
def test_only_the_authority_lets_it_go_on(cast, running, new, role):
    with pytest.raises(NotPermitted):
        carry_on(running, cast, new, by=getattr(cast, role))


def test_the_provider_is_not_asked(cast, running, new):
    for user in (cast.coordinator, cast.support_worker):
        assert "Nytt beslut från" not in read(user, running)
        assert browser(user).get(page_of(running, "order_carry_on")).status_code == 403


def test_another_unit_and_provider_find_nothing(cast, running, new):
    for user in (cast.other_caseworker, cast.other_coordinator):
        assert browser(user).get(page_of(running, "order_carry_on")).status_code == 404
        assert browser(user).post(page_of(running, "order_carry_on")).status_code == 404


# --- Twice and at once ----------------------------------------------------------------------------------------
def test_the_same_form_sent_twice_carries_it_on_once(cast, running, new):
    desk = browser(cast.caseworker)
    typed = filled(desk.get(page_of(running, "order_carry_on")))
    urls = {desk.post(page_of(running, "order_carry_on"), typed).url for _ in range(2)}
    assert urls == {page_of(running)}
    assert running.versions.count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_is_told(cast, running, new):
    start = Barrier(2)
    users = [cast.caseworker, cast.section_leader]

    def attempt(user):
        try:
            start.wait(20)
            carry_on(Order.objects.get(pk=running.pk), cast, new, by=user)
        except RuleBroken as refused:
            return refused.code
        finally:
            connections.close_all()
        return "carried on"

    with ThreadPoolExecutor(2) as pool:
        results = [future.result(30) for future in [pool.submit(attempt, user) for user in users]]
    assert sorted(results) == ["already_on_decision", "carried on"]
    assert running.versions.count() == 2


# --- The plan goes on -----------------------------------------------------------------------------------------
def test_the_plan_is_not_called_outdated_by_a_new_decision_alone(cast, time_machine):
    plan = cast.agreed()
    time_machine.move_to(at(LATER, 9), tick=False)
    order = carry_on(plan.order, cast, decide(cast, plan.order))
    assert "Se över planen" not in read(cast.support_worker, order)
    amendment = actions.amend(order, by=cast.caseworker, decision=order.decision)
    actions.edit_order(amendment, by=cast.caseworker, version=amendment.version, hours=15)
    actions.send(amendment, by=cast.caseworker, today=LATER)
    actions.accept_amendment(amendment, by=cast.coordinator, today=LATER, received_on=LATER)
    assert "Se över planen" in read(cast.support_worker, order)
