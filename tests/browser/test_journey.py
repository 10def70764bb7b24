"""The whole thread in a real browser: each role does its part, from an application to the next decision."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from boendestod import dates
from orders.models import Order
from oversight import flags
from oversight.models import Flag
from oversight.rules import FlagRule
from plans.models import PlanActivity, PlanGoal
from tests.cast import NUMBERS, at

from .demo import SIZES, problems
from .test_writing_an_order import OPEN_POST, send, write

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "långt lösenord"
LATE_FOR_A_PLAN = date(2026, 3, 17)
LATE_FOR_A_FOLLOW_UP = date(2026, 10, 12)
# The thread has one visit, so the months after it are seen to be empty.
NO_SUPPORT_SINCE = {FlagRule.NO_NOTE, FlagRule.SUPPORT_INTERRUPTED, FlagRule.MONTH_UNDER_ORDERED}


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


@pytest.fixture
def night(time_machine):
    """The nightly job of a day, and the morning after it."""

    def pass_to(day: date):
        time_machine.move_to(at(day, 12), tick=False)
        flags.raise_flags(dates.today())

    return pass_to


def open_flags() -> set[str]:
    return set(Flag.objects.open().values_list("rule", flat=True))


def _save(page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).first.click()


def _follow(page, name: str) -> None:
    page.locator("main").get_by_role("link", name=name).first.click()


def _title(page, name: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def _register_and_acknowledge(page) -> None:
    _follow(page, "Ny ansökan")
    _follow(page, "Registrera en ny person")
    page.fill("[name=first_name]", "Astrid")
    page.fill("[name=last_name]", "Ängström")
    page.fill("[name=personnummer]", NUMBERS[0])
    _save(page, "Registrera och skriv in ansökan")
    _title(page, "Ny ansökan")
    page.fill("[name=need]", "Jag vågar inte öppna posten.")
    page.select_option("[name=channel]", value="phone")
    _save(page, "Spara ansökan")
    expect(page.locator("main")).to_contain_text("Beslut senast 2 september 2026")
    _follow(page, "Bekräfta ansökan")
    page.select_option("[name=acknowledged_how]", value="letter")
    _save(page, "Bekräfta")
    expect(page.get_by_role("link", name="Bekräfta ansökan")).to_have_count(0)


def _saved(page, part: str) -> None:
    expect(page.locator(f"{part} [data-draft-status]").first).to_contain_text("Sparat ")


def _investigate(page) -> None:
    _follow(page, "Inled utredning")
    _save(page, "Inled")
    _title(page, "Utredning")
    _save(page, f"Bedöm {OPEN_POST.life_area.label}")
    need = page.locator("details[open]", has_text=OPEN_POST.life_area.label)
    need.get_by_label("Läget nu").select_option("3")
    need.get_by_label("Avsett läge").select_option("1")
    need.get_by_label("Behovet, kort").fill(OPEN_POST.need)
    need.locator("[name=met_otherwise]").select_option("no")
    _saved(page, "details[open]")
    page.select_option("#id_home-housing_form", "own")
    page.check("#id_no_children-no_children")
    page.fill("#id_not_communicated-not_communicated_reason", "Alla uppgifter kommer från Astrid.")
    for part in ("home", "no_children", "not_communicated"):
        _saved(page, f"#part-{part}-status")
    expect(page.locator(".missing")).to_contain_text("Inget saknas.")
    _follow(page, "Avsluta utredningen")
    _save(page, "Avsluta utredningen")
    _follow(page, "Gå vidare till beslutet")


def _decide_and_notify(page) -> None:
    _title(page, "Nytt beslut om boendestöd")
    page.get_by_label("bifall", exact=True).check()
    page.fill("[name=valid_from]", "2026-03-02")
    page.fill("[name=valid_to]", "2026-12-31")
    page.fill("[name=granted_hours]", "12,5")
    page.get_by_role("button", name="Bygg meningen av fälten").click()
    expect(page.locator("[name=decision_text]")).to_have_value(re.compile("12,5 timmar"))
    page.fill("[name=reasons]", "Behöver stöd för att klara post och ekonomi.")
    page.fill("[name=summary]", "Du får boendestöd. En person kommer hem till dig varje vecka. " * 5)
    expect(page.locator("#readability")).to_contain_text("LIX")
    _save(page, "Besluta")
    _title(page, "Beslut om boendestöd")
    expect(page.locator("main")).to_contain_text("12,5 tim")
    _follow(page, "Underrätta personen")
    page.locator("[name=how]").first.check()
    page.check("[name=appeal_notice]")
    page.fill("[name=received_on]", "2026-03-02")
    _save(page, "Spara")
    expect(page.locator("main")).to_contain_text("Kan överklagas till och med 23 mars 2026")


def _order(page, provider) -> str:
    _follow(page, "Ny beställning")
    page.get_by_label(OPEN_POST.need).check()
    page.locator("main summary").click()
    page.select_option("[name=scheme]", value=OPEN_POST.scheme)
    _save(page, "Börja skriva")
    _title(page, "Skriv beställningen")
    order = Order.objects.get()
    write(page, order, OPEN_POST, provider)
    expect(page.locator("#meter")).to_contain_text("Allt som måste finnas finns med.")
    send(page, order)
    return page.url


def _receive(page, order: str, worker) -> None:
    page.goto(order + "ta-emot/")
    page.select_option("[name=key_worker]", label=str(worker))
    _save(page, "Ta emot")
    expect(page.locator("main")).to_contain_text(str(worker))


def _begin_and_agree(page, order: str) -> str:
    page.goto(order + "plan/ny/")
    _save(page, "Börja planen")
    assert problems(page, "plan_edit") == []
    page.set_viewport_size(SIZES["tablet"])
    activity, goal = PlanActivity.objects.get(), PlanGoal.objects.get()
    _fill(page, activity, how="Vi sitter vid köksbordet och öppnar tillsammans", when="måndagar kl. 9")
    _fill(page, goal, indicator="Ingen oöppnad post på fredagen")
    _fill(page, goal.plan, follow_up_on="2026-09-15", follow_up_form="möte hemma")
    whole = page.locator(f"[id='form-{goal.plan_id}']")
    whole.get_by_text("Ja", exact=True).click()
    whole.get_by_label("Personen valde dagar och tider").check()
    expect(page.locator("#missing-count")).to_have_text("0")
    _follow(page, "Föreslå planen")
    _save(page, "Lås planen och fråga personen")
    assert problems(page, "plan_agree") == []
    page.get_by_label("Personen har sagt ja muntligt").check()
    _save(page, "Spara svaret")
    expect(page.locator("main")).to_contain_text("överenskommen")
    return page.url


def _fill(page, part, **fields) -> None:
    """Type, one field after the other, and wait until each is saved."""
    for name, text in fields.items():
        field = page.locator(f"[id='form-{part.pk}'] [name={name}]")
        with page.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):
            field.fill(text)
            field.press("Tab")


def _read_and_accept(page) -> None:
    _follow(page, "Ängström, Astrid")
    page.get_by_label("Godta planen").check()
    _save(page, "Skicka svaret")
    expect(page.locator("main")).to_contain_text("godtagen", ignore_case=True)


def _see_todays_plan(page, order: str) -> None:
    page.goto(order + "besok/nytt/")
    _follow(page, "Dagens plan")
    expect(page.locator("main")).to_contain_text("Vi sitter vid köksbordet")


def _log_visit(page, order: str) -> None:
    page.goto(order + "besok/nytt/")
    page.get_by_label("Ja", exact=True).check()
    page.locator("fieldset", has_text=OPEN_POST.activity["what"]).get_by_label("Med stöd").check()
    page.fill("[name=text]", "Astrid öppnade sex kuvert. Vi lade räkningarna i en hög.")
    _save(page, "Spara och signera")
    expect(page.locator("main")).to_contain_text("Astrid öppnade sex kuvert")


def _follow_up(page, plan: str) -> None:
    page.goto(plan + "uppfoljning/ny/")
    expect(page.locator("main")).to_contain_text(OPEN_POST.activity["what"])
    for question, answer in (
        ("Var personen med?", "Ja"),
        ("Var handläggaren med?", "Nej"),
        ("Slutsats för planen", "Fortsätt som nu"),
    ):
        page.get_by_role("group", name=question).get_by_label(answer).check()
    page.get_by_label("Närmare").check()
    page.locator("main form[method=post] button[type=submit]").first.click()
    expect(page.locator("main")).to_contain_text("närmare")


def _decide_again(page) -> None:
    expect(page.locator(".now")).to_contain_text("Beslutet går ut 31 december 2026. Följ upp det")
    page.locator(".now").get_by_role("link", name="Följ upp").click()
    page.get_by_role("group", name="Var personen med?").get_by_label("Ja").check()
    page.get_by_label("Varför saknas utlåtandet?").fill("Stödet har inte hunnit svara.")
    page.fill("[name=summary]", "Astrid öppnar posten med stöd och vill fortsätta.")
    page.get_by_label("Fortsätt som nu").check()
    page.locator("main form[method=post] button[type=submit]").first.click()
    page.get_by_role("link", name="Ängström, Astrid").first.click()
    page.locator(".now").get_by_role("link", name="Förbered nästa beslut").click()
    followed = page.get_by_role("region", name="Senaste uppföljningarna")
    expect(followed).to_contain_text(OPEN_POST.goal["personal_goal"])
    expect(followed).to_contain_text("närmare")
    expect(followed).to_contain_text("Astrid öppnar posten med stöd")
    expect(page.locator("[name=valid_from]")).to_have_value("2027-01-01")
    expect(page.locator("[name=granted_hours]")).to_have_value("12,5")


def test_every_role_does_its_part_of_the_thread(cast, as_user, page, night):
    page.set_viewport_size(SIZES["desktop"])
    as_user(cast.caseworker)
    _register_and_acknowledge(page)
    _investigate(page)
    _decide_and_notify(page)
    order = _order(page, cast.provider)
    case = f"/arenden/{Order.objects.get().case_id}/"
    worker = cast.support_worker
    _receive(as_user(cast.coordinator), order, worker)

    night(LATE_FOR_A_PLAN)
    as_user(cast.unit_manager)
    expect(page.locator("main")).to_contain_text("Planen är inte påbörjad")
    assert open_flags() == {FlagRule.PLAN_NOT_BEGUN, FlagRule.EXECUTION_NOT_STARTED}

    page.set_viewport_size(SIZES["tablet"])
    plan = _begin_and_agree(as_user(worker), order)
    assert open_flags() == {FlagRule.EXECUTION_NOT_STARTED}
    _read_and_accept(as_user(cast.caseworker, "/planer-att-lasa/"))
    as_user(worker)
    _see_todays_plan(page, order)
    _log_visit(page, order)
    assert open_flags() == set()

    night(LATE_FOR_A_FOLLOW_UP)
    assert open_flags() == {FlagRule.PLAN_FOLLOWUP_OVERDUE} | NO_SUPPORT_SINCE
    _follow_up(as_user(worker), plan)
    assert open_flags() == NO_SUPPORT_SINCE

    page.set_viewport_size(SIZES["desktop"])
    as_user(cast.caseworker, case)
    thread = page.locator("main")
    for part in (OPEN_POST.goal["personal_goal"], "med stöd 1", "Personen sade ja till planen", "närmare"):
        expect(thread).to_contain_text(part, ignore_case=True)
    _decide_again(page)
