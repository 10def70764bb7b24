"""One order between caseworker and coordinator in a real browser: question, revision, acceptance, message, amendment
and grades. Every page on the way is looked at with axe, and must fit a tablet."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from boendestod import dates
from orders.models import Order
from tests.cast import TODAY, at

from .demo import SIZES, problems

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def as_user(page, live_server):
    """Go to a page of an order as one of the cast."""

    def go(user, name: str, *args):
        client = Client()
        client.force_login(user)
        page.context.clear_cookies()
        page.context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
        )
        page.goto(live_server.url + reverse(name, args=args))
        return page

    yield go
    # A page that closes saves its draft, which must not reach a database that is being emptied.
    page.context.set_offline(True)
    page.close()


@pytest.fixture
def clock(time_machine):
    """An hour passes between one thing and the next."""
    moment = at(TODAY, 12)

    def tick():
        nonlocal moment
        moment += timedelta(hours=1)
        time_machine.move_to(moment, tick=False)

    return tick


def look(page, name: str) -> None:
    assert problems(page, name) == []
    page.set_viewport_size(SIZES["desktop"])


def press(page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).click()


def follow(page, name: str) -> None:
    page.locator("main").get_by_role("link", name=name, exact=True).first.click()


def write(page, field: str, text: str) -> None:
    """Type in the editor's own fields and wait until it is saved."""
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):
        page.fill(f"#header [name={field}]", text)
    expect(page.locator("#header [data-draft-status]")).to_contain_text("Sparat")


def test_an_order_goes_back_and_forth_until_both_sides_agree(cast, as_user, page, clock):
    page.set_viewport_size(SIZES["desktop"])
    order = cast.sent()
    caseworker, coordinator, worker = cast.caseworker, cast.coordinator, cast.support_worker

    clock()
    as_user(coordinator, "order", order.pk)
    follow(page, "Återsänd med fråga")
    look(page, "order_return")
    page.get_by_label("Målet är oklart").check()
    page.get_by_label("Vad behöver du veta?").fill("Gäller det all post, även från banken?")
    press(page, "Återsänd")
    expect(page.locator("main")).to_contain_text("Handläggaren arbetar med er fråga")

    clock()
    as_user(caseworker, "orders")
    look(page, "orders")
    expect(page.locator("main")).to_contain_text("senast 9 mars 2026")
    as_user(caseworker, "order_edit", order.pk)
    expect(page.locator("main")).to_contain_text("även från banken?")
    write(page, "needs", "Astrid öppnar inte sin post, inte heller den från banken.")
    as_user(coordinator, "order", order.pk)
    expect(page.locator("main")).not_to_contain_text("inte heller den från banken")

    as_user(caseworker, "order_send", order.pk)
    expect(page.locator("ins")).to_contain_text("inte heller den från banken.")
    look(page, "order_send")
    page.get_by_label("Svar på utförarens fråga").fill("All post, även från banken.")
    press(page, "Skicka till Stödet")
    expect(page.locator("main")).to_contain_text("väntar på utföraren")

    clock()
    as_user(coordinator, "order", order.pk)
    changed = page.get_by_role("region", name="Ändrat sedan version 1")
    expect(changed.locator("ins")).to_contain_text("inte heller den från banken.")
    expect(page.locator("#dialog")).to_contain_text("All post, även från banken.")
    look(page, "order")
    follow(page, "Version 2")
    look(page, "order_version")

    as_user(coordinator, "order_accept", order.pk)
    page.get_by_label("Stödperson").select_option(label=str(worker))
    press(page, "Ta emot")
    follow(page, "Bedöm beställningen")
    look(page, "order_grade")
    for aspect in ("needs", "activities", "scope"):
        page.check(f"[name={aspect}][value=clear]")
    page.check("[name=goals][value=mentioned]")
    page.fill("[name=goals_comment]", "Skriv när målet är nått.")
    press(page, "Lämna omdömet")
    expect(page.locator("#omdome")).to_contain_text("Skriv när målet är nått.")

    clock()
    follow(page, "Skriv meddelande")
    look(page, "message_new")
    page.get_by_label("Meddelande", exact=True).fill("Kan vi få en timme till i veckan?")
    page.get_by_label("Svar senast").fill("2026-03-09")
    press(page, "Skicka")
    expect(page.locator("#dialog")).to_contain_text("Inte läst än")

    clock()
    as_user(caseworker, "order_messages")
    look(page, "order_messages")
    follow(page, "Berg, Astrid")
    page.get_by_role("button", name="Markera som läst").click()
    expect(page.locator("#dialog")).to_contain_text("Läst i dag av Hanna")
    follow(page, "Ändra beställningen")
    look(page, "order_amend")
    press(page, "Börja skriva")
    write(page, "hours", "20")
    amendment = Order.objects.get(amends=order)
    as_user(caseworker, "order_send", amendment.pk)
    look(page, "amendment: order_send")
    press(page, "Skicka till Stödet")

    clock()
    as_user(coordinator, "order", order.pk)
    expect(page.locator("main")).to_contain_text("Handläggaren vill ändra beställningen")
    follow(page, "Läs ändringen och svara")
    told = page.get_by_role("region", name="Det här ändras i beställningen")
    expect(told.locator("ins")).to_contain_text("20")
    look(page, "amendment")
    follow(page, "Ta emot")
    look(page, "amendment: order_accept")
    press(page, "Ta emot")
    expect(page.get_by_role("heading", level=1)).to_have_text("Beställning")
    expect(page.locator("main")).to_contain_text("20\N{NO-BREAK SPACE}tim")
    look(page, "order, amended")

    as_user(caseworker, "grades")
    expect(page.locator("main")).to_contain_text("Skriv när målet är nått.")
    look(page, "grades")
    order.refresh_from_db()
    assert (order.hours, order.versions.count(), dates.day_of(order.received_recorded_at)) == (20, 3, TODAY)
