"""The editor with JavaScript: each part is saved by itself and disturbs no other."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from orders.models import Order

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def order(cast):
    return cast.draft()


@pytest.fixture
def editor(page, live_server, cast, order):
    client = Client()
    client.force_login(cast.caseworker)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    page.goto(live_server.url + reverse("order_edit", args=[order.pk]))
    yield page
    # A page that closes saves its draft, which must not reach a database that is being emptied.
    page.context.set_offline(True)
    page.close()


def test_a_goal_is_saved_while_the_orders_own_text_stays_unsaved(editor, order):
    editor.get_by_label("Behov som stödet ska möta").fill("Halvskriven text")
    editor.get_by_role("link", name="Lägg till mål").click()
    expect(editor.get_by_label("Livsområde")).to_be_focused()
    editor.get_by_label("Livsområde").select_option("relations")
    editor.get_by_role("button", name="Spara målet").click()
    expect(editor.get_by_role("heading", name=re.compile("Mål 2"))).to_be_visible()
    expect(editor.locator("#remarks")).to_contain_text("Mål 2: lägg till minst en aktivitet.")
    expect(editor.get_by_label("Behov som stödet ska möta")).to_have_value("Halvskriven text")
    assert order.goals.count() == 2


def test_the_orders_own_fields_are_saved_while_an_activity_stays_open(editor, order):
    editor.get_by_role("link", name="Lägg till aktivitet i mål 1").click()
    editor.get_by_label("Vad", exact=True).fill("Halvskriven aktivitet")
    editor.get_by_label("Behov som stödet ska möta").fill("")
    editor.get_by_role("button", name="Spara", exact=True).click()
    expect(editor.locator("#remarks")).to_contain_text("Skriv vilka behov stödet ska möta.")
    expect(editor.get_by_label("Vad", exact=True)).to_have_value("Halvskriven aktivitet")
    assert Order.objects.get().needs == ""


def test_what_is_wrong_is_told_in_place_and_takes_the_focus(editor):
    editor.get_by_role("link", name="Lägg till mål").click()
    editor.get_by_role("button", name="Spara målet").click()
    summary = editor.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Livsområde")


def test_who_has_been_logged_out_is_told_and_keeps_the_text(editor, order):
    editor.get_by_label("Behov som stödet ska möta").fill("Min text")
    editor.context.clear_cookies()
    editor.get_by_role("button", name="Spara", exact=True).click()
    expect(editor.locator("#header [data-draft-status]")).to_contain_text("utloggad")
    expect(editor.get_by_label("Behov som stödet ska möta")).to_have_value("Min text")


def test_a_part_that_somebody_has_removed_is_told_and_the_text_stays(editor, order):
    editor.get_by_role("link", name="Ändra mål 1").click()
    editor.get_by_label("Övergripande mål").fill("Min text")
    goal = order.goals.get()
    goal.activities.all().delete()
    goal.delete()
    editor.get_by_role("button", name="Spara målet").click()
    expect(editor.locator("#goals [data-draft-status]")).to_contain_text("Inte sparat")
    expect(editor.get_by_label("Övergripande mål")).to_have_value("Min text")
