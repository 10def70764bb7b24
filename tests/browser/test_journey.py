"""The whole thread in a real browser: each role does its part, from a new person to the flag that closes."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from boendestod import dates
from oversight import flags
from oversight.models import Flag
from tests.cast import NUMBERS

from .demo import SIZES, problems

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "långt lösenord"


@pytest.fixture
def as_user(page, live_server):
    """Log in as one of the cast and open a page, the start page unless another is named."""

    def log_in(user, path: str = "/"):
        page.context.clear_cookies()
        page.goto(f"{live_server.url}/logga-in/?next={path}")
        page.fill("[name=username]", user.username)
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        return page

    return log_in


def _save(page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).first.click()


def _follow(page, name: str) -> None:
    page.locator("main").get_by_role("link", name=name).first.click()


def _register_and_decide(page) -> str:
    _follow(page, "Ny person")
    page.fill("[name=first_name]", "Astrid")
    page.fill("[name=last_name]", "Ängström")
    page.fill("[name=personnummer]", NUMBERS[0])
    _save(page, "Registrera och öppna ärende")
    expect(page.get_by_role("heading", level=1)).to_have_text("Astrid Ängström")
    case = page.url
    page.goto(case + "beslut/nytt/")
    page.get_by_label("bifall").check()
    page.fill("[name=valid_from]", "2026-03-01")
    page.fill("[name=valid_to]", "2026-12-31")
    page.fill("[name=granted_hours]", "12,5")
    page.fill("[name=reasons]", "Behöver stöd för att klara post och ekonomi.")
    page.fill("[name=follow_up_on]", "2026-11-01")
    page.locator("main form[method=post] button[type=submit]").first.click()
    expect(page.locator("main")).to_contain_text("12,5 tim")
    return case


def _write_and_send_order(page, case: str) -> str:
    page.goto(case + "bestallning/ny/")
    page.select_option("[name=provider]", label="Stödet")
    page.select_option("[name=scheme]", value="dur_sp")
    page.locator("main form[method=post] button[type=submit]").first.click()
    page.fill("[name=needs]", "Posten blir liggande och räkningar blir obetalda.")
    page.fill("[name=follow_up_form]", "möte med personen")
    page.fill("[name=follow_up_on]", "2026-09-01")
    _save(page, "Spara")
    order = page.url.replace("skriv/", "")
    page.goto(order + "mal/nytt/")
    page.select_option("[name=life_area]", value="domestic_life")
    page.fill("[name=personal_goal]", "Jag öppnar min post varje vecka")
    _save(page, "Spara målet")
    _follow(page, "Lägg till aktivitet")
    page.fill("[name=what]", "Öppna post")
    page.fill("[name=why]", "Räkningar blir obetalda")
    page.select_option("[name=sub_goal]", value="with_support")
    _save(page, "Spara aktiviteten")
    expect(page.locator("#remarks")).to_contain_text("Allt som utföraren behöver finns med")
    page.goto(order + "skicka/")
    assert problems(page, "order_send") == []
    page.locator("main form[method=post] button[type=submit]").first.click()
    expect(page).to_have_url(order)
    return order


def _receive(page, order: str, worker) -> None:
    page.goto(order + "ta-emot/")
    page.select_option("[name=key_worker]", label=str(worker))
    page.locator("main form[method=post] button[type=submit]").first.click()
    expect(page.locator("main")).to_contain_text(str(worker))


def _begin_and_agree(page, order: str) -> str:
    page.goto(order + "plan/ny/")
    page.locator("main form[method=post] button[type=submit]").first.click()
    assert problems(page, "plan_edit") == []
    page.fill("[name=how]", "Vi sitter vid köksbordet och öppnar tillsammans")
    page.fill("[name=when]", "måndagar kl. 9")
    _save(page, "Spara")
    page.wait_for_load_state("networkidle")
    plan = page.url.replace("skriv/", "")
    page.goto(plan + "overenskommelse/")
    assert problems(page, "plan_agree") == []
    page.get_by_label("Personen har skrivit under").check()
    page.get_by_label("Ja", exact=True).check()
    page.locator("main form[method=post] button[type=submit]").first.click()
    expect(page).to_have_url(plan)
    expect(page.locator("main")).to_contain_text("överenskommen")
    return plan


def _log_visit(page, order: str) -> None:
    page.goto(order + "besok/nytt/")
    page.get_by_label("Ja", exact=True).check()
    page.locator("fieldset", has_text="Öppna post").get_by_label("Med stöd").check()
    page.fill("[name=text]", "Astrid öppnade sex kuvert. Vi lade räkningarna i en hög.")
    _save(page, "Spara och signera")
    expect(page.locator("main")).to_contain_text("Astrid öppnade sex kuvert")


def _follow_up(page, plan: str) -> None:
    page.goto(plan + "uppfoljning/ny/")
    expect(page.locator("main")).to_contain_text("Öppna post")
    for question, answer in (
        ("Var personen med?", "Ja"),
        ("Var handläggaren med?", "Nej"),
        ("Slutsats för planen", "Fortsätt som nu"),
    ):
        page.get_by_role("group", name=question).get_by_label(answer).check()
    page.get_by_label("Närmare").check()
    page.locator("main form[method=post] button[type=submit]").first.click()
    expect(page.locator("main")).to_contain_text("närmare")


def test_every_role_does_its_part_of_the_thread(cast, as_user, page):
    page.set_viewport_size(SIZES["desktop"])
    case = _register_and_decide(as_user(cast.caseworker))
    order = _write_and_send_order(page, case)
    worker = cast.support_worker
    _receive(as_user(cast.coordinator), order, worker)

    flags.raise_flags(dates.add_length(dates.today(), days=15))
    as_user(cast.unit_manager)
    expect(page.locator("main")).to_contain_text("Planen är inte påbörjad")
    assert Flag.objects.open().count() == 1

    page.set_viewport_size(SIZES["tablet"])
    plan = _begin_and_agree(as_user(worker), order)
    assert Flag.objects.open().count() == 0
    _log_visit(page, order)
    _follow_up(page, plan)

    page.set_viewport_size(SIZES["desktop"])
    as_user(cast.caseworker, urlsplit(case).path)
    thread = page.locator("main")
    for part in ("Jag öppnar min post varje vecka", "med stöd 1", "Planen blev överenskommen", "närmare"):
        expect(thread).to_contain_text(part, ignore_case=True)
