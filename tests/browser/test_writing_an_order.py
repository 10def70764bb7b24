"""A caseworker writes the two example orders of Stockholm's instructions (domain.md §2.2) by typing alone: nothing is
saved with a button, and what the page remarks on goes as it is answered."""

from dataclasses import dataclass

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from accounts.models import CommissioningUnit
from accounts.rules import GoalScheme
from cases.models import Investigation, NeedsAssessment
from cases.rules import LifeArea
from orders.models import Order
from orders.rules import OrderState, SubGoal, SupportForm
from tests import web
from tests.cast import TODAY

from .demo import problems

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass(frozen=True)
class Example:
    scheme: GoalScheme
    life_area: LifeArea
    need: str
    goal: dict
    activity: dict
    how: tuple[str, str]
    home: dict


OPEN_POST = Example(
    scheme=GoalScheme.DUR_SP,
    life_area=LifeArea.DOMESTIC_LIFE,
    need="Öppnar inte sin post, får betala påminnelser och är orolig för brev från hyresvärden",
    goal={
        "personal_goal": "Jag vill öppna min post varje vecka och slippa påminnelser.",
        "measure": "Ingen räkning är äldre än två veckor.",
        "reach_by": "2026-11-30",
    },
    activity={
        "what": "Öppna posten och lägga den i tre högar: betala, svara, slänga",
        "why": "Räkningar blir obetalda när posten ligger oöppnad",
        "scope": "en gång i veckan",
    },
    how=("sub_goal", SubGoal.WITH_SUPPORT),
    home={
        "preconditions": "Hon har en katt. Ring på två gånger, så vet hon att det är ni.",
        "risks": "Inga kända.",
    },
)
MONTHLY_BUDGET = Example(
    scheme=GoalScheme.DUR_FN,
    life_area=LifeArea.WORK_EDUCATION_ECONOMY,
    need="Pengarna tar slut innan månaden är slut, och han lånar av sin bror till mat",
    goal={
        "personal_goal": "Jag vill ha en budget för varje månad så att pengarna räcker till maten.",
        "measure": "Det finns pengar kvar till mat den sista veckan tre månader i rad.",
        "reach_by": "2026-10-31",
    },
    activity={
        "what": "Göra en budget för månaden och skriva upp vad som har köpts",
        "why": "Han ser då själv vad som är kvar och slipper låna",
        "scope": "två gånger i månaden",
    },
    how=("support_form", SupportForm.SKILLS_TRAINING),
    home={
        "preconditions": "Han bor i en träningslägenhet. Kaffe är ett bra sätt att börja.",
        "risks": "Inga kända.",
    },
)


def case_to_order_in(cast, example: Example):
    """A decided case whose investigation has found the example's need, and one that is not to be ordered."""
    CommissioningUnit.objects.update(goal_scheme=example.scheme)
    case = cast.case()
    cast.decision(case)
    investigation = Investigation(municipality=case.municipality, case=case, opened_on=TODAY)
    investigation.save_change(by=cast.caseworker, reason="investigation.write")
    for area, need in ((example.life_area, example.need), (LifeArea.MOBILITY, "Vågar inte åka buss")):
        NeedsAssessment(
            municipality=case.municipality, investigation=investigation, life_area=area, need=need
        ).save_change(by=cast.caseworker, reason="investigation.write")
    return case


def begin(page, server: str, case, example: Example) -> Order:
    """From the chosen need to the editor."""
    page.goto(server + reverse("order_new", args=[case.pk]))
    page.get_by_label(example.need).check()
    page.get_by_role("button", name="Börja skriva").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Skriv beställningen")
    return Order.objects.get(case=case)


def fill(page, record, **typed) -> None:
    for name, text in typed.items():
        page.locator(f"[id='{record.pk}-{name}']").fill(text)


def choose(page, record, name: str, value: str) -> None:
    page.locator(f"#form-{record.pk} [name={name}][value={value}]").check()


