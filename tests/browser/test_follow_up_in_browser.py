"""A follow-up in a real browser: the evidence is read, the draft saves itself, and a taper is written in steps."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from followup.models import PlanFollowUp
from followup.rules import HowDone, VisitOutcome
from tests.cast import at
from tests.followup.test_evidence import NOW, log, missed

from .demo import problems
from .test_investigation_in_browser import log_in

pytestmark = pytest.mark.django_db(transaction=True)

TABLET = {"width": 820, "height": 1180}


@pytest.fixture
def plan(cast, time_machine):
    plan = cast.agreed()
    time_machine.move_to(at(NOW, 12), tick=False)
    for day, how in ((9, HowDone.FOR_PERSON), (16, HowDone.WITH_SUPPORT), (23, HowDone.ALONE)):
        log(cast, plan, date(2026, 3, day), how=how)
        log(cast, plan, date(2026, 5, day), how=HowDone.ALONE, wished="Handla i en annan affär")
    missed(cast, plan, date(2026, 4, 6), VisitOutcome.NO_SHOW, "Ingen öppnade")
    return plan


def test_the_caseworker_concludes_to_taper_on_a_tablet(page, live_server, cast, plan):
    url = reverse("plan_follow_up_new", args=[plan.pk])
    page.set_viewport_size(TABLET)
    log_in(page, live_server.url, cast.caseworker, url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Följ upp planen")
    expect(page.get_by_role("img", name="Mål 1: så gjordes det, månad för månad")).to_be_visible()
    steps = page.locator(".when-taper")
    expect(steps).to_be_hidden()
    page.get_by_label("Närmare", exact=True).check()
    for name in ("person_took_part", "caseworker_took_part"):
        page.locator(f"[name={name}][value=yes]").check()
    page.get_by_label("Personens egna ord").fill("Jag klarar mer själv nu.")
    page.get_by_label("Bra", exact=True).check()
    page.locator("[name=conclusion][value=taper]").check()
    expect(steps).to_be_visible()
    page.fill("[name=taper_1_from_on]", "2026-06-15")
    page.fill("[name=taper_1_hours_a_month]", "12")
    expect(page.locator("[data-draft-status]")).to_contain_text("Sparat")
    assert problems(page, "plan_follow_up_new") == []
    page.get_by_role("button", name="Spara uppföljningen").click()
    expect(page.get_by_role("heading", name="Slutsats: trappa ned")).to_be_visible()
    assert problems(page, "plan_follow_up") == []
    assert PlanFollowUp.objects.get().taper_steps.get().hours_a_month == 12
    page.get_by_role("button", name="Ändra beställningen").click()
    expect(page.locator("[name=hours]")).to_have_value("12,00")
