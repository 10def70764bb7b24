import pytest
from playwright.sync_api import expect

from . import form_pages

pytestmark = [pytest.mark.urls("tests.browser.form_pages"), pytest.mark.django_db(transaction=True)]

SAVED = "[data-draft-status]:not([data-failed]):not(:empty)"
FAILED = "[data-draft-status][data-failed]"


@pytest.fixture
def server():
    """What reached the server in this test."""
    form_pages.sent.clear()
    form_pages.drafts.clear()
    form_pages.answers["draft"] = 204
    form_pages.may_answer.set()
    form_pages.has_come.clear()
    return form_pages


@pytest.fixture
def form(page, live_server, server):
    page.goto(f"{live_server.url}/formular/")
    return page


def test_what_is_typed_is_kept_as_a_draft(form, server):
    form.fill("#text", "Öppna posten")
    expect(form.locator(SAVED)).to_contain_text("Sparat ")
    assert server.drafts[-1]["text"] == "Öppna posten"


def test_a_draft_that_fails_says_so_and_keeps_the_text(form, server):
    server.answers["draft"] = 503
    form.fill("#text", "Öppna posten")
    expect(form.locator(FAILED)).to_have_text("Inte sparat – ingen kontakt. Texten ligger kvar här.")
    assert form.input_value("#text") == "Öppna posten"


def test_a_lost_login_is_told_and_is_not_taken_for_saved(form, server):
    server.answers["draft"] = 403
    form.fill("#text", "Öppna posten")
    expect(form.locator(FAILED)).to_contain_text("du är utloggad")


def test_without_contact_nothing_is_sent_and_the_draft_goes_when_it_is_back(form, server):
    form.context.set_offline(True)
    form.fill("#text", "Öppna posten")
    expect(form.locator(FAILED)).to_contain_text("ingen kontakt")
    form.click("text=Spara")
    assert server.sent == []
    assert form.input_value("#text") == "Öppna posten"
    form.context.set_offline(False)
    expect(form.locator(SAVED)).to_contain_text("Sparat ")


def test_a_form_is_sent_once(form, server):
    server.may_answer.clear()
    form.evaluate(
        """async () => {
            const save = document.querySelector("button[value=save]");
            save.click();
            await fetch("/har-kommit/");
            save.click();
        }"""
    )
    server.may_answer.set()
    expect(form.locator("body")).to_have_text("Tack")
    assert [post["verb"] for post in server.sent] == ["save"]


def test_a_form_can_be_sent_again_after_back(form):
    form.click("text=Spara")
    expect(form.locator("body")).to_have_text("Tack")
    form.go_back()
    expect(form.locator("button[value=save]")).to_be_enabled()


def test_a_question_comes_first_and_no_sends_nothing(form, server):
    form.click("button[value=send]")
    form.click("dialog[open] >> text=Avbryt")
    expect(form.locator("#ask")).to_be_hidden()
    assert server.sent == []


def test_yes_sends_what_was_asked_about(form, server):
    form.click("button[value=send]")
    form.click("dialog[open] >> text=Ja, skicka")
    expect(form.locator("body")).to_have_text("Tack")
    assert [post["verb"] for post in server.sent] == ["send"]


def test_a_half_typed_date_is_not_sent_as_no_date(form, server):
    form.focus("#until")
    form.keyboard.type("1")
    form.click("text=Spara")
    assert form.eval_on_selector("#until", "field => field.validationMessage") == "Skriv hela datumet."
    assert server.sent == []
    form.fill("#until", "2026-11-30")
    form.click("text=Spara")
    expect(form.locator("body")).to_have_text("Tack")
    assert server.sent[0]["until"] == "2026-11-30"


def test_n_goes_to_the_next_row(form):
    form.keyboard.press("n")
    form.keyboard.press("n")
    expect(form.locator("text=Två")).to_be_focused()


def test_keys_are_text_where_one_types(form):
    form.focus("#text")
    form.keyboard.type("n?")
    assert form.input_value("#text") == "n?"
    expect(form.locator("#keys")).to_be_hidden()


def test_the_keys_can_be_turned_off(form):
    form.keyboard.press("?")
    form.uncheck("#keys-on")
    form.click("#keys >> text=Stäng")
    form.reload()
    form.click("h1")
    form.keyboard.press("n")
    expect(form.locator("text=Ett")).not_to_be_focused()


def test_without_script_the_form_is_sent_all_the_same(browser, live_server, server):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/formular/")
    page.fill("#text", "Öppna posten")
    page.click("button[value=send]")
    assert page.inner_text("body") == "Tack"
    assert server.sent[0]["text"] == "Öppna posten"
