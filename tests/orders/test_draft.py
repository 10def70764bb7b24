from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken
from cases import actions as case_actions
from cases.models import Case
from cases.rules import DecisionOutcome, RefusalGround
from orders import actions
from orders.models import Order
from orders.rules import OrderState
from tests.cast import NUMBERS, TODAY
from tests.web import browser, errors, filled, send


@pytest.fixture
def case(cast):
    case = cast.case()
    cast.decision(case)
    return case


def page_of(case):
    return reverse("order_new", args=[case.pk])


def test_the_draft_rests_on_the_decision_takes_its_time_and_opens_in_the_editor(cast, case):
    page = send(browser(cast.caseworker), page_of(case), provider=cast.provider.pk)
    order = Order.objects.get()
    assert page.url == reverse("order_edit", args=[order.pk])
    assert (order.state, order.provider, order.hours) == (OrderState.DRAFT, cast.provider, Decimal(16))
    assert order.decision == case.decisions.get()


def test_without_a_decision_there_is_no_order_and_the_page_leads_to_the_decision(cast):
    case = cast.case()
    page = browser(cast.caseworker).get(page_of(case)).content.decode()
    assert reverse("decision_new", args=[case.pk]) in page
    with pytest.raises(RuleBroken, match="Skriv beslutet först"):
        actions.draft_order(case, by=cast.caseworker, decision=None)


def test_a_municipality_may_offer_support_without_a_decision(cast):
    case = cast.case()
    type(cast.municipality).objects.update(support_without_decision=True)
    page = send(browser(cast.caseworker), page_of(case), provider=cast.provider.pk)
    assert page.status_code == 302
    assert Order.objects.get().decision is None


def test_an_expired_decision_a_refusal_and_another_persons_decision_are_no_choice(cast):
    case, other = cast.case(), cast.case(cast.client(NUMBERS[1]))
    elsewhere = cast.decision(other)
    expired = cast.decision(case, valid_from=date(2025, 1, 1), valid_to=date(2026, 3, 1))
    refusal = case_actions.decide(
        case,
        by=cast.caseworker,
        today=TODAY,
        decided_on=TODAY,
        outcome=DecisionOutcome.REFUSAL,
        reasons="Behovet möts på annat sätt.",
        refusal_ground=RefusalGround.NO_NEED,
    )
    running = cast.decision(case, valid_from=TODAY)
    desk = browser(cast.caseworker)
    for decision in (elsewhere, expired, refusal):
        page = send(desk, page_of(case), provider=cast.provider.pk, decision=decision.pk)
        assert "decision" in errors(page)
    for decision in (elsewhere, refusal):
        with pytest.raises(RuleBroken, match="Välj ett beslut"):
            actions.draft_order(case, by=cast.caseworker, decision=decision)
    assert send(desk, page_of(case), provider=cast.provider.pk, decision=running.pk).status_code == 302


def test_a_closed_case_takes_no_order(cast, case):
    Case.objects.update(closed_on=TODAY, close_reason="flyttat")
    page = send(browser(cast.caseworker), page_of(case), provider=cast.provider.pk)
    assert errors(page)["__all__"] == ["Ärendet är avslutat."]


def test_another_municipalitys_provider_is_no_choice(cast, case):
    provider = type(cast.provider).objects.create(
        municipality=type(cast.municipality).objects.create(name="Annanstad"), name="Stödet", form="lov"
    )
    assert "provider" in errors(send(browser(cast.caseworker), page_of(case), provider=provider.pk))
    with pytest.raises(RuleBroken, match="i kommunen"):
        actions.draft_order(case, by=cast.caseworker, decision=case.decisions.get(), provider=provider)


def test_only_the_authority_orders(cast, case):
    for role in ("coordinator", "support_worker", "unit_manager", "reviewer", "system_admin"):
        with pytest.raises(NotPermitted):
            actions.draft_order(case, by=getattr(cast, role), decision=case.decisions.get())


def test_another_unit_finds_no_such_case(cast, case):
    desk = browser(cast.other_caseworker)
    assert desk.get(page_of(case)).status_code == desk.post(page_of(case)).status_code == 404


def test_the_same_form_sent_twice_makes_one_draft(cast, case):
    desk = browser(cast.caseworker)
    typed = filled(desk.get(page_of(case)), provider=cast.provider.pk)
    assert desk.post(page_of(case), typed).url == desk.post(page_of(case), typed).url
    assert Order.objects.count() == 1


def test_no_provider_sees_a_draft(cast):
    order = cast.draft()
    for user in (cast.coordinator, cast.unit_manager, cast.support_worker):
        assert browser(user).get(reverse("order", args=[order.pk])).status_code == 404
