"""The plan's page saves each part by itself, and disturbs nobody who is writing in the next field."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from cases.rules import LifeArea
from orders import actions as order_actions
from orders.rules import Accepted, Realistic, SubGoal
from plans import actions
from plans.models import Plan, PlanActivity
from tests import web
from tests.browser.demo import SIZES, problems
from tests.cast import TODAY
from tests.plans.test_signing_in_browser import draw

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def activity(cast):
    return PlanActivity.objects.get(goal__plan=cast.begun())


@pytest.fixture
def tablet(cast, page, live_server):
    """The support worker's tablet."""
    session = web.browser(cast.support_worker).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.set_viewport_size(SIZES["tablet"])
    yield page
    # A page that closes saves what is typed, which must not reach a database that is being emptied.
    page.context.set_offline(True)
    page.close()


@pytest.fixture
def open_plan(activity, tablet, live_server):
    tablet.goto(live_server.url + reverse("plan_edit", args=[activity.goal.plan_id]))
    return tablet


def field(page, activity, name):
    return page.locator(f"[id='{activity.pk}-{name}']")


def test_a_field_that_is_left_is_saved_while_the_next_is_written(open_plan, activity):
    field(open_plan, activity, "how").fill("Vid köksbordet")
    field(open_plan, activity, "when").press_sequentially("måndagar")
    expect(field(open_plan, activity, "status")).to_contain_text("Sparat ")
    expect(field(open_plan, activity, "version")).not_to_have_value("1")
    expect(field(open_plan, activity, "when")).to_have_value("måndagar")
    expect(field(open_plan, activity, "when")).to_be_focused()
    with open_plan.expect_response(lambda answer: "hemma" in (answer.request.post_data or "")):
        field(open_plan, activity, "where").fill("hemma")
        field(open_plan, activity, "how").focus()
    activity.refresh_from_db()
    assert (activity.how, activity.when, activity.where) == ("Vid köksbordet", "måndagar", "hemma")


def test_somebody_elses_change_is_told_and_the_text_can_be_saved_knowingly(open_plan, activity, cast):
    actions.edit_activity(activity, by=cast.coordinator, version=1, how="Samordnarens text")
    field(open_plan, activity, "how").fill("Min text")
    field(open_plan, activity, "when").focus()
    problems = field(open_plan, activity, "problems")
    expect(problems).to_contain_text("Någon annan har ändrat")
    expect(problems).to_contain_text("Samordnarens text")
    expect(field(open_plan, activity, "how")).to_have_value("Min text")
    open_plan.get_by_role("button", name="Spara min text ändå").click()
    expect(field(open_plan, activity, "status")).to_contain_text("Sparat ")
    expect(problems).to_be_empty()
    activity.refresh_from_db()
    assert activity.how == "Min text"


def test_without_contact_the_text_stays_and_the_page_says_so(open_plan, activity):
    open_plan.context.set_offline(True)
    field(open_plan, activity, "how").fill("Vid köksbordet")
    field(open_plan, activity, "when").focus()
    expect(field(open_plan, activity, "status")).to_contain_text("ingen kontakt")
    expect(field(open_plan, activity, "how")).to_have_value("Vid köksbordet")


def test_only_what_belongs_to_the_answer_is_asked(open_plan, activity, live_server):
    open_plan.goto(live_server.url + reverse("visit_new", args=[activity.goal.plan.order_id]))
    reason, did = open_plan.get_by_label("Varför blev det"), open_plan.get_by_text("Vad gjorde ni?")
    expect(did).to_be_visible()
    expect(reason).to_be_hidden()
    open_plan.get_by_label("Nej, blev inte av").check()
    expect(did).to_be_hidden()
    expect(reason).to_be_visible()
    expect(open_plan.get_by_role("button", name="Skriv anteckningen senare")).to_be_hidden()
    open_plan.get_by_label("Ja", exact=True).check()
    expect(reason).to_be_hidden()


