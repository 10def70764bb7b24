"""The decision form with JavaScript: it answers while one types, and replaces nothing that the caseworker has
written unless she asks for it."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from cases.models import Decision
from tests.web import browser

pytestmark = pytest.mark.django_db(transaction=True)

BUILT = (
    "Du beviljas boendestöd med 16 timmar per månad från och med den 2 mars 2026 "
    "till och med den 31 december 2026."
)


@pytest.fixture
def form(page, live_server, cast):
    session = browser(cast.caseworker).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(live_server.url + reverse("decision_new", args=[cast.case().pk]))
    page.get_by_label("bifall").check()
    page.fill("#id_decided_on", "2026-03-02")
    page.fill("#id_valid_from", "2026-03-02")
    page.fill("#id_valid_to", "2026-12-31")
    page.get_by_label("beviljad tid, timmar").fill("16")
    yield page
    # A page that closes saves its draft, which must not reach a database that is being emptied.
    page.context.set_offline(True)
    page.close()


def test_the_sentence_is_built_on_request_and_edited_text_stays(form):
    expect(form.locator("#built")).to_contain_text(BUILT)
    expect(form.locator("#id_decision_text")).to_have_value("")
    form.get_by_role("button", name="Bygg meningen").click()
    expect(form.locator("#id_decision_text")).to_have_value(BUILT)
    form.locator("#id_decision_text").fill("Du får stöd av oss.")
    form.fill("#id_valid_to", "2026-06-30")
    expect(form.locator("#built")).to_contain_text("30 juni 2026")
    expect(form.locator("#id_decision_text")).to_have_value("Du får stöd av oss.")


def test_lix_stands_beside_the_summary_as_one_types(form):
    summary = form.locator("#id_summary")
    summary.press_sequentially("Du får stöd i ditt hem. Vi kommer två gånger i veckan.")
    expect(form.locator("#readability")).to_contain_text("mycket lätt")
    expect(summary).to_be_focused()
    summary.fill("Vederbörande erhåller insatser.")
    expect(form.locator("#readability")).to_contain_text("”insatser” → ”stöd”")


def test_what_is_seen_is_told_before_it_is_decided_and_never_stops_it(form):
    form.fill("#id_valid_from", "2026-02-01")
    expect(form.locator("#noticed")).to_contain_text("gäller från 29 dagar före beslutsdagen")
    form.get_by_role("button", name="Besluta").click()
    expect(form.get_by_role("heading", name="Beslut om boendestöd")).to_be_visible()
    expect(form.get_by_text("gäller från 29 dagar före beslutsdagen")).to_be_visible()
    assert Decision.objects.get().documents.count() == 2


def test_the_fields_follow_the_outcome(form):
    expect(form.locator("#id_met_otherwise")).to_be_hidden()
    form.get_by_label("avslag", exact=True).check()
    expect(form.locator("#id_met_otherwise")).to_be_visible()
    expect(form.locator("#id_valid_from")).to_be_hidden()
    form.get_by_label("delavslag").check()
    expect(form.locator("#id_met_otherwise")).to_be_visible()
    expect(form.locator("#id_valid_from")).to_be_visible()


def test_enter_in_a_field_does_not_build_the_sentence_over_ones_own(form):
    form.locator("#id_decision_text").fill("Du får stöd av oss.")
    form.locator("#id_valid_from").fill("")
    form.get_by_label("beviljad tid, timmar").press("Enter")
    expect(form.get_by_text("Rätta det här först")).to_be_visible()
    expect(form.locator("#id_decision_text")).to_have_value("Du får stöd av oss.")
