"""The editor with JavaScript: every part saves itself and disturbs no other, and no text is ever lost."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from cases.rules import LifeArea
from orders import actions
from orders.models import Order, OrderActivity, OrderGoal
from tests import web
from tests.browser.demo import problems

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def order(cast):
    return cast.draft()


@pytest.fixture
def goal(order):
    return order.goals.get()


@pytest.fixture
def activity(goal):
    return goal.activities.get()


@pytest.fixture
def log_in(page, live_server, cast):
    def with_a_session():
        session = web.browser(cast.caseworker).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])

    return with_a_session


@pytest.fixture
def editor(page, live_server, log_in, order):
    log_in()
    page.goto(live_server.url + reverse("order_edit", args=[order.pk]))
    yield page
    # A page that closes saves what is typed, which must not reach a database that is being emptied.
    page.context.set_offline(True)
    page.close()


def field(page, record, name):
    return page.locator(f"[id='{record.pk}-{name}']")


def is_saved(page, record, version: int = 2):
    expect(field(page, record, "version")).to_have_value(str(version))
    expect(field(page, record, "status")).to_contain_text("Sparat ")


def test_what_is_typed_is_saved_and_the_caret_stays(editor, activity):
    why = field(editor, activity, "why")
    why.fill("Räkningar blir liggande")
    why.press("Home")
    why.press_sequentially("Alla ")
    is_saved(editor, activity, 2)
    expect(why).to_be_focused()
    assert why.evaluate("field => field.selectionStart") == len("Alla ")
    why.press_sequentially("hennes ")
    is_saved(editor, activity, 3)
    activity.refresh_from_db()
    assert activity.why == "Alla hennes Räkningar blir liggande"


def test_a_remark_goes_when_it_has_been_answered_and_leads_to_its_field(editor, goal):
    measure = field(editor, goal, "measure")
    measure.fill("")
    remark = editor.locator("#meter").get_by_role("link", name="Mål 1: skriv hur det märks")
    expect(remark).to_be_visible()
    expect(field(editor, goal, "remarks")).to_contain_text("Skriv hur det märks")
    field(editor, goal, "personal_goal").focus()
    remark.click()
    expect(measure).to_be_focused()
    measure.fill("Ingen post är oöppnad på fredagen, fyra veckor i rad")
    expect(remark).to_have_count(0)
    expect(field(editor, goal, "remarks")).to_be_empty()


def test_parts_are_added_moved_and_removed_with_the_keyboard(editor, goal, activity):
    editor.get_by_role("button", name="Lägg till aktivitet").press("Enter")
    expect(editor.get_by_role("heading", name="Aktivitet 2")).to_be_focused()
    second = goal.activities.exclude(pk=activity.pk).get()
    editor.keyboard.press("Tab")
    expect(field(editor, second, "up")).to_be_focused()
    editor.keyboard.press("Enter")
    expect(editor.locator(".ordered-activity").first).to_have_attribute("id", str(second.pk))
    expect(field(editor, second, "up")).to_be_focused()
    editor.locator(f"[id='{second.pk}']").get_by_role("button", name="Ta bort").press("Enter")
    editor.locator("dialog[open]").get_by_role("button", name="Ta bort aktiviteten").press("Enter")
    expect(editor.locator(".ordered-activity")).to_have_count(1)
    expect(editor.get_by_role("heading", name="Mål och aktiviteter")).to_be_focused()
    assert OrderActivity.objects.get() == activity


def test_a_removal_that_is_regretted_removes_nothing(editor, order):
    editor.get_by_role("button", name="Ta bort målet").click()
    editor.locator("dialog[open]").get_by_role("button", name="Avbryt").click()
    expect(editor.locator("dialog[open]")).to_have_count(0)
    assert order.goals.count() == 1


def test_a_goal_is_added_while_text_that_could_not_be_saved_stays_where_it_is(editor, order, goal):
    editor.route(f"**{reverse('goal_edit', args=[goal.pk])}", lambda route: route.abort())
    field(editor, goal, "personal_goal").fill("Min osparade text")
    expect(field(editor, goal, "status")).to_contain_text("ingen kontakt")
    editor.get_by_label("Nytt mål inom").select_option("area:relations")
    editor.get_by_role("button", name="Lägg till mål", exact=True).click()
    expect(editor.get_by_role("heading", name="Mål 2: Mellanmänskliga")).to_be_focused()
    expect(field(editor, goal, "personal_goal")).to_have_value("Min osparade text")
    editor.unroute_all()
    field(editor, goal, "personal_goal").press_sequentially(" sparas nu")
    is_saved(editor, goal)
    assert OrderGoal.objects.get(pk=goal.pk).personal_goal == "Min osparade text sparas nu"
    assert order.goals.last().life_area == LifeArea.RELATIONS


def test_what_does_not_hold_is_told_in_place_and_leaves_the_focus(editor, order):
    hours = field(editor, order, "hours")
    hours.fill("många")
    expect(field(editor, order, "problems")).to_contain_text("Beställd tid")
    expect(hours).to_be_focused()
    expect(hours).to_have_value("många")
    hours.fill("12")
    is_saved(editor, order)
    expect(field(editor, order, "problems")).to_be_empty()
    assert Order.objects.get().hours == 12


def test_somebody_elses_change_is_told_and_the_own_text_is_saved_by_a_tap(editor, cast, order, goal):
    actions.save_goal(order, by=cast.section_leader, goal=goal, version=1, measure="Saras text")
    field(editor, goal, "measure").fill("Min text")
    told = field(editor, goal, "problems")
    expect(told).to_contain_text("Saras text")
    assert OrderGoal.objects.get().measure == "Saras text"
    told.get_by_role("button", name="Spara min text ändå").click()
    is_saved(editor, goal, 3)
    expect(told).to_be_empty()
    assert OrderGoal.objects.get().measure == "Min text"


def test_who_has_been_logged_out_keeps_the_text_and_saves_it_after_the_login(editor, log_in, goal):
    editor.context.clear_cookies(name="sessionid")
    field(editor, goal, "measure").fill("Min text")
    expect(field(editor, goal, "status")).to_contain_text("utloggad")
    expect(field(editor, goal, "measure")).to_have_value("Min text")
    log_in()
    field(editor, goal, "measure").press_sequentially(" till")
    is_saved(editor, goal)
    assert OrderGoal.objects.get().measure == "Min text till"


def test_a_part_that_somebody_has_removed_is_told_and_the_text_stays(editor, cast, activity):
    actions.remove_part(OrderActivity.objects.get(), by=cast.section_leader)
    field(editor, activity, "what").fill("Min text")
    expect(field(editor, activity, "status")).to_contain_text("Inte sparat")
    expect(field(editor, activity, "what")).to_have_value("Min text")


def test_another_scheme_gives_the_activities_its_fields(editor, order, activity):
    field(editor, order, "scheme").select_option("dur_fn")
    expect(field(editor, activity, "support_form")).to_be_visible()
    expect(field(editor, activity, "sub_goal")).to_have_count(0)


def test_the_preview_is_fresh_each_time_it_is_opened(editor, goal):
    summary = editor.locator("#preview summary")
    summary.click()
    expect(editor.locator("#as-seen")).to_contain_text("Jag öppnar min post varje vecka")
    summary.click()
    field(editor, goal, "personal_goal").fill("Jag läser min post")
    is_saved(editor, goal)
    summary.click()
    expect(editor.locator("#as-seen")).to_contain_text("Jag läser min post")


def test_the_editor_is_accessible_with_its_remarks_its_problems_and_its_question(editor, cast, order, goal):
    actions.save_goal(order, by=cast.section_leader, goal=goal, version=1, measure="Saras text")
    field(editor, goal, "measure").fill("")
    field(editor, order, "hours").fill("många")
    expect(field(editor, order, "problems")).to_contain_text("Beställd tid")
    expect(field(editor, goal, "problems")).to_contain_text("Saras text")
    assert problems(editor, "the editor") == []
    # Nothing may be looked at while it fades in.
    editor.emulate_media(reduced_motion="reduce")
    editor.get_by_role("button", name="Ta bort målet").click()
    assert problems(editor, "the question") == []


def test_without_javascript_a_part_is_saved_by_its_button(browser, live_server, cast, order, goal):
    context = browser.new_context(java_script_enabled=False)
    session = web.browser(cast.caseworker).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + reverse("order_edit", args=[order.pk]))
    field(page, goal, "measure").fill("Utan skript")
    page.locator(f"#form-{goal.pk}").get_by_role("button", name="Spara").click()
    expect(field(page, goal, "measure")).to_have_value("Utan skript")
    page.get_by_role("button", name="Lägg till aktivitet").click()
    expect(page.get_by_role("heading", name="Aktivitet 2")).to_be_visible()
    assert OrderGoal.objects.get().measure == "Utan skript"
    context.close()
