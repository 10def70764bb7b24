"""A returned order may go to another provider, who is not told what was said with the former one."""

from importlib import import_module

import pytest
from django.db import connection
from django.urls import reverse

from orders import actions
from orders.models import Order, OrderMessage, OrderReturn
from tests.cast import TODAY
from tests.web import browser

SAID = ("Vi saknar personal", "Hör ni av er?", "Vi kan inte ta det", "Då frågar vi någon annan")


@pytest.fixture
def order(cast):
    """Asked about and answered with the first provider, and then sent to another."""
    order = cast.sent()
    actions.write_message(order, by=cast.caseworker, text="Hör ni av er?")
    actions.write_message(order, by=cast.coordinator, text="Vi saknar personal")
    actions.return_with_question(
        order, by=cast.coordinator, category="cannot_carry_out", question="Vi kan inte ta det"
    )
    order.refresh_from_db()
    actions.edit_order(order, by=cast.caseworker, version=order.version, provider=cast.other_provider)
    return actions.send(order, by=cast.caseworker, today=TODAY, answer="Då frågar vi någon annan")


def read(user, order, name="order"):
    return browser(user).get(reverse(name, args=[order.pk])).content.decode()


def test_the_new_provider_reads_nothing_of_it(cast, order):
    desk = browser(cast.other_coordinator)
    pages = [
        read(cast.other_coordinator, order),
        read(cast.other_coordinator, order, "message_new"),
        desk.get(reverse("order_messages"), {"visa": "alla"}).content.decode(),
        desk.get(f"/api/v1/orders/{order.pk}/").content.decode(),
    ]
    assert [said for page in pages for said in SAID if said in page] == []
    (found,) = [row for row, _, _ in desk.get(reverse("orders")).context["rows"]]
    assert found.unread == 0


def test_nor_opens_a_message_by_its_address(cast, order):
    for message in OrderMessage.objects.all():
        url = reverse("message_read", args=[message.pk])
        assert browser(cast.other_coordinator).get(url).status_code == 404


def test_the_caseworker_reads_all_of_it(cast, order):
    page = read(cast.caseworker, order)
    assert [said for said in SAID if said not in page] == []


def test_what_is_said_from_then_on_reaches_the_new_provider(cast, order):
    actions.write_message(order, by=cast.caseworker, text="Välkomna")
    (found,) = [row for row, _, _ in browser(cast.other_coordinator).get(reverse("orders")).context["rows"]]
    assert found.unread == 1
    assert "Välkomna" in read(cast.other_coordinator, order)
    assert list(OrderMessage.objects.unread_by("provider").values_list("text", flat=True)) == ["Välkomna"]


def test_the_provider_that_gets_the_order_back_reads_its_own_part_again(cast, order):
    actions.return_with_question(
        order, by=cast.other_coordinator, category="cannot_carry_out", question="Inte vi heller"
    )
    order.refresh_from_db()
    actions.edit_order(order, by=cast.caseworker, version=order.version, provider=cast.provider)
    actions.send(order, by=cast.caseworker, today=TODAY, answer="Då får det bli som förut")
    page = read(cast.coordinator, order)
    assert [said for said in SAID if said not in page] == []
    assert "Inte vi heller" not in page


def test_what_was_said_before_this_was_known_was_said_with_the_orders_provider(cast, order):
    OrderReturn.objects.update(provider=cast.provider)
    OrderMessage.objects.update(provider=cast.provider)
    fill = import_module("orders.migrations.0006_with_which_provider").FILL
    with connection.cursor() as cursor:
        for model in ("orderreturn", "ordermessage"):
            cursor.execute(fill.format(model=model))
    for model in (OrderReturn, OrderMessage):
        assert set(model.objects.values_list("provider", flat=True)) == {order.provider_id}
    assert Order.objects.get().provider == cast.other_provider
