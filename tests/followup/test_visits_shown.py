"""A visit and the list of visits, as they are shown."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AccessLog
from boendestod import dates
from followup import actions
from followup.models import PlannedVisit
from followup.rules import VisitOutcome
from plans import actions as plan_actions
from tests.cast import NUMBERS, TODAY, at
from tests.followup.visits import log, planned
from tests.web import browser


@pytest.fixture
def plan(cast):
    return cast.agreed()


@pytest.fixture
def order(plan):
    return plan.order


def test_the_caseworker_sees_the_visit_but_only_notes_passed_on(cast, order):
    kept = log(order, cast.support_worker, text="Bara för oss")
    told = log(order, cast.support_worker, text="Till dig", for_caseworker=True)
    desk = browser(cast.caseworker)
    page = desk.get(reverse("visit", args=[kept.pk]))
    assert "Bara för oss" not in page.text
    assert "Anteckningen finns hos utföraren" in page.text
    assert "Till dig" in desk.get(reverse("visit", args=[told.pk])).text
    read = AccessLog.objects.filter(user=cast.caseworker, model="daynote")
    assert [row.record_id for row in read] == [str(told.day_note.pk)]


def test_a_note_written_long_after_is_marked_late(cast, order):
    days = TODAY - timedelta(days=12)
    visit = log(order, cast.support_worker, starts_at=at(days, 9), ends_at=at(days, 10))
    page = browser(cast.coordinator).get(reverse("visit", args=[visit.pk]))
    assert "efterregistrerad 12 dagar" in page.text
    assert "Skrevs 2 mars 2026 12:00 av Bo Testsson" in page.text


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("", 3),
        ("utan_anteckning=on", 1),
        ("utfall=no_show", 1),
        ("fran=2026-03-02", 1),
        ("till=2026-03-01", 2),
        ("fran=2026-02-30", 3),
        ("arende=hej", 3),
        ("page=999", 3),
    ],
)
def test_the_list_filters_in_the_address(cast, order, query, hits):
    log(order, cast.support_worker)
    log(order, cast.support_worker, text="", note_later=True)
    log(
        order,
        cast.support_worker,
        starts_at=at(TODAY, 9),
        ends_at=at(TODAY, 10),
        outcome=VisitOutcome.NO_SHOW,
        reason="Ingen öppnade",
        text="",
    )
    page = browser(cast.support_worker).get(reverse("visits") + f"?{query}")
    assert page.context["page"].paginator.count == hits


def test_the_list_shows_the_newest_first_and_only_what_one_may_see(cast, order):
    first = log(order, cast.support_worker)
    second = log(order, cast.coordinator, starts_at=at(TODAY, 9), ends_at=at(TODAY, 10))
    seen = {
        user: list(browser(user).get(reverse("visits")).context["page"].object_list)
        for user in (cast.support_worker, cast.caseworker, cast.unit_manager, cast.other_support_worker)
    }
    assert list(seen.values()) == [[second, first]] * 3 + [[]]
    url = reverse("visits") + f"?medarbetare={cast.coordinator.pk}&arende={order.case_id}"
    assert list(browser(cast.unit_manager).get(url).context["page"].object_list) == [second]


def test_the_list_asks_for_no_more_with_more_rows(cast, order, django_assert_num_queries):
    worker, url = browser(cast.support_worker), reverse("visits")
    log(order, cast.support_worker)
    worker.get(url)
    with CaptureQueriesContext(connection) as one:
        worker.get(url)
    for _ in range(3):
        log(order, cast.support_worker)
    with django_assert_num_queries(len(one)):
        worker.get(url)


def shown(user, visit):
    return browser(user).get(reverse("visit", args=[visit.pk])).text


def test_a_visit_shows_all_that_was_said_of_it(cast, order):
    visit = log(
        order,
        cast.support_worker,
        second_worker=cast.colleague,
        wished="Åka till badet",
        also_done="Ringde banken",
        timed=True,
    )
    text = shown(cast.support_worker, visit)
    for told in (f"och {cast.colleague}", "Åka till badet", "Ringde banken"):
        assert told in text
    assert "tagna med start och stopp" in text
    assert reverse("day_notes", args=[order.pk]) in text


def test_what_was_done_beside_the_plan_leads_to_where_it_can_be_added(cast, plan, order):
    visit = log(order, cast.support_worker, also_done="Ringde banken")
    revise = reverse("plan_revise", args=[plan.pk])
    assert revise in shown(cast.support_worker, visit)
    assert revise not in shown(cast.caseworker, visit)
    assert revise not in shown(cast.support_worker, log(order, cast.support_worker))
    plan.refresh_from_db()
    plan_actions.revise(plan, by=cast.support_worker, today=TODAY, version=plan.version)
    text = shown(cast.support_worker, visit)
    assert reverse("plan_goal_new", args=[plan.pk]) in text
    assert reverse("plan_activity_new", args=[plan.goals.get().pk]) in text


def test_the_persons_answer_is_shown_with_the_visit(cast, order):
    visit = log(order, cast.support_worker)
    _, code = actions.make_person_link(order, by=cast.support_worker, now=dates.now())
    actions.answer_visit(actions.open_link(code), visit, is_right=False, words="Vi var i tvättstugan.")
    for reader in (cast.support_worker, cast.unit_manager):
        assert "Vi var i tvättstugan." in shown(reader, visit)


# --- Planned, and nobody has said what became of it -------------------------------------------------------------


def missing(user):
    page = browser(user).get(reverse("visits"))
    return list(page.context["missing"]), page.context["missing_count"]


def test_planned_visits_that_nobody_has_logged_stand_above_the_list(cast, order):
    old, oldest = planned(cast, order, days=-3), planned(cast, order, days=-14)
    planned(cast, order, days=-15)
    planned(cast, order, days=1)
    colleagues = planned(cast, order, days=-1, support_worker=cast.colleague)
    second = planned(cast, order, days=-2, support_worker=cast.colleague, second_worker=cast.support_worker)
    removed = planned(cast, order, days=-4)
    PlannedVisit.objects.filter(pk=removed.pk).update(removed_at=dates.now(), removed_because="Dubbelt")
    log(order, cast.support_worker, planned=planned(cast, order, days=-5))
    assert missing(cast.support_worker)[0] == [oldest, old, second]
    assert missing(cast.unit_manager)[0] == [oldest, old, second, colleagues]
    assert missing(cast.coordinator) == missing(cast.unit_manager)
    for outsider in (cast.caseworker, cast.other_support_worker, cast.other_unit_manager):
        assert missing(outsider) == ([], 0)
    page = browser(cast.support_worker).get(reverse("visits")).text
    assert f"{reverse('visit_new', args=[order.pk])}?planerat={old.pk}" in page


def test_a_visit_that_goes_on_is_not_missed_yet(cast, order, time_machine):
    visit = planned(cast, order, days=0)
    time_machine.move_to(at(TODAY, 9, 59), tick=False)
    assert missing(cast.support_worker) == ([], 0)
    time_machine.move_to(at(TODAY, 10), tick=False)
    assert missing(cast.support_worker) == ([visit], 1)


def test_many_that_are_missing_have_a_page_of_their_own(cast, order):
    for days in range(-8, 0):
        planned(cast, order, days=days)
    page = browser(cast.support_worker).get(reverse("visits"))
    assert (len(page.context["missing"]), page.context["missing_count"]) == (5, 8)
    assert "?visa=ej-loggade" in page.text
    all_of_them = browser(cast.support_worker).get(reverse("visits") + "?visa=ej-loggade")
    assert all_of_them.context["page"].paginator.count == 8
    nobody = browser(cast.caseworker).get(reverse("visits") + "?visa=ej-loggade")
    assert "Allt är loggat" in nobody.text


def test_a_note_or_a_visit_written_late_is_marked_in_the_list(cast, order):
    days = TODAY - timedelta(days=5)
    log(order, cast.support_worker, starts_at=at(days, 9), ends_at=at(days, 10))
    assert browser(cast.support_worker).get(reverse("visits")).text.count("efterregistrerad 5 dagar") == 2


@pytest.mark.parametrize("query", ["", "?visa=ej-loggade"])
def test_what_is_missing_asks_for_no_more_with_more_rows(cast, order, query, django_assert_num_queries):
    worker, url = browser(cast.support_worker), reverse("visits") + query
    planned(cast, order, days=-1)
    log(order, cast.support_worker, second_worker=cast.colleague)
    worker.get(url)
    with CaptureQueriesContext(connection) as one:
        worker.get(url)
    other = cast.agreed(cast.case(cast.client(NUMBERS[1]))).order
    for days in (-2, -3):
        planned(cast, other, days=days, second_worker=cast.colleague)
        log(other, cast.support_worker, second_worker=cast.colleague)
    with django_assert_num_queries(len(one)):
        worker.get(url)
