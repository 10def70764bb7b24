"""The week in a browser: drag, two taps and keys lead to the same, and it fits a tablet."""

from copy import copy
from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from followup import actions
from followup.models import PlannedVisit
from followup.rules import AbsenceKind, ToldHow
from tests import web
from tests.cast import TODAY, at

from .demo import SIZES, problems

pytestmark = pytest.mark.django_db(transaction=True)

TUESDAY = TODAY + timedelta(days=1)
THURSDAY = TODAY + timedelta(days=3)
TOUCHED = (
    "main :is(a.block-open, a.block-move, button, .switch a, .week-days a, .move-bar input, summary, select)"
)


@pytest.fixture
def planned(cast, transactional_db) -> PlannedVisit:
    order = cast.agreed().order
    cast.colleague  # noqa: B018 - she works there
    actions.add_slot(
        cast.colleague, by=cast.coordinator, kind="meeting", starts_at=at(TODAY, 13), ends_at=at(TODAY, 14)
    )
    return actions.plan_visit(
        order,
        by=cast.coordinator,
        starts_at=at(TUESDAY, 9),
        ends_at=at(TUESDAY, 10),
        support_worker=cast.support_worker,
    )


def open_as(page, live_server, user, path=None):
    session = web.browser(user).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(live_server.url + (path or reverse("schedule")))
    return page


@pytest.fixture
def board(page, live_server, cast, planned):
    return open_as(page, live_server, cast.coordinator)


def cell(worker, day) -> str:
    return f"[data-cell][data-row='{worker.pk}'][data-day='{day.isoformat()}']"


def block(planned) -> str:
    return f"[id='besok-{planned.pk}']"


def drag(board, cast, planned):
    board.drag_and_drop(f"{block(planned)} .block-open", cell(cast.colleague, THURSDAY))


def two_taps(board, cast, planned):
    board.click(f"{block(planned)} .block-move")
    board.click(f"{cell(cast.colleague, THURSDAY)} button")


def keys(board, cast, planned):
    board.focus(f"{block(planned)} .block-open")
    for key in ("m", "ArrowRight", "ArrowRight", "ArrowUp", "+", "+", "-", "-", "Enter"):
        board.keyboard.press(key)


@pytest.mark.parametrize("way", [drag, two_taps, keys])
def test_drag_two_taps_and_keys_lead_to_the_same(board, cast, planned, way):
    way(board, cast, planned)
    expect(board.locator(".ds-alert")).to_contain_text("ligger nu 5 mars 2026 klockan 09:00")
    expect(board.locator(f"{cell(cast.colleague, THURSDAY)} .block-open")).to_be_focused()
    planned.refresh_from_db()
    assert (planned.starts_at, planned.ends_at) == (at(THURSDAY, 9), at(THURSDAY, 10))
    assert (planned.support_worker, planned.moved_from) == (cast.colleague, at(TUESDAY, 9))
    assert (planned.version, planned.change_reason) == (2, "")
    assert planned.history.latest().history_user == cast.coordinator


def test_a_move_is_undone(board, cast, planned):
    two_taps(board, cast, planned)
    board.get_by_role("button", name="Ångra").click()
    expect(board.locator(".ds-alert")).to_contain_text("ligger nu 3 mars 2026 klockan 09:00")
    planned.refresh_from_db()
    assert (planned.starts_at, planned.support_worker) == (at(TUESDAY, 9), cast.support_worker)


def test_keys_tell_where_it_would_land_and_escape_leaves_it(board, cast, planned):
    told = board.locator("#move-told")
    board.focus(f"{block(planned)} .block-open")
    board.keyboard.press("m")
    expect(told).to_contain_text("Flyttar Berg, Astrid: tisdag 3/3, Bo Testsson klockan 09:00.")
    board.keyboard.press("ArrowRight")
    board.keyboard.press("+")
    expect(told).to_have_text("Flyttar Berg, Astrid: onsdag 4/3, Bo Testsson klockan 09:15.")
    board.keyboard.press("ArrowDown")
    expect(told).to_have_text("Dit går det inte att flytta.")
    board.keyboard.press("Escape")
    expect(told).to_contain_text("ligger kvar")
    expect(board.locator(f"{block(planned)} .block-open")).to_be_focused()
    assert board.locator(".is-target, .is-open").count() == 0
    planned.refresh_from_db()
    assert planned.version == 1


def test_what_has_passed_takes_no_visit(board, live_server, cast, planned, time_machine):
    time_machine.move_to(at(THURSDAY, 8), tick=False)
    open_as(board, live_server, cast.coordinator)
    assert board.locator(f"{cell(cast.colleague, TUESDAY)}[data-open]").count() == 0
    assert board.locator(f"{cell(cast.colleague, THURSDAY)}[data-open]").count() == 1


def test_the_reason_is_asked_for_when_the_person_knows(board, cast, planned):
    actions.tell_person(planned, by=cast.coordinator, version=1, told_at=at(TODAY, 11), how=ToldHow.PHONE)
    board.reload()
    two_taps(board, cast, planned)
    why = board.locator("#move-why")
    expect(why).to_be_visible()
    board.keyboard.press("Escape")
    expect(why).to_be_hidden()
    drag(board, cast, planned)
    board.fill("#move-reason", "Tandläkaren")
    board.keyboard.press("Enter")
    expect(board.get_by_role("link", name="Säg till personen")).to_be_visible()
    planned.refresh_from_db()
    assert (planned.starts_at, planned.change_reason) == (at(THURSDAY, 9), "Tandläkaren")


def test_somebody_elses_move_in_between_is_told(board, cast, planned):
    actions.move_visit(planned, by=cast.unit_manager, version=1, starts_at=at(THURSDAY, 15))
    drag(board, cast, planned)
    expect(board.locator(".ds-error-summary")).to_contain_text("Någon annan har ändrat")
    planned.refresh_from_db()
    assert planned.starts_at == at(THURSDAY, 15)


