"""A manager's morning in a real browser: the three oldest plans that are late are given to their worker, who does the
work, and they leave the list."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from orders import actions as order_actions
from oversight import flags
from oversight.rules import FlagRule
from tests.cast import NUMBERS, TODAY, at

from .demo import SIZES, problems

pytestmark = pytest.mark.django_db(transaction=True)
PERSONS = ("Alm", "Berg", "Ceder", "Dahl")


@pytest.fixture
def late(cast, time_machine):
    """Four plans that nobody has begun, each received a day after the one before; the oldest are Alm, Berg, Ceder."""
    for days, (number, name) in enumerate(zip(NUMBERS, PERSONS, strict=True)):
        received = TODAY + timedelta(days=days)
        order_actions.accept(
            cast.sent(cast.case(cast.client(number, "Någon", name))),
            by=cast.coordinator,
            today=received,
            received_on=received,
            key_worker=cast.support_worker,
            start_on=received,
        )
    on = TODAY + timedelta(days=30)
    flags.raise_flags(on)
    time_machine.move_to(at(on, 12), tick=False)
    return cast


@pytest.fixture
def as_user(page, live_server):
    def go(user, path: str):
        client = Client()
        client.force_login(user)
        page.context.clear_cookies()
        page.context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
        )
        page.goto(live_server.url + path)
        return page

    yield go
    # A page that closes saves its draft, which must not reach a database that is being emptied.
    page.context.set_offline(True)
    page.close()


def rows(page) -> list[str]:
    return page.locator("tbody th a").all_inner_texts()


def test_a_manager_gives_away_the_three_oldest_plans_and_sees_them_leave_the_list(late, as_user, page):
    page.set_viewport_size(SIZES["desktop"])
    as_user(late.unit_manager, reverse("overview"))
    assert problems(page, "the overview") == []
    page.get_by_role("link", name="4 Planen är inte påbörjad").click()
    assert rows(page) == ["Alm, Någon", "Berg, Någon", "Ceder, Någon", "Dahl, Någon"]
    assert problems(page, "the list of what is late") == []
    page.set_viewport_size(SIZES["desktop"])
    for name in PERSONS[:3]:
        page.get_by_role("checkbox", name=f"Fördela: {name}, Någon").check()
    page.get_by_label("Ansvarig").last.select_option(label="Bo Testsson")
    page.get_by_role("button", name="Fördela de ikryssade").click()
    expect(page.get_by_text("Bo Testsson ansvarar nu för 3 saker.")).to_be_visible()
    assert rows(page) == ["Alm, Någon", "Berg, Någon", "Ceder, Någon", "Dahl, Någon"]

    for name in PERSONS[:3]:
        as_user(late.support_worker, reverse("start"))
        given = page.get_by_role("region", name="Du har fått ansvaret för")
        given.locator("a.ds-button", has_text=name).click()
        page.locator("main form button[type=submit]").first.click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text("Börja planen")
    as_user(late.support_worker, reverse("start"))
    expect(page.get_by_text("Du har fått ansvaret för")).to_have_count(0)
    assert problems(page, "the worker's day") == []

    page.set_viewport_size(SIZES["desktop"])
    as_user(late.unit_manager, f"{reverse('flags')}?regel={FlagRule.PLAN_NOT_BEGUN}")
    assert rows(page) == ["Dahl, Någon"]
    as_user(late.unit_manager, reverse("overview"))
    expect(page.get_by_role("link", name="1 Planen är inte påbörjad")).to_be_visible()
