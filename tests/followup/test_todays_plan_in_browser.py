"""Today's plan on the tablet and on paper: read by all, one sheet for an ordinary plan."""

import io
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from followup import actions
from followup.rules import HowDone, VisitOutcome
from plans import actions as plan_actions
from plans.models import Plan, PlanActivity
from plans.rules import ArrivalNotice, WishMet
from tests.cast import TODAY, at

GOALS = (
    ("Jag lagar mat hemma tre gånger i veckan", ("Planera veckans middagar", "Handla mat", "Laga mat")),
    (
        "Jag kommer ut och träffar någon varje vecka",
        ("Promenera till biblioteket", "Ringa en vän", "Åka buss till träffpunkten"),
    ),
    ("Jag håller ordning i köket", ("Diska", "Gå ut med sopor", "Torka av bänkar och spis")),
)
HOW = "Vi går igenom det vid köksbordet och Astrid gör så mycket hon orkar. Påminn lugnt, en sak i taget."


def write(cast, plan: Plan, goals=GOALS) -> Plan:
    first = plan.goals.get()
    for what in ("Betala räkningar", "Sortera papper"):
        add(cast, first, what)
    for goal, activities in goals:
        added = plan_actions.add_goal(
            plan,
            by=cast.support_worker,
            goal=goal,
            added_because="Astrid vill det",
            life_area="domestic_life",
        )
        for what in activities:
            add(cast, added, what)
    plan_actions.save_wish(
        plan, by=cast.support_worker, wish="Samma person varje gång", done="Två turas om.", met=WishMet.PARTLY
    )
    plan.refresh_from_db()
    plan_actions.edit_plan(
        plan,
        by=cast.support_worker,
        version=plan.version,
        think_of="Hunden är rädd för kepsar. Sätt dig inte i den blå stolen.",
        practical="Skorna av i hallen. Nyckel finns hos samordnaren. Vi röker inte tillsammans.",
        arrival_notice=ArrivalNotice.SMS,
        arrival_note="en halvtimme före",
    )
    plan.refresh_from_db()
    return cast.agree(cast.propose(cast.write(plan)))


def add(cast, goal, what):
    plan_actions.add_activity(
        goal,
        by=cast.support_worker,
        what=what,
        added_because="Astrid vill det",
        how=HOW,
        weekdays=[1, 3],
        where="hemma i köket",
        how_often="every_week",
        responsible=cast.support_worker,
    )


@pytest.fixture
def plan(transactional_db, cast) -> Plan:
    plan = write(cast, cast.begun())
    actions.log_visit(
        plan.order,
        by=cast.support_worker,
        starts_at=at(TODAY - timedelta(days=3), 9),
        ends_at=at(TODAY - timedelta(days=3), 10),
        outcome=VisitOutcome.PERFORMED,
        text="Vi öppnade tre brev och betalade två räkningar. Astrid ville vila efter en timme. " * 3,
        marks=dict.fromkeys(PlanActivity.objects.all()[:6], HowDone.WITH_SUPPORT),
    )
    return plan


@pytest.fixture
def reader(page, live_server, transactional_db, cast):
    session = Client()
    session.force_login(cast.support_worker, "accounts.backends.DemoAwareBackend")
    page.context.add_cookies(
        [{"name": "sessionid", "value": session.cookies["sessionid"].value, "url": live_server.url}]
    )
    return page


def pages(reader) -> int:
    return len(PdfReader(io.BytesIO(reader.pdf(prefer_css_page_size=True))).pages)


@pytest.mark.parametrize("size", [(1280, 900), (820, 1180)])
def test_it_is_read_by_all_and_opens_from_the_visit_with_one_tap(reader, live_server, plan, size):
    reader.set_viewport_size({"width": size[0], "height": size[1]})
    reader.goto(live_server.url + reverse("visit_new", args=[plan.order_id]))
    reader.get_by_role("link", name="Dagens plan").click()
    assert reader.locator("h1").inner_text() == "Dagens plan: Astrid Berg"
    assert reader.get_by_role("heading", name="I dag").is_visible()
    assert reader.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert Axe().run(reader).response["violations"] == []


def test_four_goals_with_three_activities_each_are_one_sheet(reader, live_server, plan):
    reader.goto(live_server.url + reverse("todays_plan", args=[plan.order_id]))
    assert reader.locator(".tasks > li").count() == 12
    assert pages(reader) == 1


def test_a_huge_plan_takes_the_sheets_it_needs_and_loses_nothing(reader, live_server, transactional_db, cast):
    goals = [
        (f"Mål {number} åäö", (f"Göra {number}a", f"Göra {number}b", f"Göra {number}c"))
        for number in range(11)
    ]
    plan = write(cast, cast.begun(), goals)
    reader.goto(live_server.url + reverse("todays_plan", args=[plan.order_id]))
    assert reader.locator(".tasks > li").count() == 36
    assert 1 < pages(reader) <= 4
