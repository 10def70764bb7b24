import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken
from orders import actions
from orders.models import Order, OrderReturn
from orders.rules import OrderState
from tests.web import browser, errors, filled, send

TYPED = {"category": "goal_unclear", "question": "Vad menas med att sköta sin post?"}


@pytest.fixture
def order(cast):
    return cast.sent()


def page_of(order):
    return reverse("order_return", args=[order.pk])


def test_an_unclear_order_goes_back_with_a_question(cast, order):
    page = send(browser(cast.coordinator), page_of(order), **TYPED)
    assert page.url == reverse("order", args=[order.pk])
    question = OrderReturn.objects.get()
    assert (question.question, question.asked_by) == (TYPED["question"], cast.coordinator)
    assert Order.objects.get().state == OrderState.RETURNED


def test_the_caseworker_meets_the_question_first_in_the_list_and_in_the_editor(cast, order):
    actions.return_with_question(order, by=cast.coordinator, **TYPED)
    desk = browser(cast.caseworker)
    assert "Svara på frågan" in desk.get(reverse("orders")).content.decode()
    for name in ("order", "order_edit", "order_send"):
        assert TYPED["question"] in desk.get(reverse(name, args=[order.pk])).content.decode()


def test_the_provider_still_sees_the_order_meanwhile(cast, order):
    actions.return_with_question(order, by=cast.coordinator, **TYPED)
    page = browser(cast.unit_manager).get(reverse("order", args=[order.pk])).content.decode()
    assert "väntar på handläggaren" in page


@pytest.mark.parametrize(
    "typed", [{"question": ""}, {"question": " "}, {"category": ""}, {"category": "annat slag"}]
)
def test_without_a_question_nothing_goes_back(cast, order, typed):
    page = send(browser(cast.coordinator), page_of(order), **TYPED | typed)
    assert list(errors(page)) == list(typed)
    assert Order.objects.get().state == OrderState.SENT


def test_a_question_of_blanks_is_refused_by_the_verb_too(cast, order):
    with pytest.raises(RuleBroken, match="Skriv vad du behöver veta"):
        actions.return_with_question(order, by=cast.coordinator, category="other", question=" ")
    assert not OrderReturn.objects.exists()


def test_an_accepted_order_is_not_returned(cast):
    order = cast.accepted()
    with pytest.raises(RuleBroken, match="väntar inte på svar"):
        actions.return_with_question(order, by=cast.coordinator, **TYPED)
    assert browser(cast.coordinator).get(page_of(order)).url == reverse("order", args=[order.pk])


def test_only_coordinator_and_unit_manager_return(cast, order):
    for role in ("caseworker", "section_leader", "support_worker", "reviewer", "system_admin"):
        with pytest.raises(NotPermitted):
            actions.return_with_question(order, by=getattr(cast, role), **TYPED)


def test_another_provider_finds_no_such_order(cast, order):
    desk = browser(cast.other_coordinator)
    assert desk.get(page_of(order)).status_code == desk.post(page_of(order), TYPED).status_code == 404


def test_the_same_form_sent_twice_asks_once(cast, order):
    desk = browser(cast.coordinator)
    typed = filled(desk.get(page_of(order)), **TYPED)
    assert desk.post(page_of(order), typed).url == desk.post(page_of(order), typed).url
    assert OrderReturn.objects.count() == 1


def test_a_draft_of_the_question_comes_back(cast, order):
    desk = browser(cast.coordinator)
    desk.post(f"{reverse('save_draft')}?page={page_of(order)}", {"question": "Vad menas"})
    assert "Vad menas" in desk.get(page_of(order)).content.decode()


def test_of_two_who_answer_differently_the_second_is_told(cast, order):
    desk = browser(cast.coordinator)
    typed = filled(desk.get(page_of(order)), **TYPED)
    actions.accept(
        order,
        by=cast.unit_manager,
        today=order.sent_on,
        received_on=order.sent_on,
        key_worker=cast.support_worker,
        start_on=order.sent_on,
    )
    page = desk.post(page_of(order), typed)
    assert "väntar inte på svar" in errors(page)["__all__"][0]
    assert TYPED["question"] in page.content.decode()
