from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AccessLog
from cases.rules import ProtectionLevel
from followup import actions
from followup.models import Absence, PlannedVisit, VisitSeries, WorkSlot
from followup.rules import AbsenceKind, SlotKind, ToldHow, VisitOutcome
from oversight import desk
from tests.cast import NUMBERS, TODAY, at
from tests.web import browser, errors, filled, send

TUESDAY = TODAY + timedelta(days=1)
WEDNESDAY = TODAY + timedelta(days=2)
THIS_WEEK = "2026-10"
TRANSACTIONS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


@pytest.fixture
def order(cast):
    return cast.agreed().order


@pytest.fixture
def planned(cast, order):
    return plan(cast, order)


def plan(cast, order, day=TUESDAY, hour=9, **more):
    return actions.plan_visit(
        order,
        by=cast.coordinator,
        starts_at=at(day, hour),
        ends_at=at(day, hour + 1),
        **({"support_worker": cast.support_worker} | more),
    )


def page_of(name, record):
    return reverse(name, args=[record.pk])


def week(user, **query):
    return browser(user).get(reverse("schedule"), query)


def blocks(page, row=0) -> list:
    return [block for cell in page.context["rows"][row].cells for block in cell.blocks]


# --- The week ---------------------------------------------------------------------------------------------------


def test_the_week_shows_each_worker_with_the_visits_of_the_day(cast, planned):
    page = week(cast.coordinator)
    assert page.context["lead"] == "Vecka 10, 2–8 mars 2026"
    (row,) = [row for row in page.context["rows"] if row.key == cast.support_worker.pk]
    assert [[block.name for block in cell.blocks] for cell in row.cells] == [[], ["Berg, Astrid"], *[[]] * 5]
    assert "1 tim besök" in row.lines
    assert AccessLog.objects.filter(user=cast.coordinator, model="plannedvisit", action="list").count() == 1


def test_the_week_is_seen_by_person_with_hours_and_how_many_have_come(cast, planned):
    cast.visit(planned.order.plans.get(), TODAY - timedelta(days=1))
    page = week(cast.coordinator, visa="personer")
    (row,) = page.context["rows"]
    assert row.name == "Berg, Astrid"
    assert row.lines == ["mars: 1 av 16 tim planerade, 1,5 utförda, 13,5 kvar", "1 medarbetare på 4 veckor"]
    assert [block.name for block in blocks(page)] == ["Bo Testsson"]


def test_too_many_different_workers_is_told_with_the_limit(cast, planned):
    for number, colleague in enumerate(
        (cast.support_worker, cast.colleague, cast.unit_manager, cast.coordinator)
    ):
        actions.log_visit(
            planned.order,
            by=colleague,
            starts_at=at(TODAY - timedelta(days=number + 1), 9),
            ends_at=at(TODAY - timedelta(days=number + 1), 10),
            outcome=VisitOutcome.PERFORMED,
            text="Vi lagade mat.",
        )
    (row,) = week(cast.coordinator, visa="personer").context["rows"]
    assert row.tag == ("warning", "4 medarbetare på 4 veckor, gränsen är 3")


def test_one_steps_from_week_to_week_and_over_the_new_year(cast, planned):
    page = week(cast.coordinator, vecka="2026-53")
    assert page.context["lead"] == "Vecka 53, 28 december–3 januari 2027"
    assert (page.context["week"].previous, page.context["week"].next) == ("2026-52", "2027-01")
    assert blocks(page) == []


@pytest.mark.parametrize(
    "name", ["", "x", "2026", "2026-54", "2026-00", "0001-01", "9999-52", "2026-10-10", "²⁰²⁶-10"]
)
def test_a_week_that_there_is_not_is_this_week(cast, name):
    assert week(cast.coordinator, vecka=name).context["week"].name == THIS_WEEK


def test_a_team_is_picked_out_and_one_of_another_provider_is_not(cast, planned):
    cast.user("ensam", "support_worker", provider=cast.provider)
    names = [row.name for row in week(cast.coordinator, team=cast.team.pk).context["rows"]]
    assert names == ["Bo Testsson"]
    assert len(week(cast.coordinator, team=999_999).context["rows"]) > 1


def test_a_support_worker_sees_her_own_week_alone(cast, planned, order):
    plan(cast, order, WEDNESDAY, support_worker=cast.colleague)
    page = week(cast.support_worker, visa="personer")
    assert page.context["title"] == "Mitt schema"
    assert len(page.context["rows"]) == 1
    assert [block.visit for block in blocks(page)] == [planned]


def test_another_provider_sees_nothing_of_it(cast, planned):
    page = week(cast.other_coordinator)
    assert "Astrid" not in page.content.decode()
    assert not any(cell.blocks for row in page.context["rows"] for cell in row.cells)


@pytest.mark.parametrize("who", ["caseworker", "reviewer", "system_admin"])
def test_the_authority_has_no_schedule(cast, who):
    assert week(getattr(cast, who)).status_code == 403


def test_a_protected_person_has_no_name_in_the_week(cast, planned):
    client = planned.case.client
    client.protection_level = ProtectionLevel.PROTECTED_REGISTRATION
    client.save()
    for visa in ("medarbetare", "personer"):
        assert "Astrid" not in week(cast.coordinator, visa=visa).content.decode()


