"""Visits that need a substitute, absences, and time that is no visit."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followup import actions
from followup.models import Absence, WorkSlot
from followup.rules import AbsenceKind, SlotKind
from oversight import desk
from tests.cast import TODAY
from tests.followup.schedule_pages import (
    THIS_WEEK,
    TUESDAY,
    WEDNESDAY,
    page_of,
    plan,
    week,
)
from tests.web import browser, errors, send


@pytest.fixture
def order(cast):
    return cast.agreed().order


@pytest.fixture
def planned(cast, order):
    return plan(cast, order)


def test_an_absence_leads_to_the_visits_that_need_somebody_and_one_tap_gives_them_away(cast, planned):
    cast.colleague  # noqa: B018 - she works there
    client = browser(cast.coordinator)
    answer = send(
        client,
        reverse("absence_new"),
        worker=cast.support_worker.pk,
        kind=AbsenceKind.SICK,
        first_on="2026-03-02",
        last_on="2026-03-06",
    )
    assert answer.url == f"/schema/vikarier/?franvaro={Absence.objects.get().pk}"
    page = client.get(answer.url)
    (gap,) = page.context["gaps"]
    assert (gap.visit, gap.suggestion.worker) == (planned, cast.colleague)
    answer = client.post(
        page_of("planned_visit_assign", planned),
        {
            "form_token": gap.form_token,
            "version": planned.version,
            **gap.workers,
            "till": page.context["returns_to"],
        },
    )
    assert answer.url == f"/schema/vikarier/?franvaro={Absence.objects.get().pk}"
    assert client.get(answer.url).context["gaps"] == []
    planned.refresh_from_db()
    assert planned.support_worker == cast.colleague


def test_the_list_of_uncovered_is_led_back_to_nothing_foreign(cast, planned):
    answer = send(
        browser(cast.coordinator),
        page_of("planned_visit_assign", planned),
        support_worker=cast.colleague.pk,
        till="https://example.org/?vecka=x",
    )
    assert answer.url == page_of("planned_visit", planned)


def test_the_second_who_is_away_is_the_one_replaced(cast, order):
    third = cast.user("tredje", "support_worker", provider=cast.provider)
    plan(cast, order, second_worker=cast.colleague)
    actions.record_absence(
        cast.colleague, by=cast.coordinator, kind=AbsenceKind.VACATION, first_on=TODAY, last_on=WEDNESDAY
    )
    (gap,) = browser(cast.coordinator).get(reverse("uncovered")).context["gaps"]
    assert gap.workers == {"support_worker": cast.support_worker.pk, "second_worker": third.pk}


def test_where_nobody_is_free_the_other_ways_are_shown(cast, planned):
    actions.record_absence(
        cast.support_worker, by=cast.coordinator, kind=AbsenceKind.SICK, first_on=TODAY, last_on=WEDNESDAY
    )
    page = browser(cast.coordinator).get(reverse("uncovered"), {"vecka": THIS_WEEK})
    assert page.context["gaps"][0].suggestion is None
    assert page_of("planned_visit_move", planned) in page.content.decode()


def test_the_uncovered_are_those_of_the_seven_days_to_come_unless_a_week_is_said(cast, order):
    visits = [
        plan(cast, order, day, support_worker=None)
        for day in (TODAY + timedelta(days=1), TODAY + timedelta(days=7), TODAY + timedelta(days=8))
    ]
    page = browser(cast.coordinator).get(reverse("uncovered"))
    assert [gap.visit for gap in page.context["gaps"]] == visits[:2]
    assert desk.waiting(cast.coordinator, TODAY)[0].count == 2
    assert page.context["returns_to"] == "visa=kommande"


def test_the_uncovered_ask_as_often_for_many_visits_as_for_one(cast, order):
    plan(cast, order, support_worker=None)
    one = _asked_uncovered(cast)
    for hour in (11, 13, 15):
        plan(cast, order, TUESDAY, hour, support_worker=None)
        plan(cast, order, WEDNESDAY, hour, support_worker=None)
    assert _asked_uncovered(cast) == one


def _asked_uncovered(cast) -> int:
    client = browser(cast.coordinator)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse("uncovered")).context["gaps"]
    return len(queries)


@pytest.mark.parametrize("query", [{"franvaro": "x"}, {"vecka": "x"}, {"franvaro": ""}])
def test_a_filter_that_means_nothing_is_this_week(cast, planned, query):
    assert browser(cast.coordinator).get(reverse("uncovered"), query).context["first"] == TODAY


def test_another_providers_absence_is_not_found(cast):
    absence = actions.record_absence(
        cast.other_support_worker,
        by=cast.other_coordinator,
        kind=AbsenceKind.SICK,
        first_on=TODAY,
        last_on=TODAY,
    )
    client = browser(cast.coordinator)
    assert client.get(reverse("uncovered"), {"franvaro": absence.pk}).status_code == 404
    assert client.get(page_of("absence_end", absence)).status_code == 404


def test_absences_are_listed_changed_and_taken_away(cast):
    absence = actions.record_absence(
        cast.support_worker, by=cast.coordinator, kind=AbsenceKind.SICK, first_on=TUESDAY, last_on=WEDNESDAY
    )
    client = browser(cast.unit_manager)
    assert list(client.get(reverse("absences")).context["coming"]) == [absence]
    send(client, page_of("absence_end", absence), last_on="2026-03-20")
    absence.refresh_from_db()
    assert absence.last_on == date(2026, 3, 20)
    send(client, page_of("absence_end", absence), last_on="2026-03-01")
    assert not Absence.objects.exists()


@pytest.mark.parametrize("name", ["absences", "absence_new", "uncovered", "slot_new"])
def test_a_support_worker_does_not_see_who_is_away(cast, name):
    assert browser(cast.support_worker).get(reverse(name)).status_code == 403


def test_a_slot_stands_in_the_week_until_it_is_removed(cast, planned):
    client = browser(cast.coordinator)
    send(
        client,
        reverse("slot_new"),
        worker=cast.support_worker.pk,
        kind=SlotKind.MEETING,
        starts_at="2026-03-04T13:00",
        ends_at="2026-03-04T14:00",
        weeks="2",
    )
    assert WorkSlot.objects.count() == 2
    slot = WorkSlot.objects.earliest("starts_at")
    assert "möte" in week(cast.support_worker).content.decode()
    assert browser(cast.other_coordinator).get(page_of("slot_remove", slot)).status_code == 404
    assert send(client, page_of("slot_remove", slot)).url == "/schema/?vecka=2026-10&dag=2026-03-04"
    assert WorkSlot.objects.count() == 1


def test_a_slot_that_ends_before_it_begins_is_told(cast):
    page = send(
        browser(cast.coordinator),
        reverse("slot_new"),
        worker=cast.support_worker.pk,
        kind=SlotKind.TRAVEL,
        starts_at="2026-03-04T13:00",
        ends_at="2026-03-04T12:00",
    )
    assert "ends_at" in errors(page)
