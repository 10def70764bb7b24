"""The person's own page on her phone and on a handed-over tablet, and the worker's pages beside it, in a real
browser: with and without JavaScript, read by axe, with nothing to press that is smaller than 44 px."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse

from followup import actions
from followup.models import Deviation, PersonLink, PlannedVisit, VisitAnswer
from tests.cast import TODAY, at

pytestmark = pytest.mark.django_db(transaction=True)
PHONE, TABLET = (390, 844), (820, 1180)
LEAST = 44
# What a finger is to hit. A link inside a sentence is read, and a radio button's whole box answers.
INPUTS = "input:not([type=hidden], [type=radio], [type=checkbox])"
TARGETS = f"button, a.ds-button, .own-parts a, .choices .ds-field, {INPUTS}"


@pytest.fixture
def order(transactional_db, cast):
    visit = cast.visit(cast.agreed())
    for day, hour, worker in ((0, 14, cast.support_worker), (2, 9, cast.colleague)):
        PlannedVisit(
            municipality=visit.municipality,
            case=visit.case,
            order=visit.order,
            support_worker=worker,
            covers_for=cast.support_worker if worker == cast.colleague else None,
            starts_at=at(TODAY + timedelta(days=day), hour),
            ends_at=at(TODAY + timedelta(days=day), hour + 1),
        ).save_change(by=cast.coordinator, reason="schedule.plan")
    return visit.order


@pytest.fixture
def code(cast, order):
    return actions.make_person_link(order, by=cast.support_worker, now=at(TODAY, 12))[1]


@pytest.fixture
def worker(page, live_server, cast, order):
    """The worker's own browser."""
    session = Client()
    session.force_login(cast.support_worker, "accounts.backends.DemoAwareBackend")
    page.context.add_cookies(
        [{"name": "sessionid", "value": session.cookies["sessionid"].value, "url": live_server.url}]
    )
    yield page
    # A page that closes saves its draft, which must not reach a database that is being emptied.
    page.context.set_offline(True)
    page.close()


def look(page, size) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert Axe().run(page).response["violations"] == []
    assert too_small(page) == []


def too_small(page) -> list[str]:
    found = []
    for target in page.locator("main").locator(TARGETS).all():
        box = target.bounding_box()
        if box and min(box["width"], box["height"]) < LEAST:
            found.append(target.evaluate("element => element.outerHTML"))
    return found


@pytest.mark.parametrize("size", [PHONE, TABLET])
def test_a_scanned_code_opens_the_page_and_each_part_is_read_by_all(page, live_server, code, size):
    page.goto(f"{live_server.url}/mina-besok/#{code}")
    assert page.locator("#id_code").input_value() == code
    assert page.url == f"{live_server.url}/mina-besok/"
    look(page, size)
    page.get_by_role("button", name="Öppna").click()
    assert page.get_by_role("heading", name="Hej Astrid!").is_visible()
    assert page.get_by_text("Bo kommer inte den här gången.").is_visible()
    look(page, size)
    for part in ("Vad gör vi?", "Vad har vi gjort?"):
        page.get_by_role("link", name=part).click()
        assert page.get_by_role("heading", name=part).is_visible()
        look(page, size)
    page.get_by_role("link", name="Nej, så här var det").click()
    look(page, size)


def test_without_javascript_the_person_types_the_code_answers_and_closes(browser, live_server, code, order):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/mina-besok/")
    page.fill("#id_code", f"{code[:4].lower()} {code[4:]}")
    page.get_by_role("button", name="Öppna").click()
    page.get_by_role("link", name="Vad har vi gjort?").click()
    page.get_by_role("link", name="Nej, så här var det").click()
    page.get_by_label("Så här var det").fill("Ni kom en timme för sent.")
    page.get_by_role("button", name="Skicka").click()
    assert page.get_by_text("Ni kom en timme för sent.").is_visible()
    assert VisitAnswer.objects.get().words == "Ni kom en timme för sent."
    page.get_by_role("button", name="Klar").click()
    assert page.get_by_role("heading", name="Sidan är stängd").is_visible()
    page.go_back()
    assert not page.get_by_text("Ni kom en timme för sent.").is_visible()
    context.close()


def test_a_handed_over_tablet_shows_the_person_nothing_of_the_staffs(worker, live_server, order):
    worker.set_viewport_size({"width": TABLET[0], "height": TABLET[1]})
    worker.goto(live_server.url + reverse("person_link", args=[order.pk]))
    look(worker, TABLET)
    worker.get_by_role("button", name="Visa koden").click()
    assert worker.get_by_role("img", name="Bild av koden").is_visible()
    look(worker, TABLET)
    look(worker, PHONE)
    shown = worker.locator(".shown-code").inner_text()
    worker.goto(f"{live_server.url}/mina-besok/")
    worker.fill("#id_code", shown)
    worker.get_by_role("button", name="Öppna").click()
    assert worker.get_by_role("heading", name="Hej Astrid!").is_visible()
    worker.goto(live_server.url + reverse("case", args=[order.case_id]))
    assert worker.get_by_role("heading", name="Logga in").is_visible()
    assert PersonLink.objects.get().is_open


@pytest.mark.parametrize("size", [PHONE, TABLET])
def test_a_deviation_takes_three_taps(worker, live_server, order, size):
    worker.goto(live_server.url + reverse("deviation_new", args=[order.pk]))
    look(worker, size)
    worker.get_by_text("Vi kom sent eller på fel tid").click()
    worker.get_by_text("Allvarlig", exact=True).click()
    worker.get_by_role("button", name="Skicka", exact=True).click()
    assert worker.get_by_text("Enhetschefen ska bedöma").is_visible()
    look(worker, size)
    assert Deviation.objects.get().severity == 3
    worker.goto(live_server.url + reverse("deviations"))
    look(worker, size)


@pytest.mark.parametrize("size", [PHONE, TABLET])
def test_the_duty_to_report_a_concern_is_read_by_all(worker, live_server, order, size):
    worker.goto(live_server.url + reverse("concern_new", args=[order.pk]))
    look(worker, size)
    worker.get_by_text("Socialjouren", exact=True).click()
    worker.get_by_role("button", name="Spara att jag har anmält").click()
    assert worker.get_by_role("cell", name="Socialjouren").is_visible()
    look(worker, size)