# --- From an order of three goals to a plan ----------------------------------------------------------------------
GOALS = {
    LifeArea.DOMESTIC_LIFE: ("Jag har rent hemma", "Städa köket"),
    LifeArea.LEARNING: ("Jag lär mig att betala räkningar", "Öppna banken i telefonen"),
}


@pytest.fixture
def order(cast):
    """An order of three goals."""
    draft = cast.draft()
    for area, (personal_goal, what) in GOALS.items():
        goal = order_actions.save_goal(
            draft,
            by=cast.caseworker,
            life_area=area,
            need_text="Astrid behöver stöd.",
            personal_goal=personal_goal,
            measure="Det har hänt fyra veckor i rad",
            reach_by=date(2026, 9, 1),
            accepted=Accepted.YES,
            realistic=Realistic.YES,
        )
        order_actions.save_activity(
            goal, by=cast.caseworker, what=what, why="Astrid vill", sub_goal=SubGoal.WITH_SUPPORT
        )
    return order_actions.accept(
        order_actions.send(draft, by=cast.caseworker, today=TODAY),
        by=cast.coordinator,
        today=TODAY,
        received_on=TODAY,
        key_worker=cast.support_worker,
        start_on=TODAY,
    )


def write_activity(page, activity, **said):
    """Fill the fields of an activity one by one, and wait until the last of it is saved."""
    form = page.locator(f"[id='form-{activity.pk}']")
    for label, text in said.items():
        form.locator(f"[name={label}]").fill(text)
    with page.expect_response(
        lambda answer: str(activity.pk) in answer.url and answer.request.method == "POST"
    ):
        form.get_by_label("Mån", exact=True).check()
    return form