def test_what_became_of_a_visit_stands_on_it(cast, planned, order):
    cancelled = plan(cast, order, WEDNESDAY)
    actions.log_visit(
        order,
        by=cast.support_worker,
        planned=cancelled,
        starts_at=cancelled.starts_at,
        ends_at=cancelled.ends_at,
        outcome=VisitOutcome.CANCELLED_BY_PROVIDER,
        reason="Alla är sjuka",
    )
    first, second = blocks(week(cast.support_worker))
    assert (first.is_movable, first.marks) == (True, [])
    assert (second.is_movable, second.is_cancelled) == (False, True)
    assert second.marks == [("neutral", "x", "inställt av utföraren")]


def test_conflicts_stand_first_and_on_the_visit(cast, planned, order):
    plan(cast, order, TUESDAY, 9, support_worker=None)
    page = week(cast.coordinator)
    assert [problem.word for problem in page.context["problems"]] == [
        "ingen medarbetare",
        "två besök samtidigt",
    ]
    assert page.context["rows"][0].name == "Utan medarbetare"
    assert {mark[2] for mark in blocks(page)[0].marks} == {"två besök samtidigt", "ingen medarbetare"}
    assert page_of("planned_visit", planned) in page.content.decode()


def test_both_who_come_have_the_visit_in_their_row_and_its_anchor_is_once(cast, order):
    both = plan(cast, order, second_worker=cast.colleague)
    page = week(cast.coordinator)
    found = [block for row in range(len(page.context["rows"])) for block in blocks(page, row)]
    assert [block.visit for block in found] == [both, both]
    assert len({block.anchor for block in found}) == 2
    assert sorted(block.keeps_row for block in found) == [False, True]


def test_the_week_asks_as_often_with_many_visits_as_with_one(cast, planned, order):
    asked = [_asked(cast.coordinator, visa) for visa in ("", "personer")]
    for number in range(1, 4):
        other = cast.agreed(cast.case(cast.client(NUMBERS[number]))).order
        worker = cast.user(f"w{number}", "support_worker", provider=cast.provider)
        for hour in (9, 11, 13):
            plan(cast, other, WEDNESDAY, hour, support_worker=worker)
    assert [_asked(cast.coordinator, visa) for visa in ("", "personer")] == asked
    assert asked == [20, 20]


def _asked(user, visa) -> int:
    client = browser(user)
    client.get(reverse("schedule"), {"visa": visa})
    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse("schedule"), {"visa": visa}).status_code == 200
    return sum(not query["sql"].startswith(TRANSACTIONS) for query in queries)


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
    )
    assert PlannedVisit.objects.get().ends_at == at(date(2026, 3, 29), 4, 30)


# --- Substitutes ------------------------------------------------------------------------------------------------


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


# --- What comes back --------------------------------------------------------------------------------------------


@pytest.fixture
def series(cast, order):
    return actions.make_series(
        order,
        by=cast.coordinator,
        today=TODAY,
        weekday=2,
        starts_at=time(9),
        minutes=60,
        first_on=TODAY,
        support_worker=cast.support_worker,
    )


def test_a_recurring_visit_is_made_and_shown(cast, order):
    client, url = browser(cast.coordinator), page_of("series_new", order)
    answer = send(client, url, weekday="2", starts_at="09:00", minutes="60", every_weeks="2")
    assert answer.url == page_of("schedule_series", order)
    series = VisitSeries.objects.get()
    assert (series.every_weeks, series.support_worker) == (2, cast.support_worker)
    page = client.get(answer.url)
    assert "Varannan vecka" in page.content.decode()
    assert len(page.context["coming"]) == PlannedVisit.objects.count() == 4


def test_a_change_says_which_visits_stay_as_they_are(cast, series):
    moved = PlannedVisit.objects.earliest("starts_at")
    actions.move_visit(moved, by=cast.coordinator, version=moved.version, starts_at=at(WEDNESDAY, 15))
    client = browser(cast.coordinator)
    answer = send(client, page_of("series_edit", series), starts_at="10:00")
    assert "1 besök ligger kvar som de är: 4 mars 2026 15:00." in client.get(answer.url).content.decode()
    series.refresh_from_db()
    assert series.starts_at == time(10)


def test_an_end_takes_what_comes_later(cast, series):
    client = browser(cast.coordinator)
    assert "reason" in errors(send(client, page_of("series_end", series), last_on="2026-03-10"))
    send(client, page_of("series_end", series), last_on="2026-03-10", reason="Klarar sig")
    assert PlannedVisit.objects.standing().count() == 2
    assert "Avslutat" not in client.get(page_of("schedule_series", series.order)).content.decode()


@pytest.mark.parametrize("name", ["series_edit", "series_end"])
def test_a_series_is_changed_by_who_plans_the_schedule(cast, series, name):
    assert browser(cast.support_worker).get(page_of(name, series)).status_code == 403
    assert browser(cast.other_coordinator).get(page_of(name, series)).status_code == 404


def test_the_plan_becomes_a_schedule_with_one_button(cast):
    plan = cast.written()
    activity = plan.goals.get().activities.get()
    activity.weekdays, activity.starts_at, activity.minutes = [2, 4], time(10), 45
    activity.save_change(by=cast.support_worker, reason="plan.edit")
    order = cast.agree(cast.propose(plan)).order
    client, url = browser(cast.coordinator), page_of("schedule_series", order)
    assert [each.weekday for each in client.get(url).context["proposed"]] == [2, 4]
    assert send(client, url, first_on="2026-03-02").status_code == 302
    assert VisitSeries.objects.count() == 2
    assert client.get(url).context["proposed"] == []
    assert "Gör schema av planen" not in browser(cast.support_worker).get(url).content.decode()


def test_without_a_plan_that_holds_it_is_said_why(cast):
    order = cast.accepted()
    page = browser(cast.coordinator).get(page_of("schedule_series", order))
    assert "ingen plan som gäller" in page.content.decode()
