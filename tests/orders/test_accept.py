from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken
from orders import actions
from orders.models import Order
from orders.rules import OrderState
from tests.cast import TODAY, at
from tests.web import browser, errors, filled, send


@pytest.fixture
def order(cast):
    return cast.sent()


def accept(order, cast, **content):
    content = {"by": cast.coordinator, "received_on": TODAY, "key_worker": cast.support_worker} | content
    return actions.accept(order, today=TODAY, start_on=TODAY, **content)


def page_of(order):
    return reverse("order_accept", args=[order.pk])


def test_the_provider_takes_the_order_on_with_a_key_worker(cast, order):
    page = send(
        browser(cast.coordinator), page_of(order), key_worker=cast.support_worker.pk, start_on="2026-03-09"
    )
    assert page.url == reverse("order", args=[order.pk])
    taken = Order.objects.get()
    assert (taken.state, taken.received_on, taken.start_on) == (OrderState.ACCEPTED, TODAY, date(2026, 3, 9))
    assert (taken.received_recorded_at, taken.key_worker) == (at(TODAY, 12), cast.support_worker)


def test_only_from_then_on_the_key_worker_sees_the_person(cast, order):
    url = reverse("order", args=[order.pk])
    assert browser(cast.support_worker).get(url).status_code == 404
    accept(order, cast)
    assert browser(cast.support_worker).get(url).status_code == 200
    assert browser(cast.colleague).get(url).status_code == 404


def test_the_form_says_by_when_the_plan_must_be_begun(cast, order):
    assert "16 mars 2026" in browser(cast.coordinator).get(page_of(order)).content.decode()


@pytest.mark.parametrize("received_on", [TODAY + timedelta(days=1), TODAY - timedelta(days=1)])
def test_the_receipt_lies_between_sending_and_today(cast, order, received_on):
    with pytest.raises(RuleBroken) as refused:
        accept(order, cast, received_on=received_on)
    assert refused.value.field == "received_on"
    assert Order.objects.get().state == OrderState.SENT


def test_a_receipt_recorded_late_is_marked(cast, order, time_machine):
    time_machine.move_to(at(TODAY + timedelta(days=12), 12), tick=False)
    actions.accept(
        order,
        by=cast.coordinator,
        today=TODAY + timedelta(days=12),
        received_on=TODAY,
        key_worker=cast.support_worker,
        start_on=TODAY,
    )
    page = browser(cast.coordinator).get(reverse("order", args=[order.pk])).content.decode()
    assert "efterregistrerad 12 dagar" in page


@pytest.mark.parametrize("who", ["other_support_worker", "coordinator", "caseworker"])
def test_the_key_worker_is_a_support_worker_of_the_provider(cast, order, who):
    page = send(browser(cast.coordinator), page_of(order), key_worker=getattr(cast, who).pk)
    assert "key_worker" in errors(page)
    with pytest.raises(RuleBroken, match="boendestödjare hos utföraren"):
        accept(order, cast, key_worker=getattr(cast, who))


@pytest.mark.parametrize(
    "typed", [{"key_worker": ""}, {"received_on": ""}, {"received_on": "2026-02-30"}, {"start_on": "nu"}]
)
def test_bad_input_accepts_nothing(cast, order, typed):
    page = send(browser(cast.coordinator), page_of(order), **{"key_worker": cast.support_worker.pk} | typed)
    assert list(errors(page)) == list(typed)
    assert Order.objects.get().state == OrderState.SENT


def test_only_a_sent_order_is_accepted(cast, order):
    accept(order, cast)
    with pytest.raises(RuleBroken, match="väntar inte på svar"):
        accept(order, cast)
    assert browser(cast.coordinator).get(page_of(order)).url == reverse("order", args=[order.pk])


def test_only_coordinator_and_unit_manager_accept(cast, order):
    for role in ("caseworker", "section_leader", "support_worker", "reviewer", "system_admin"):
        with pytest.raises(NotPermitted):
            accept(order, cast, by=getattr(cast, role))


def test_the_unit_manager_may_accept_too(cast, order):
    assert accept(order, cast, by=cast.unit_manager).state == OrderState.ACCEPTED


def test_another_provider_finds_no_such_order(cast, order):
    for user in (cast.other_coordinator, cast.other_unit_manager):
        assert browser(user).get(page_of(order)).status_code == 404
        assert browser(user).post(page_of(order)).status_code == 404


def test_the_same_form_sent_twice_accepts_once(cast, order):
    desk = browser(cast.coordinator)
    typed = filled(desk.get(page_of(order)), key_worker=cast.support_worker.pk)
    assert desk.post(page_of(order), typed).url == desk.post(page_of(order), typed).url
    assert Order.history.filter(history_change_reason="order.accept").count() == 1


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"received_on": TODAY - timedelta(days=1)}, "order_received_after_sent"),
        ({"provider": None}, "order_sent_to_a_provider"),
        ({"sent_at": None}, "order_sent_to_a_provider"),
        ({"state": OrderState.DRAFT}, "order_sent_to_a_provider"),
        ({"state": OrderState.ENDED}, "order_ended_with_reason"),
        ({"end_reason": "flyttat"}, "order_ended_with_reason"),
        ({"state": OrderState.ENDED, "ended_on": TODAY}, "order_ended_with_reason"),
        (
            {"state": OrderState.ENDED, "ended_on": TODAY - timedelta(days=1), "end_reason": "flyttat"},
            "order_ended_after_received",
        ),
    ],
)
def test_the_database_itself_refuses_impossible_orders(cast, order, change, constraint):
    accept(order, cast)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Order.objects.update(**change)
