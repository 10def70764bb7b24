"""The plan's page saves each part by itself, and disturbs nobody who is writing in the next field."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from plans import actions
from plans.models import PlanActivity
from tests import web

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def activity(cast):
    return PlanActivity.objects.get(goal__plan=cast.begun())


@pytest.fixture
def open_plan(cast, activity, page, live_server):
    session = web.browser(cast.support_worker).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(live_server.url + reverse("plan_edit", args=[activity.goal.plan_id]))
    return page


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
    open_plan.get_by_role("button", name="Spara").first.click()
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
