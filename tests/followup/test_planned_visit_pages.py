"""One visit in the schedule: moved, assigned, told, removed, planned."""

from datetime import date

import pytest

from accounts.models import LimitRule
from accounts.rules import LimitKey
from followup import actions
from followup.models import PlannedVisit
from followup.rules import ToldHow
from tests.cast import TODAY, at
from tests.followup.schedule_pages import TUESDAY, WEDNESDAY, blocks, page_of, plan, week
from tests.web import browser, errors, filled, send


@pytest.fixture
def order(cast):
    return cast.agreed().order


@pytest.fixture
def planned(cast, order):
    return plan(cast, order)


# --- Moving -----------------------------------------------------------------------------------------------------


def test_a_visit_is_moved_with_the_form_and_the_way_back_is_offered(cast, planned):
    client = browser(cast.coordinator)
    answer = send(client, page_of("planned_visit_move", planned), starts_at="2026-03-04T13:00")
    assert answer.url == (f"/schema/?vecka=2026-10&dag=2026-03-04&flyttad={planned.pk}#besok-{planned.pk}")
    planned.refresh_from_db()
    assert (planned.starts_at, planned.ends_at) == (at(WEDNESDAY, 13), at(WEDNESDAY, 14))
    page = client.get(answer.url)
    assert page.context["moved"]["text"].endswith("ligger nu 4 mars 2026 klockan 13:00.")
    back = dict(page.context["moved"]["back"])
    answer = client.post(page_of("planned_visit_move", planned), back)
    planned.refresh_from_db()
    assert planned.starts_at == at(TUESDAY, 9)
    assert planned.moved_from is None
    assert client.get(answer.url).context["moved"]["back"]


def test_the_weeks_own_post_keeps_the_length_and_may_change_who_comes(cast, planned):
    answer = browser(cast.coordinator).post(
        page_of("planned_visit_move", planned),
        {
            "form_token": "4a0e1a2b-58ae-4b5f-9f7d-1f8de4c0f0aa",
            "version": planned.version,
            "starts_at": "2026-03-06T10:30",
            "support_worker": cast.colleague.pk,
            "reason": "",
            "visa": "",
            "team": "",
        },
    )
    assert answer.status_code == 302
    planned.refresh_from_db()
    assert (planned.support_worker, planned.minutes) == (cast.colleague, 60)


def test_the_undo_is_not_offered_to_somebody_else_or_for_something_else(cast, planned):
    send(browser(cast.coordinator), page_of("planned_visit_move", planned), starts_at="2026-03-04T13:00")
    assert week(cast.unit_manager, flyttad=planned.pk).context["moved"] is None
    planned.refresh_from_db()
    actions.tell_person(
        planned, by=cast.coordinator, version=planned.version, told_at=at(TODAY, 11), how=ToldHow.PHONE
    )
    assert week(cast.coordinator, flyttad=planned.pk).context["moved"] is None


@pytest.mark.parametrize("value", ["", "x", "00000000-0000-0000-0000-000000000000", "1"])
def test_a_moved_visit_that_there_is_not_is_not_told(cast, planned, value):
    assert week(cast.coordinator, flyttad=value).context["moved"] is None


def test_when_the_person_knows_the_reason_is_asked_for(cast, planned):
    actions.tell_person(
        planned, by=cast.coordinator, version=planned.version, told_at=at(TODAY, 11), how=ToldHow.PHONE
    )
    client, url = browser(cast.coordinator), page_of("planned_visit_move", planned)
    assert [block.asks_why for block in blocks(week(cast.support_worker))] == [True]
    page = send(client, url, starts_at="2026-03-04T13:00")
    assert "reason" in errors(page)
    answer = client.post(url, filled(page, reason="Tandläkaren"))
    assert client.get(answer.url).context["moved"]["tell"] is True
    planned.refresh_from_db()
    assert planned.person_told_at is None


def test_a_lost_update_is_told_and_the_text_kept(cast, planned):
    client, url = browser(cast.coordinator), page_of("planned_visit_move", planned)
    seen = filled(client.get(url), starts_at="2026-03-04T13:00")
    send(browser(cast.unit_manager), url, starts_at="2026-03-05T13:00")
    page = client.post(url, seen)
    assert "Någon annan har ändrat" in page.content.decode()
    assert "5 mars 2026 13:00" in page.content.decode()
    assert "2026-03-04T13:00" in page.content.decode()
    planned.refresh_from_db()
    assert planned.starts_at == at(date(2026, 3, 5), 13)


def test_the_same_move_sent_twice_is_one(cast, planned):
    client, url = browser(cast.coordinator), page_of("planned_visit_move", planned)
    fields = filled(client.get(url), starts_at="2026-03-04T13:00")
    assert client.post(url, fields).url == client.post(url, fields).url
    planned.refresh_from_db()
    assert planned.version == 2


@pytest.mark.parametrize("moment", ["", "igår", "2026-03-29T02:30", "1800-01-01T09:00", "2026-03-01T09:00"])
def test_a_time_that_cannot_be_is_told_beside_the_field(cast, planned, moment):
    page = send(browser(cast.coordinator), page_of("planned_visit_move", planned), starts_at=moment)
    assert "starts_at" in errors(page)


def test_a_support_worker_moves_her_own_and_tells_the_person(cast, planned):
    client = browser(cast.support_worker)
    url = page_of("planned_visit_move", planned)
    assert "support_worker" not in client.get(url).context["form"].fields
    assert send(client, url, starts_at="2026-03-04T13:00").status_code == 302
    send(client, page_of("planned_visit_told", planned), how=ToldHow.PHONE)
    planned.refresh_from_db()
    assert (planned.starts_at, planned.person_told_how) == (at(WEDNESDAY, 13), ToldHow.PHONE)


