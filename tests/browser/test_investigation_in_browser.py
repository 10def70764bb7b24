"""The investigation in a real browser: what one types is saved by itself, and is never lost."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from cases.models import Investigation, NeedsAssessment, Statement
from cases.rules import LifeArea
from tests.cases.desk import assessed, begun

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "långt lösenord"


def log_in(page, server, user, path="/"):
    page.goto(f"{server}/logga-in/?next={path}")
    page.fill("[name=username]", user.username)
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")


@pytest.fixture
def investigation(cast):
    investigation = begun(cast)
    assessed(cast, investigation)
    return investigation


@pytest.fixture
def desk(page, live_server, cast, investigation):
    """The investigation, open at the caseworker's."""
    log_in(page, live_server.url, cast.caseworker, reverse("investigation", args=[investigation.pk]))
    expect(page.get_by_role("heading", level=1)).to_have_text("Utredning")
    listens(page)
    return page


def listens(page):
    """A page that has just come hears what is typed once its script has run."""
    page.wait_for_load_state()


def unfold(page, area=LifeArea.DOMESTIC_LIFE):
    page.locator("summary", has_text=area.label).click()


def status(page, form):
    return page.locator(f"#part-{form}-status [data-draft-status]")


def test_two_cards_are_typed_in_saved_and_found_again(desk, investigation):
    need = NeedsAssessment.objects.get()
    unfold(desk)
    own_view = desk.locator(f"#id_{need.pk}-own_view")
    own_view.fill("Jag vill klara posten själv")
    expect(status(desk, need.pk)).to_contain_text("Sparat ")
    desk.locator("#id_language-communication_need").press_sequentially("Sms före besök")
    expect(status(desk, "language")).to_contain_text("Sparat ")
    desk.reload()
    unfold(desk)
    expect(own_view).to_have_value("Jag vill klara posten själv")
    expect(desk.locator("#id_language-communication_need")).to_have_value("Sms före besök")


def test_focus_and_caret_stay_while_the_card_is_saved(desk):
    unfold(desk)
    need = NeedsAssessment.objects.get()
    field = desk.locator(f"#id_{need.pk}-own_view")
    field.fill("Klara posten")
    for _ in range(6):
        desk.keyboard.press("ArrowLeft")
    expect(status(desk, need.pk)).to_contain_text("Sparat ")
    desk.keyboard.type("hela ")
    expect(field).to_have_value("Klara hela posten")
    expect(field).to_be_focused()


def test_what_is_missing_vanishes_as_it_is_answered(desk):
    missing = desk.locator(".missing")
    expect(missing).to_contain_text("Välj hur personen bor.")
    expect(desk.locator("#chores")).to_be_hidden()
    desk.select_option("#id_home-housing_form", "with_partner")
    expect(missing).to_contain_text("Svara på vem som gör varje syssla")
    expect(missing).not_to_contain_text("Välj hur personen bor.")
    for field in desk.locator("#chores select").all():
        field.select_option("person")
    expect(missing).not_to_contain_text("Svara på vem som gör varje syssla")
    desk.check("#id_no_children-no_children")
    expect(missing).not_to_contain_text("Fråga om personen har")


def test_sections_of_one_record_do_not_stand_in_each_others_way(desk):
    desk.fill("#id_language-communication_need", "Sms")
    desk.fill("#id_home-household", "Ensam")
    desk.fill("#id_assessment-assessment", "Behöver stöd")
    for part in ("language", "home", "assessment"):
        expect(status(desk, part)).to_contain_text("Sparat ")
    saved = Investigation.objects.get()
    assert (saved.communication_need, saved.household, saved.assessment) == ("Sms", "Ensam", "Behöver stöd")


def test_without_contact_it_is_told_and_saved_when_the_contact_is_back(desk):
    desk.context.set_offline(True)
    desk.fill("#id_language-communication_need", "Sms före besök")
    expect(status(desk, "language")).to_contain_text("ingen kontakt")
    expect(desk.locator("#id_language-communication_need")).to_have_value("Sms före besök")
    desk.context.set_offline(False)
    expect(status(desk, "language")).to_contain_text("Sparat ")
    assert Investigation.objects.get().communication_need == "Sms före besök"