def test_without_script_the_visit_is_moved_with_a_form(browser, live_server, cast, planned):
    context = browser.new_context(java_script_enabled=False)
    page = open_as(context.new_page(), live_server, cast.coordinator)
    page.click(f"{block(planned)} .block-move")
    page.fill("[name=starts_at]", "2026-03-05T09:00")
    page.get_by_role("button", name="Flytta").click()
    assert "ligger nu 5 mars 2026" in page.locator(".ds-alert").inner_text()
    context.close()


def test_a_support_worker_moves_in_her_own_week(page, live_server, cast, planned):
    open_as(page, live_server, cast.support_worker)
    page.click(f"{block(planned)} .block-move")
    page.click(f"{cell(cast.support_worker, THURSDAY)} button")
    expect(page.locator(".ds-alert")).to_contain_text("ligger nu 5 mars 2026 klockan 09:00")
    assert problems(page, "own week") == []


def test_on_a_tablet_one_day_is_shown_and_the_new_day_is_a_tap_away(board, cast, planned):
    board.set_viewport_size(SIZES["tablet"])
    expect(board.locator(block(planned))).to_be_hidden()
    board.locator("[data-shows-day='2']").click()
    board.click(f"{block(planned)} .block-move")
    board.locator("[data-shows-day='4']").click()
    board.fill("#move-clock", "09:30")
    board.click(f"{cell(cast.colleague, THURSDAY)} button")
    expect(board.locator(".ds-alert")).to_contain_text("klockan 09:30")
    planned.refresh_from_db()
    assert planned.starts_at == at(THURSDAY, 9, 30)


def test_every_page_of_the_schedule_is_accessible_and_can_be_touched(page, live_server, cast, planned):
    actions.record_absence(
        cast.support_worker, by=cast.coordinator, kind=AbsenceKind.SICK, first_on=TUESDAY, last_on=TUESDAY
    )
    series = actions.make_series(
        planned.order,
        by=cast.coordinator,
        today=TODAY,
        weekday=3,
        starts_at=time(13),
        minutes=60,
        first_on=TODAY,
    )
    found = []
    open_as(page, live_server, cast.coordinator)
    for path in (
        reverse("schedule") + "?dag=2026-03-03",
        reverse("schedule") + "?visa=personer&dag=2026-03-03",
        reverse("uncovered"),
        reverse("absences"),
        reverse("calendar_link"),
        reverse("slot_new"),
        reverse("schedule_series", args=[planned.order_id]),
        reverse("series_edit", args=[series.pk]),
        *(
            reverse(f"planned_visit{name}", args=[planned.pk])
            for name in ("", "_move", "_assign", "_told", "_remove")
        ),
    ):
        page.goto(live_server.url + path)
        found += problems(page, path) + _too_small(page, path)
    page.goto(live_server.url + reverse("schedule") + "?dag=2026-03-03")
    page.click(f"{block(planned)} .block-move")
    assert found + problems(page, "moving") + _too_small(page, "moving") == []


def _too_small(page, path: str) -> list[str]:
    """What a thumb would miss on a tablet, whose size `problems` leaves behind."""
    sizes = page.locator(TOUCHED).evaluate_all(
        """all => all.filter(each => each.checkVisibility()).map(each =>
            [each.className + " " + each.textContent.trim(), each.getBoundingClientRect().height])"""
    )
    return [f"{path}: {name} is {height} high" for name, height in sizes if height < 44]


def test_a_big_week_is_shown_and_answers_at_once(page, live_server, cast, planned):
    workers = [
        cast.user(f"medarbetare{number}", "support_worker", provider=cast.provider, team=cast.team)
        for number in range(23)
    ]
    _fill(planned, [cast.support_worker, cast.colleague, *workers])
    open_as(page, live_server, cast.coordinator)
    assert page.locator("[data-visit]").count() == 1001
    page.focus(f"{block(planned)} .block-open")
    took = page.evaluate(
        """() => {
            const start = performance.now();
            const press = key => document.activeElement.dispatchEvent(
                new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
            ["m", "ArrowRight", "ArrowRight", "+", "Escape"].forEach(press);
            return performance.now() - start;
        }"""
    )
    assert took < 2000
    expect(page.locator("#move-told")).to_contain_text("ligger kvar")


def _fill(planned, workers) -> None:
    """Forty visits a week for each, by turns to fifty persons."""
    orders = [_another_person(planned.order, number) for number in range(50)]
    days = [TODAY + timedelta(days=number) for number in range(5)]
    starts = [timezone.make_aware(datetime.combine(day, time(8 + hour))) for day in days for hour in range(8)]
    PlannedVisit.objects.bulk_create(
        PlannedVisit(
            municipality=planned.municipality,
            case=order.case,
            order=order,
            support_worker=worker,
            starts_at=start,
            ends_at=start + timedelta(minutes=50),
        )
        for place, worker in enumerate(workers)
        for slot, start in enumerate(starts)
        for order in [orders[(place + slot) % len(orders)]]
    )


def _another_person(order, number: int):
    """As the first, with another name; the same decision will do here."""
    client, case, order = copy(order.case.client), copy(order.case), copy(order)
    client.personnummer, client.birth_year, client.last_name = "", 1990, f"Berg{number}"
    client.sex = "woman"
    _save_as_new(client)
    case.case_ref, case.client = f"2026-1{number:03}", client
    _save_as_new(case)
    order.case = case
    _save_as_new(order)
    return order


def _save_as_new(record) -> None:
    record.pk, record._state.adding = uuid4(), True
    record.save()
