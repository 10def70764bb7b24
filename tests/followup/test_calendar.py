import logging
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from boendestod.settings.logs import WithoutData
from followup import actions
from followup.models import CalendarFeed
from followup.rules import AbsenceKind, SlotKind, VisitOutcome
from tests.cast import TODAY, at
from tests.web import browser, send

SUNDAY_OF_SUMMER_TIME = date(2026, 3, 29)
TRANSACTIONS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


@pytest.fixture
def order(cast):
    return cast.agreed().order


@pytest.fixture
def token(cast):
    return actions.renew_calendar_link(by=cast.support_worker)


def plan(cast, order, day, hour=9, **more):
    return actions.plan_visit(
        order,
        by=cast.coordinator,
        starts_at=at(day, hour),
        ends_at=at(day, hour + 1),
        **({"support_worker": cast.support_worker} | more),
    )


def fetch(token):
    return Client().get(reverse("calendar_feed", args=[token]))


def events(token) -> list:
    return Calendar.from_ical(fetch(token).content).walk("VEVENT")


def test_the_calendar_has_the_workers_visits_and_slots(cast, order, token):
    plan(cast, order, TODAY + timedelta(days=1))
    plan(
        cast,
        order,
        TODAY + timedelta(days=2),
        support_worker=cast.colleague,
        second_worker=cast.support_worker,
    )
    plan(cast, order, TODAY + timedelta(days=3), support_worker=cast.colleague)
    day = TODAY + timedelta(days=4)
    for hour, kind in ((8, SlotKind.TRAVEL), (10, SlotKind.MEETING), (13, SlotKind.ADMIN)):
        actions.add_slot(
            cast.support_worker,
            by=cast.coordinator,
            kind=kind,
            starts_at=at(day, hour),
            ends_at=at(day, hour + 1),
        )
    found = events(token)
    assert [str(event["summary"]) for event in found] == [
        "Besök",
        "Besök",
        "Restid",
        "Möte",
        "Administration",
    ]
    assert found[0]["dtstart"].dt == at(TODAY + timedelta(days=1), 9)


def test_nothing_in_it_tells_who_or_where(cast, order, token):
    client = order.case.client
    client.address, client.phone = "Storgatan 4", "070-174 06 05"
    client.save()
    planned = plan(cast, order, TODAY + timedelta(days=1))
    said = fetch(token).content.decode()
    assert said.count("BEGIN:VEVENT") == 1
    told = {
        line.partition(":")[0].partition(";")[0]
        for line in said.split("BEGIN:VEVENT")[1].split("END:VEVENT")[0].split()
    }
    assert told == {"UID", "SUMMARY", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "CLASS"}
    case = order.case
    for secret in (
        "Astrid", "Berg", "Storgatan", "070-174", client.personnummer, case.case_ref, client.pk, case.pk, order.pk,
        planned.pk, cast.support_worker.last_name, cast.provider.name,
    ):  # fmt: skip
        assert str(secret).lower() not in said.lower()


def test_an_event_keeps_its_name_when_the_visit_is_moved(cast, order, token):
    planned = plan(cast, order, TODAY + timedelta(days=1))
    (before,) = events(token)
    actions.move_visit(
        planned, by=cast.coordinator, version=planned.version, starts_at=at(TODAY + timedelta(days=2), 14)
    )
    (after,) = events(token)
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after["dtstart"].dt == at(TODAY + timedelta(days=2), 14)


def test_what_is_cancelled_or_removed_is_gone(cast, order, token):
    cancelled = plan(cast, order, TODAY + timedelta(days=1))
    removed = plan(cast, order, TODAY + timedelta(days=2))
    actions.log_visit(
        order,
        by=cast.support_worker,
        planned=cancelled,
        starts_at=cancelled.starts_at,
        ends_at=cancelled.ends_at,
        outcome=VisitOutcome.CANCELLED_BY_PROVIDER,
        reason="Utbildning",
    )
    actions.remove_visit(removed, by=cast.coordinator, version=removed.version, because="Dubbelt")
    assert events(token) == []


