"""A returned order may go to another provider, who is not told what was said with the former one."""

from importlib import import_module

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from boendestod.errors import RuleBroken, StaleVersion
from orders import actions
from orders.models import Order, OrderMessage, OrderReturn
from orders.rules import OrderState, Side
from oversight.flags import order_unanswered
from tests.cast import TODAY
from tests.web import browser, filled

SAID = ("Vi saknar personal", "Hör ni av er?", "Vi kan inte ta det")


@pytest.fixture
def returned(cast):
    """Asked about and answered with the first provider, which then sends it back."""
    order = cast.sent()
    actions.write_message(order, by=cast.caseworker, text="Hör ni av er?")
    actions.write_message(order, by=cast.coordinator, text="Vi saknar personal")
    return send_back(cast.coordinator, order, "Vi kan inte ta det")


@pytest.fixture
def moved(cast, returned):
    return move(cast, returned, cast.other_provider)


@pytest.fixture
def order(cast, moved):
    return actions.send(moved, by=cast.caseworker, today=TODAY)


def send_back(user, order, question):
    actions.return_with_question(order, by=user, category="cannot_carry_out", question=question)
    order.refresh_from_db()
    return order


def move(cast, order, provider, **content):
    return actions.edit_order(order, by=cast.caseworker, version=order.version, provider=provider, **content)


def read(user, order, name="order"):
    return browser(user).get(reverse(name, args=[order.pk])).content.decode()


# --- Until it is sent -----------------------------------------------------------------------------------------
@pytest.mark.parametrize("user", ["coordinator", "other_coordinator", "other_unit_manager"])
def test_with_another_provider_nobody_but_the_authority_sees_it_until_it_is_sent(cast, moved, user):
    assert (moved.state, moved.sent_on, moved.sent_at) == (OrderState.DRAFT, None, None)
    desk = browser(getattr(cast, user))
    assert desk.get(reverse("order", args=[moved.pk])).status_code == 404
    assert desk.get(reverse("order_version", args=[moved.pk, 1])).status_code == 404
    assert desk.get(f"/api/v1/orders/{moved.pk}/").status_code == 404
    assert not Order.objects.visible_to(getattr(cast, user)).exists()


def test_the_same_through_the_editor(cast, returned):
    desk = browser(cast.caseworker)
    url = reverse("order_edit", args=[returned.pk])
    desk.post(url, filled(desk.get(url), provider=cast.other_provider.pk))
    assert Order.objects.get().state == OrderState.DRAFT
    assert "Utföraren frågar" not in desk.get(url).content.decode()
    assert "Vi kan inte ta det" in read(cast.caseworker, returned)


def test_with_the_same_provider_it_is_still_answered(cast, returned):
    assert move(cast, returned, cast.provider, needs="Annat").state == OrderState.RETURNED


def test_the_question_is_no_longer_waited_for(cast, returned):
    assert order_unanswered(TODAY).exists()
    moved = move(cast, returned, cast.other_provider)
    assert not order_unanswered(TODAY).exists()
    sent = actions.send(moved, by=cast.caseworker, today=TODAY)
    again = send_back(cast.other_coordinator, sent, "Hur ofta?")
    (entry,) = [
        e
        for e in browser(cast.caseworker).get(reverse("order", args=[again.pk])).context["thread"]
        if e.waits
    ]
    assert entry.text == "Hur ofta?"


def test_nor_is_a_message_that_was_to_be_answered(cast):
    order = cast.sent()
    actions.write_message(order, by=cast.coordinator, text="Hör av er", answer_by=TODAY)
    waiting = OrderMessage.objects.awaiting(Side.AUTHORITY, TODAY)
    assert waiting.exists()
    moved = move(cast, send_back(cast.coordinator, order, "Vi kan inte"), cast.other_provider)
    assert not waiting.all().exists()
    page = browser(cast.caseworker).get(reverse("order", args=[moved.pk]))
    assert [entry.text for entry in page.context["thread"] if entry.waits] == []


def test_two_who_change_it_at_once_are_told(cast, returned):
    first = Order.objects.get()
    move(cast, returned, cast.other_provider)
    with pytest.raises(StaleVersion):
        move(cast, first, cast.other_provider, needs="Annat")


# --- When it is sent ------------------------------------------------------------------------------------------
def test_the_new_provider_reads_no_version_sent_to_the_former(cast, order):
    page = browser(cast.other_coordinator).get(reverse("order", args=[order.pk]))
    assert [version.number for version in page.context["versions"]] == [2]
    assert page.context["comparisons"] == []
    assert "version 1" not in page.content.decode().lower()
    desk = browser(cast.other_coordinator)
    assert desk.get(reverse("order_version", args=[order.pk, 1])).status_code == 404
    second = desk.get(reverse("order_version", args=[order.pk, 2]))
    assert second.context["comparisons"] == []
    assert [version.number for version in second.context["versions"]] == [2]
    assert "version 1" not in desk.get(reverse("order_accept", args=[order.pk])).content.decode().lower()


def test_the_caseworker_reads_both_and_to_whom(cast, order):
    assert browser(cast.caseworker).get(reverse("order_version", args=[order.pk, 1])).status_code == 200
    told = read(cast.caseworker, order.case, "case")
    assert str(cast.provider) in told
    assert str(cast.other_provider) in told


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


def test_the_provider_that_gets_the_order_back_is_answered_and_reads_its_own_part_again(cast, order):
    order = send_back(cast.other_coordinator, order, "Inte vi heller")
    order = move(cast, order, cast.provider)
    with pytest.raises(RuleBroken) as refused:
        actions.send(order, by=cast.caseworker, today=TODAY)
    assert refused.value.code == "no_answer"
    actions.send(order, by=cast.caseworker, today=TODAY, answer="Då får det bli som förut")
    page = read(cast.coordinator, order)
    assert [said for said in (*SAID, "Då får det bli som förut") if said not in page] == []
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


def test_what_was_sent_before_this_was_known_was_sent_to_the_orders_provider(cast, order):
    fill = import_module("orders.migrations.0008_version_to_which_provider").FILL
    with connection.cursor() as cursor:
        cursor.execute(fill)
    assert {version.provider for version in order.versions.all()} == {cast.other_provider}
    with pytest.raises(DatabaseError), transaction.atomic():
        order.versions.update(clarity=1)
