import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken, StaleVersion
from orders import actions
from orders.models import Order
from tests.web import browser, errors, filled, send


@pytest.fixture
def order(cast):
    return cast.accepted()


def page_of(order):
    return reverse("order_assign", args=[order.pk])


def test_another_support_worker_becomes_key_worker_and_sees_the_person(cast, order):
    page = send(browser(cast.coordinator), page_of(order), key_worker=cast.colleague.pk)
    assert page.url == reverse("order", args=[order.pk])
    assert Order.objects.get().key_worker == cast.colleague
    assert browser(cast.colleague).get(page.url).status_code == 200
    assert browser(cast.support_worker).get(page.url).status_code == 404


def test_the_key_worker_is_a_support_worker_of_the_provider(cast, order):
    page = send(browser(cast.coordinator), page_of(order), key_worker=cast.other_support_worker.pk)
    assert "key_worker" in errors(page)
    with pytest.raises(RuleBroken, match="hos utföraren"):
        actions.assign_key_worker(
            order, by=cast.coordinator, key_worker=cast.other_support_worker, version=order.version
        )


def test_an_order_is_accepted_before_it_is_assigned(cast):
    order = cast.sent()
    with pytest.raises(RuleBroken, match="Ta emot"):
        actions.assign_key_worker(
            order, by=cast.coordinator, key_worker=cast.support_worker, version=order.version
        )


def test_only_coordinator_and_unit_manager_assign(cast, order):
    for role in ("caseworker", "section_leader", "support_worker", "reviewer", "system_admin"):
        with pytest.raises(NotPermitted):
            actions.assign_key_worker(
                order, by=getattr(cast, role), key_worker=cast.colleague, version=order.version
            )


def test_another_provider_finds_no_such_order(cast, order):
    desk = browser(cast.other_coordinator)
    assert desk.get(page_of(order)).status_code == desk.post(page_of(order)).status_code == 404


def test_the_second_of_two_is_told(cast, order):
    desk = browser(cast.coordinator)
    typed = filled(desk.get(page_of(order)), key_worker=cast.support_worker.pk)
    actions.assign_key_worker(order, by=cast.unit_manager, key_worker=cast.colleague, version=order.version)
    assert "Någon annan har ändrat" in errors(desk.post(page_of(order), typed))["__all__"][0]
    with pytest.raises(StaleVersion):
        actions.assign_key_worker(
            order, by=cast.coordinator, key_worker=cast.support_worker, version=order.version
        )
    assert Order.objects.get().key_worker == cast.colleague


def test_the_same_form_sent_twice_assigns_once(cast, order):
    desk = browser(cast.coordinator)
    colleague = cast.colleague.pk
    typed = filled(desk.get(page_of(order)), key_worker=colleague)
    assert desk.post(page_of(order), typed).url == desk.post(page_of(order), typed).url
    assert Order.history.filter(history_change_reason="order.assign").count() == 1