def test_after_logging_in_again_in_another_tab_the_text_is_saved(desk, live_server, cast):
    Session.objects.all().delete()
    desk.fill("#id_language-communication_need", "Sms före besök")
    expect(status(desk, "language")).to_contain_text("du är utloggad")
    other = desk.context.new_page()
    log_in(other, live_server.url, cast.caseworker)
    expect(other.get_by_role("heading", level=1)).to_be_visible()
    expect(status(desk, "language")).to_contain_text("Sparat ")
    assert Investigation.objects.get().communication_need == "Sms före besök"


def test_somebody_elses_login_saves_nothing_in_his_name(desk, live_server, cast):
    Session.objects.all().delete()
    desk.fill("#id_language-communication_need", "Sms före besök")
    expect(status(desk, "language")).to_contain_text("du är utloggad")
    other = desk.context.new_page()
    log_in(other, live_server.url, cast.section_leader)
    expect(other.get_by_role("heading", level=1)).to_be_visible()
    desk.locator("#id_language-communication_need").press_sequentially("!")
    expect(status(desk, "language")).to_contain_text("Inte sparat")
    assert Investigation.objects.get().communication_need == ""


def test_the_browser_asks_before_unsaved_text_is_left(desk):
    desk.on("dialog", lambda dialog: dialog.dismiss())
    desk.context.set_offline(True)
    desk.fill("#id_language-communication_need", "Sms")
    expect(status(desk, "language")).to_contain_text("ingen kontakt")
    with desk.expect_event("dialog") as asked:
        desk.get_by_role("link", name="Avsluta utredningen").click()
    assert asked.value.type == "beforeunload"
    expect(desk.locator("#id_language-communication_need")).to_have_value("Sms")
    desk.context.set_offline(False)


def test_a_link_waits_for_what_was_just_typed(desk):
    desk.fill("#id_language-communication_need", "Sms")
    desk.get_by_role("link", name="Avsluta utredningen").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Avsluta utredningen")
    assert Investigation.objects.get().communication_need == "Sms"


def test_a_colleagues_change_is_told_beside_the_field_and_ones_own_text_stays(desk, cast, investigation):
    Investigation.objects.update(communication_need="Kollegans text", version=2)
    desk.fill("#id_language-communication_need", "Min text")
    expect(desk.locator("#id_language-communication_need-note")).to_have_text("Nu står det: Kollegans text")
    expect(desk.locator("#id_language-communication_need")).to_have_value("Min text")
    desk.get_by_role("button", name="Spara min text ändå").click()
    expect(status(desk, "language")).to_contain_text("Sparat ")
    assert Investigation.objects.get().communication_need == "Min text"


def test_by_keyboard_alone_an_area_is_chosen_assessed_and_told_about(desk):
    button = desk.get_by_role("button", name="Bedöm Förflyttning")
    button.focus()
    desk.keyboard.press("Enter")
    need = desk.locator("details[open]", has_text="Förflyttning")
    expect(need).to_be_visible()
    listens(desk)
    state = need.get_by_label("Läget nu")
    state.focus()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("ArrowDown")
    expect(need.locator("[data-draft-status]").first).to_contain_text("Sparat ")
    need.get_by_role("link", name="Lägg till en uppgift").focus()
    desk.keyboard.press("Enter")
    text = need.get_by_label("Uppgiften", exact=True)
    expect(text).to_be_visible()
    text.focus()
    desk.keyboard.type("Går inte ut ensam.")
    need.get_by_label("Uppgiften kommer från").select_option("person")
    need.get_by_label("Det är en").select_option("fact")
    save = need.get_by_role("button", name="Spara", exact=True)
    save.focus()
    desk.keyboard.press("Enter")
    expect(need.locator(".statements")).to_contain_text("Går inte ut ensam.")
    expect(need.get_by_role("link", name="Lägg till en uppgift")).to_be_focused()
    assert Statement.objects.get().text == "Går inte ut ensam."


def test_nothing_of_it_is_kept_in_the_browser(desk):
    desk.fill("#id_language-communication_need", "Sms före besök")
    expect(status(desk, "language")).to_contain_text("Sparat ")
    desk.get_by_role("button", name="Bedöm Förflyttning").click()
    kept = desk.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "Sms" not in kept
    assert "Utredning" not in kept
