"""The caseworker's way through a plan that came in: the inbox, what differs, a proposal with one tap, the rubric, the
answer; each page as a tired reader meets it."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from boendestod.errors import RuleBroken
from plans import actions
from plans.models import PlanAudit, PlanReview
from plans.rules import PlanAspect, ReviewOutcome
from tests import web
from tests.browser.demo import problems
from tests.cast import NUMBERS, TODAY
from tests.plans.test_proposals import add_activity, add_goal, agree, drop

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(page, live_server, cast):
    session = web.browser(cast.caseworker).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return page


def asking_for_much(cast):
    """Adapted, added, to be dropped: everything that a plan can ask for, in words as long as people write them."""
    plan = cast.written()
    ordered = plan.goals.get().activities.get()
    drop(cast, ordered)
    add_activity(cast, plan, how="Vi tar bussen dit en förmiddag när det är lugnt, och " * 6)
    add_goal(cast, plan, goal="Jag lagar min mat själv hemma i köket " + "och fredagsmys " * 12)
    actions.save_wish(plan, by=cast.support_worker, wish="Slippa telefonen", done="Vi skickar sms", met="yes")
    return agree(cast, plan)


def test_a_plan_is_read_its_proposal_accepted_and_the_plan_answered(cast, desk, live_server):
    plan = asking_for_much(cast)
    cast.agreed(cast.case(cast.client(NUMBERS[1])))
    desk.goto(live_server.url + reverse("plan_inbox"))
    assert problems(desk, "inbox") == []
    expect(desk.get_by_role("row")).to_have_count(3)
    desk.get_by_role("row").filter(has_text="3 förslag").get_by_role("link").first.click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Läs och svara på planen")
    assert problems(desk, "review") == []

    added = desk.get_by_role("listitem").filter(has=desk.get_by_role("heading", name="Ny aktivitet"))
    added.get_by_role("button", name="Godta").click()
    expect(desk.get_by_text("Beställningen är ändrad. Version 2 gäller nu.")).to_be_visible()
    assert plan.order.versions.count() == 2
    added.get_by_text("godtaget").wait_for()

    for aspect in PlanAspect:
        desk.locator(f"#rubric-{aspect}").select_option("yes" if aspect == "took_part" else "clear")
    desk.get_by_role("button", name="Spara bedömningen").click()
    expect(desk.get_by_text("Bedömningen är sparad.")).to_be_visible()
    assert PlanAudit.objects.get().grades.count() == len(PlanAspect)
    desk.get_by_role("link", name="Alla bedömningar").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Bedöm planen")
    assert problems(desk, "audit") == []

    review = PlanReview.objects.get(plan=plan)
    desk.goto(live_server.url + reverse("plan_review", args=[review.pk]))
    desk.get_by_role("link", name="Till svaret").click()
    desk.get_by_label("Återsänd den med anmärkningar").check()
    desk.get_by_text("Anmärkningar på målen").click()
    desk.get_by_label("Målet Jag öppnar min post").fill("Hur märks det?")
    desk.get_by_role("button", name="Skicka svaret").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Planen som kom in")
    expect(desk.get_by_text("Handläggarens anmärkning")).to_be_visible()
    review.refresh_from_db()
    assert review.outcome == ReviewOutcome.RETURNED
    assert problems(desk, "answered") == []

    desk.goto(live_server.url + reverse("plan_audits"))
    assert problems(desk, "distribution") == []
    proposal = plan.proposals.open().first()
    for name in ("proposal_accept", "proposal_decline"):
        desk.goto(live_server.url + reverse(name, args=[proposal.pk]))
        assert problems(desk, name) == []


def test_an_answer_that_is_refused_keeps_its_text_without_any_script(cast, desk, browser, live_server):
    review = cast.agreed().reviews.get()
    plain = browser.new_context(java_script_enabled=False, storage_state=desk.context.storage_state())
    page = plain.new_page()
    page.goto(live_server.url + reverse("plan_review", args=[review.pk]))
    page.get_by_label("Godta planen").check()
    page.get_by_label("Anmärkning på hela planen").fill("Tack, en tydlig plan.")
    review.refresh_from_db()
    actions.answer_review(
        review, by=cast.section_leader, today=TODAY, version=review.version, outcome=ReviewOutcome.ACCEPTED
    )
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_text("Någon annan har ändrat uppgifterna medan du skrev.").first).to_be_visible()
    expect(page.get_by_label("Anmärkning på hela planen")).to_have_value("Tack, en tydlig plan.")
    with pytest.raises(RuleBroken):
        actions.answer_review(
            review, by=cast.caseworker, today=TODAY, version=review.version + 1, outcome="accepted"
        )
    plain.close()