def test_a_plan_from_an_order_of_three_goals_is_signed_and_changes_the_order(
    cast, order, tablet, live_server
):
    tablet.goto(live_server.url + reverse("plan_new", args=[order.pk]))
    assert problems(tablet, "plan_new") == []
    tablet.set_viewport_size(SIZES["tablet"])
    tablet.get_by_label("Genomförandeplan").check()
    tablet.get_by_role("button", name="Börja planen").click()
    expect(tablet.get_by_role("heading", name="Skriv planen")).to_be_visible()
    plan = Plan.objects.get()
    first, second, third = PlanActivity.objects.filter(goal__plan=plan).order_by("goal__position")
    missing = tablet.locator("#missing-count")
    expect(missing).to_have_text("11")

    # One activity is done in another way than ordered; only then is one asked how and why.
    form = tablet.locator(f"[id='form-{first.pk}']")
    why = form.get_by_label("Varför skiljer det sig?")
    expect(why).to_be_hidden()
    form.get_by_text("Genomförs på ett annat sätt").click()
    expect(why).to_be_visible()
    expect(tablet.locator("#differences-count")).to_have_text("1")
    expect(missing).to_have_text("13")
    write_activity(
        tablet,
        first,
        differs_how="Post och städning samma dag",
        differs_why="Astrid orkar ett besök i veckan",
        how="Vi öppnar tillsammans",
    )
    expect(missing).to_have_text("9")

    # What is not carried out now asks for no how and no indicator.
    goal = tablet.locator(f"[id='form-{third.goal_id}']")
    goal.get_by_text("Skjuts upp", exact=True).click()
    expect(tablet.locator(f"[id='form-{third.pk}']")).to_be_hidden()
    goal.get_by_label("Varför skiljer det sig?").fill("Astrid väntar på sin telefon")
    expect(missing).to_have_text("6")

    # Something is added, with why.
    tablet.locator(f"[id='{second.goal_id}-activities']").get_by_role(
        "link", name="Lägg till aktivitet"
    ).click()
    tablet.get_by_label("Vad", exact=True).fill("Lufta sängkläderna")
    tablet.get_by_label("Varför det läggs till").fill("Astrid sover dåligt")
    tablet.get_by_label("Delmål").select_option(label="Aktiviteten utförs med stöd")
    assert problems(tablet, "plan_activity_new") == []
    tablet.set_viewport_size(SIZES["tablet"])
    tablet.get_by_role("button", name="Lägg till").click()
    expect(tablet.get_by_role("heading", name="Aktivitet 2: Lufta sängkläderna")).to_be_visible()
    added = PlanActivity.objects.get(what="Lufta sängkläderna")
    for activity in (second, added):
        write_activity(tablet, activity, how="Vi gör det ihop")
    for at_goal in (first.goal_id, second.goal_id):
        tablet.locator(f"[id='form-{at_goal}'] [name=indicator]").fill("Det är gjort på fredagen")

    # The links lead to what is left.
    tablet.get_by_role("link", name="Ange när planen följs upp.").first.click()
    expect(tablet.locator(f"[id='{plan.pk}-follow_up_on']")).to_be_in_viewport()
    tablet.locator(f"[id='{plan.pk}-follow_up_on']").fill("2026-09-01")
    whole = tablet.locator(f"[id='form-{plan.pk}']")
    whole.get_by_text("Ja", exact=True).click()
    whole.get_by_label("Personen valde dagar och tider").check()
    expect(missing).to_have_text("0")
    assert problems(tablet, "plan_edit") == []
    tablet.set_viewport_size(SIZES["tablet"])
    tablet.get_by_role("link", name="Föreslå planen").first.click()
    expect(tablet.get_by_role("heading", name="Föreslå planen")).to_be_visible()
    assert problems(tablet, "plan_propose") == []
    tablet.get_by_role("button", name="Lås planen och fråga personen").click()
    expect(tablet).to_have_url(live_server.url + reverse("plan_agree", args=[plan.pk]))
    version = plan.versions.get()
    assert [difference["kind"] for difference in version.differences] == ["adapted", "added", "postponed"]

    # The person signs with the finger's help.
    tablet.get_by_label("Personen har skrivit under").check()
    draw(tablet)
    tablet.get_by_role("button", name="Spara svaret").click()
    expect(tablet.get_by_role("img", name="Personens namnteckning")).to_be_visible()
    expect(tablet.locator("main")).to_contain_text("överenskommen")

    # What was added is a proposal, which the caseworker takes into the order with one tap.
    session = web.browser(cast.caseworker).cookies["sessionid"].value
    tablet.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    tablet.goto(live_server.url + reverse("plan_inbox"))
    tablet.get_by_role("link", name="Berg, Astrid").click()
    expect(tablet.locator("main")).to_contain_text("Lufta sängkläderna")
    tablet.get_by_role("button", name="Godta").click()
    expect(tablet.get_by_text("Beställningen är ändrad. Version 2 gäller nu.")).to_be_visible()
    first_version, second_version = order.versions.all()
    asked = [
        [activity["title"] for goal in kept.content["goals"] for activity in goal["activities"]]
        for kept in (first_version, second_version)
    ]
    assert asked[1] == [*asked[0][:2], "Lufta sängkläderna", *asked[0][2:]]
    added.refresh_from_db()
    assert added.order_activity.goal.order_id == order.pk


def test_without_javascript_the_plan_is_written_too(activity, cast, browser, live_server):
    context = browser.new_context(java_script_enabled=False, viewport=SIZES["tablet"])
    session = web.browser(cast.support_worker).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    plain = context.new_page()
    plain.goto(live_server.url + reverse("plan_edit", args=[activity.goal.plan_id]))
    form = plain.locator(f"[id='form-{activity.pk}']")
    form.get_by_text("Skjuts upp", exact=True).click()
    form.get_by_label("Varför skiljer det sig?").fill("Astrid vill vänta")
    form.get_by_role("button", name="Spara").click()
    expect(plain.get_by_role("heading", name="Skriv planen")).to_be_visible()
    expect(plain.locator("#differences-count")).to_have_text("1")
    activity.refresh_from_db()
    assert activity.differs_why == "Astrid vill vänta"
    context.close()