def test_she_does_not_move_a_colleagues_visit(cast, order):
    other = plan(cast, order, support_worker=cast.colleague)
    page = send(
        browser(cast.support_worker), page_of("planned_visit_move", other), starts_at="2026-03-04T13:00"
    )
    assert "som du själv ska göra" in page.content.decode()
    (block,) = blocks(week(cast.colleague))
    assert block.visit == other


# --- One visit --------------------------------------------------------------------------------------------------

PAGES = (
    "planned_visit",
    "planned_visit_move",
    "planned_visit_assign",
    "planned_visit_told",
    "planned_visit_remove",
)


@pytest.mark.parametrize("name", PAGES)
def test_nobody_outside_opens_a_planned_visit(cast, planned, name):
    for who in (cast.other_coordinator, cast.other_support_worker):
        assert browser(who).get(page_of(name, planned)).status_code == 404


@pytest.mark.parametrize("name", ["planned_visit_assign", "planned_visit_remove"])
def test_only_who_plans_the_schedule_assigns_and_removes(cast, planned, name):
    assert browser(cast.support_worker).get(page_of(name, planned)).status_code == 403


def test_the_visits_page_tells_its_story(cast, planned):
    send(
        browser(cast.coordinator),
        page_of("planned_visit_move", planned),
        starts_at="2026-03-04T13:00",
        reason="Tandläkaren",
    )
    page = browser(cast.coordinator).get(page_of("planned_visit", planned))
    assert [happened for happened, _ in page.context["history"]] == ["Flyttades", "Planerades"]
    assert "Tandläkaren" in page.content.decode()
    assert page.context["may_change"] is True


def test_a_removed_visit_stands_as_removed_and_can_be_changed_no_more(cast, planned):
    client = browser(cast.coordinator)
    assert send(client, page_of("planned_visit_remove", planned), because="Dubbelt").status_code == 302
    page = client.get(page_of("planned_visit", planned))
    assert "borttaget ur schemat" in page.content.decode()
    assert page.context["may_change"] is False
    assert blocks(week(cast.support_worker)) == []


def test_a_visit_whose_time_has_passed_is_to_be_logged(cast, planned, time_machine):
    time_machine.move_to(at(WEDNESDAY, 12), tick=False)
    page = browser(cast.support_worker).get(page_of("planned_visit", planned))
    assert (page.context["has_passed"], page.context["may_move"], page.context["may_log"]) == (
        True,
        False,
        True,
    )
    (block,) = blocks(week(cast.support_worker))
    assert block.marks == [("warning", "pencil", "inte loggat")]


def test_a_single_visit_is_planned(cast, order):
    client = browser(cast.coordinator)
    url = page_of("planned_visit_new", order)
    assert browser(cast.support_worker).get(url).status_code == 403
    assert browser(cast.other_coordinator).get(url).status_code == 404
    assert send(client, url, starts_at="2026-03-03T08:00", minutes="45").status_code == 302
    assert PlannedVisit.objects.get().ends_at == at(TUESDAY, 8, 45)


def test_a_visit_lasts_its_minutes_through_the_night_when_the_clock_is_moved(cast, order):
    send(
        browser(cast.coordinator),
        page_of("planned_visit_new", order),
        starts_at="2026-03-28T23:30",
        minutes="240",
        reason="Natten är svår",
    )
    assert PlannedVisit.objects.get().ends_at == at(date(2026, 3, 29), 4, 30)


# --- Outside the municipality's hours ---------------------------------------------------------------------------

OUTSIDE = "Tiden ligger utanför kommunens tider, klockan 7–22. Skriv varför."


def test_a_visit_outside_the_municipalitys_hours_needs_a_reason_that_stands_with_it(cast, order):
    client, url = browser(cast.coordinator), page_of("planned_visit_new", order)
    said = {"starts_at": "2026-03-04T21:30", "minutes": "45"}
    assert errors(send(client, url, **said))["reason"] == [OUTSIDE]
    assert not PlannedVisit.objects.exists()
    assert send(client, url, **said, reason="Kvällsmedicin").status_code == 302
    planned = PlannedVisit.objects.get()
    assert planned.change_reason == "Kvällsmedicin"
    page = client.get(page_of("planned_visit", planned)).content.decode()
    assert "<dt>Varför den tiden?</dt>" in page


def test_a_visit_that_is_moved_out_of_the_hours_needs_a_reason_too(cast, planned):
    client, url = browser(cast.coordinator), page_of("planned_visit_move", planned)
    assert errors(send(client, url, starts_at="2026-03-04T06:30"))["reason"] == [OUTSIDE]
    assert send(client, url, starts_at="2026-03-04T06:30", reason="Hon vill det").status_code == 302


def test_a_municipality_that_gives_support_round_the_clock_asks_nothing(cast, order):
    for key, value in ((LimitKey.SERVICE_FROM, 0), (LimitKey.SERVICE_TO, 24)):
        LimitRule.objects.create(
            municipality=cast.municipality, key=key, value=value, valid_from=date(2026, 3, 4)
        )
    client, url = browser(cast.coordinator), page_of("planned_visit_new", order)
    assert send(client, url, starts_at="2026-03-04T23:00", minutes="60").status_code == 302
    assert errors(send(client, url, starts_at="2026-03-03T23:00", minutes="60"))["reason"] == [OUTSIDE]