def test_the_hour_is_right_on_both_sides_of_summer_time(cast, order, token):
    actions.make_series(
        order,
        by=cast.coordinator,
        today=TODAY,
        weekday=7,
        starts_at=time(9),
        minutes=60,
        first_on=SUNDAY_OF_SUMMER_TIME - timedelta(days=7),
        last_on=SUNDAY_OF_SUMMER_TIME,
        support_worker=cast.support_worker,
    )
    assert [event["dtstart"].dt for event in events(token)] == [
        datetime(2026, 3, 22, 8, tzinfo=UTC),
        datetime(2026, 3, 29, 7, tzinfo=UTC),
    ]
    assert b"DTSTART:20260329T070000Z" in fetch(token).content


def test_it_holds_four_weeks_back_and_eight_ahead(cast, order, token, time_machine):
    plan(cast, order, TODAY + timedelta(days=56))
    plan(cast, order, TODAY + timedelta(days=57))
    assert len(events(token)) == 1
    time_machine.move_to(at(TODAY + timedelta(days=56 + 28), 12), tick=False)
    assert len(events(token)) == 2
    time_machine.move_to(at(TODAY + timedelta(days=56 + 29), 12), tick=False)
    assert len(events(token)) == 1


def test_an_absence_is_nobodys_business(cast, order, token):
    actions.record_absence(
        cast.support_worker, by=cast.coordinator, kind=AbsenceKind.SICK, first_on=TODAY, last_on=TODAY
    )
    assert events(token) == []


def test_the_answer_is_kept_in_no_cache_and_starts_no_session(cast, token):
    answer = fetch(token)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert answer["Cache-Control"] == "private, no-store"
    assert answer.cookies == {}
    assert Client().post(reverse("calendar_feed", args=[token])).status_code == 405


@pytest.mark.parametrize("wrong", ["x", "å", "None", "a" * 43, "%00", "' OR 1=1"])
def test_a_wrong_address_is_not_found(cast, token, wrong):
    assert fetch(wrong).status_code == 404


def test_a_new_address_ends_the_old(cast, token):
    new = actions.renew_calendar_link(by=cast.support_worker)
    assert (fetch(token).status_code, fetch(new).status_code) == (404, 200)


def test_who_has_left_has_no_calendar(cast, token):
    cast.support_worker.memberships.update(ended_on=TODAY)
    assert fetch(token).status_code == 404


def test_an_account_that_is_closed_has_no_calendar(cast, token):
    cast.support_worker.is_active = False
    cast.support_worker.save()
    assert fetch(token).status_code == 404


def test_it_asks_as_often_for_many_events_as_for_one(cast, order, token):
    plan(cast, order, TODAY + timedelta(days=1))
    one = _asked(token)
    for number in range(2, 6):
        plan(cast, order, TODAY + timedelta(days=number))
    assert _asked(token) == one == 4


def _asked(token) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert fetch(token).status_code == 200
    return sum(not query["sql"].startswith(TRANSACTIONS) for query in queries)


def test_the_address_stands_in_no_log(cast, token, caplog):
    (handler,) = [h for h in logging.getLogger().handlers if isinstance(h.formatter, WithoutData)]
    with caplog.at_level(logging.INFO):
        fetch(token)
        fetch("hemlig-adress")
    written = "\n".join(handler.formatter.format(record) for record in caplog.records)
    assert "/kalender/…" in written
    assert "hemlig-adress" not in written
    assert token not in written


# --- The page ---------------------------------------------------------------------------------------------------


def test_the_address_is_shown_once_where_it_is_made(cast):
    client, url = browser(cast.support_worker), reverse("calendar_link")
    page = send(client, url)
    token = page.context["address"].rpartition("/")[2].removesuffix(".ics")
    assert page.context["address"] == f"http://testserver/kalender/{token}.ics"
    assert fetch(token).status_code == 200
    assert token not in client.get(url).content.decode()
    assert token not in str(CalendarFeed.objects.values().get())


def test_the_address_is_shut_off(cast, token):
    page = send(browser(cast.support_worker), reverse("calendar_link"), ends="on")
    assert page.context["address"] is None
    assert fetch(token).status_code == 404


def test_each_has_only_her_own(cast, token):
    send(browser(cast.colleague), reverse("calendar_link"), ends="on")
    assert fetch(token).status_code == 200


@pytest.mark.parametrize("who", ["caseworker", "reviewer", "system_admin"])
def test_the_authority_follows_no_calendar(cast, who):
    assert browser(getattr(cast, who)).get(reverse("calendar_link")).status_code == 403
