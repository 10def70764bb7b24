from datetime import date

import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from cases.models import Client
from orders import actions
from orders.models import Order, OrderReturn
from orders.rules import OrderState
from tests.cast import TODAY, at
from tests.web import browser, errors, filled, send


@pytest.fixture
def order(cast):
    return cast.draft()


@pytest.fixture
def returned(cast, order):
    actions.send(order, by=cast.caseworker, today=TODAY)
    return actions.return_with_question(
        order, by=cast.coordinator, category="goal_unclear", question="Vad menas?"
    ).order


def page_of(order):
    return reverse("order_send", args=[order.pk])


def test_a_whole_order_is_sent_and_the_provider_sees_it(cast, order):
    desk = browser(cast.caseworker)
    asked = desk.get(page_of(order)).content.decode()
    assert "Stödet" in asked
    assert "16 mars 2026" in asked
    page = send(desk, page_of(order))
    assert page.url == reverse("order", args=[order.pk])
    sent = Order.objects.get()
    assert (sent.state, sent.sent_on, sent.sent_at) == (OrderState.SENT, TODAY, at(TODAY, 12))
    assert browser(cast.coordinator).get(page.url).status_code == 200
    assert browser(cast.other_coordinator).get(page.url).status_code == 404


def test_an_order_that_lacks_something_is_not_sent_and_says_what(cast, order):
    Order.objects.update(follow_up_form="")
    desk = browser(cast.caseworker)
    page = desk.get(page_of(order)).content.decode()
    assert "Skriv hur beställningen följs upp." in page
    assert "<button" not in page.split('id="missing"')[1].split("</main>")[0]
    with pytest.raises(RuleBroken, match="följs upp"):
        actions.send(order, by=cast.caseworker, today=TODAY)
    assert Order.objects.get().state == OrderState.DRAFT


def test_where_there_are_children_the_order_says_so(cast, order):
    Client.objects.update(minor_children=2)
    with pytest.raises(RuleBroken, match="barnen"):
        actions.send(Order.objects.get(), by=cast.caseworker, today=TODAY)
    Order.objects.update(children_note="Två barn varannan vecka.")
    actions.send(Order.objects.get(), by=cast.caseworker, today=TODAY)


def test_the_decisions_last_day_is_the_last_day_to_send(cast, order):
    with pytest.raises(RuleBroken, match="gått ut"):
        actions.send(order, by=cast.caseworker, today=date(2027, 1, 1))
    actions.send(order, by=cast.caseworker, today=date(2026, 12, 31))


def test_a_returned_order_is_sent_again_with_an_answer(cast, returned):
    desk = browser(cast.caseworker)
    page = send(desk, page_of(returned), answer="")
    assert "answer" in errors(page)
    send(desk, page_of(returned), answer="Att öppna och sortera.")
    question = OrderReturn.objects.get()
    assert (question.answer, question.answered_at) == ("Att öppna och sortera.", at(TODAY, 12))
    assert Order.objects.get().state == OrderState.SENT
    seen = browser(cast.coordinator).get(reverse("order", args=[returned.pk])).content.decode()
    assert "Att öppna och sortera." in seen


def test_an_answer_of_blanks_is_no_answer(cast, returned):
    with pytest.raises(RuleBroken) as refused:
        actions.send(returned, by=cast.caseworker, today=TODAY, answer="  ")
    assert refused.value.field == "answer"


def test_a_sent_order_is_not_sent_again(cast, order):
    actions.send(order, by=cast.caseworker, today=TODAY)
    with pytest.raises(RuleBroken, match="redan skickad"):
        actions.send(order, by=cast.caseworker, today=TODAY)
    assert browser(cast.caseworker).get(page_of(order)).url == reverse("order", args=[order.pk])


def test_only_the_authority_sends(cast, order):
    for role in ("coordinator", "support_worker", "unit_manager", "reviewer", "system_admin"):
        with pytest.raises(NotPermitted):
            actions.send(order, by=getattr(cast, role), today=TODAY)


def test_another_unit_finds_no_such_order(cast, order):
    desk = browser(cast.other_caseworker)
    assert desk.get(page_of(order)).status_code == desk.post(page_of(order)).status_code == 404


def test_what_was_changed_after_the_confirmation_was_opened_is_not_sent_unseen(cast, order):
    desk = browser(cast.caseworker)
    typed = filled(desk.get(page_of(order)))
    actions.edit_order(order, by=cast.section_leader, version=order.version, hours=40)
    assert "Någon annan har ändrat" in errors(desk.post(page_of(order), typed))["__all__"][0]
    with pytest.raises(StaleVersion):
        actions.send(order, by=cast.caseworker, today=TODAY, version=order.version)
    assert Order.objects.get().state == OrderState.DRAFT


def test_the_same_form_sent_twice_sends_once(cast, order):
    desk = browser(cast.caseworker)
    typed = filled(desk.get(page_of(order)))
    assert desk.post(page_of(order), typed).url == desk.post(page_of(order), typed).url
    assert Order.history.filter(history_change_reason="order.send").count() == 1