def write(page, order: Order, example: Example, provider) -> None:
    """Answer all that the page asks for; every field saves itself."""
    goal = order.goals.get()
    fill(page, goal, **example.goal)
    choose(page, goal, "realistic", "yes")
    choose(page, goal, "accepted", "yes")
    page.get_by_role("button", name="Lägg till aktivitet").click()
    expect(page.get_by_role("heading", name="Aktivitet 1")).to_be_focused()
    activity = goal.activities.get()
    fill(page, activity, **example.activity)
    name, value = example.how
    page.locator(f"[id='{activity.pk}-{name}']").select_option(value)
    choose(page, order, "double_staffing", "False")
    fill(
        page,
        order,
        **example.home,
        follow_up_form="möte med personen och stödpersonen",
        follow_up_on="2026-09-01",
    )
    page.locator(f"[id='{order.pk}-provider']").select_option(str(provider.pk))


def choose_freely(page, order: Order) -> None:
    """What must be known where the person may choose among providers (LOV 9:1-2)."""
    choose(page, order, "chosen_by", "person")
    fill(page, order, providers_informed_on=TODAY.isoformat())


def remark(page, text: str):
    return page.locator("#meter").get_by_role("link", name=text)


def send(page, order: Order) -> None:
    page.locator("#meter").get_by_role("link", name="Skicka till utföraren").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Skicka beställningen")
    page.locator("main form[method=post] button[type=submit]").first.click()
    expect(page).to_have_url(page.url.replace("/skicka/", "/"))


@pytest.fixture
def desk(page, live_server, cast):
    session = web.browser(cast.caseworker).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return page


def test_the_goal_of_opening_ones_post_is_written_and_sent(cast, desk, live_server):
    order = begin(desk, live_server.url, case_to_order_in(cast, OPEN_POST), OPEN_POST)
    for text in ("Välj vilken utförare", "Mål 1: skriv målet med personens egna ord", "Svara på om två"):
        expect(remark(desk, text)).to_be_visible()
    write(desk, order, OPEN_POST, cast.provider)
    expect(desk.locator("#meter")).to_contain_text("Allt som måste finnas finns med.")
    expect(desk.locator("#meter")).to_contain_text("100 av 100")
    expect(desk.locator("#meter")).to_contain_text("Beställningen är tydlig.")
    assert problems(desk, "a whole order") == []
    send(desk, order)
    order.refresh_from_db()
    activity = order.goals.get().activities.get()
    assert (order.state, order.clarity) == (OrderState.SENT, 100)
    assert (activity.what, activity.sub_goal) == (OPEN_POST.activity["what"], SubGoal.WITH_SUPPORT)
    assert activity.support_form == ""


def test_the_goal_of_a_monthly_budget_is_written_made_clear_and_sent(cast, desk, live_server):
    order = begin(desk, live_server.url, case_to_order_in(cast, MONTHLY_BUDGET), MONTHLY_BUDGET)
    write(desk, order, MONTHLY_BUDGET, cast.other_provider)
    expect(remark(desk, "Ange hur utföraren valdes.")).to_be_visible()
    choose_freely(desk, order)
    expect(desk.locator("#meter")).to_contain_text("Allt som måste finnas finns med.")
    expect(desk.locator("#meter")).to_contain_text("Beställningen är tydlig.")

    goal, activity = order.goals.get(), order.goals.get().activities.get()
    fill(desk, activity, what="ekonomi", why="behöver stöd")
    expect(remark(desk, "Mål 1, aktivitet 1: ”ekonomi” säger inte vad som ska göras")).to_be_visible()
    expect(desk.locator("#meter")).to_contain_text("Allt som måste finnas finns med.")
    fill(desk, activity, **MONTHLY_BUDGET.activity)
    fill(desk, goal, measure="Det fungerar bättre")
    expect(remark(desk, "går varken att se eller räkna")).to_be_visible()
    fill(desk, goal, measure=MONTHLY_BUDGET.goal["measure"])
    expect(desk.locator("#meter")).to_contain_text("100 av 100")

    send(desk, order)
    order.refresh_from_db()
    assert (order.state, order.clarity) == (OrderState.SENT, 100)
    assert order.goals.get().activities.get().support_form == SupportForm.SKILLS_TRAINING
    assert order.goals.get().need_text == MONTHLY_BUDGET.need
