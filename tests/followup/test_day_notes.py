"""A person's notes by time and by goal."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AccessLog
from followup import actions
from followup.models import DayNote
from followup.rules import HowDone
from plans.models import PlanActivity, PlanGoal
from tests.cast import NUMBERS, TODAY, at
from tests.followup.visits import YESTERDAY, log
from tests.web import browser


@pytest.fixture
def plan(cast):
    return cast.agreed()


@pytest.fixture
def order(plan):
    return plan.order


@pytest.fixture
def goal(plan):
    return PlanGoal.objects.get(plan=plan)


@pytest.fixture
def activity(goal):
    return PlanActivity.objects.get(goal=goal)


@pytest.fixture
def url(order):
    return reverse("day_notes", args=[order.pk])


def call(order, by, text="Astrid ringde.", **said):
    return actions.write_note(order, by=by, **({"event_at": at(TODAY, 11), "text": text} | said))


def shown(user, url, query=""):
    return [note.text for note in browser(user).get(url + query).context["page"].object_list]


def by_goal(user, url, query=""):
    rows = browser(user).get(f"{url}?visa=mal{query}").context["goals"]
    return [(str(row["goal"]), row["count"], [note.text for note in row["notes"]]) for row in rows]


def test_notes_stand_newest_first_with_what_was_done(cast, order, activity, url):
    log(order, cast.support_worker, text="Besök", marks={activity: HowDone.WITH_SUPPORT})
    call(order, cast.support_worker, "Samtal")
    log(order, cast.support_worker, text="Äldre", starts_at=at(YESTERDAY, 7), ends_at=at(YESTERDAY, 8))
    assert shown(cast.support_worker, url) == ["Samtal", "Besök", "Äldre"]
    page = browser(cast.support_worker).get(url)
    assert f"{activity.what}: med stöd" in page.text
    assert "Annan anteckning 2 mars 2026" in page.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["idag", "Enligt plan", "igår", "sen"]),
        ("?viktiga=on", ["idag"]),
        ("?sena=on", ["igår", "sen"]),
        ("?enligt_plan=on", ["Enligt plan"]),
        ("?fran=2026-03-02", ["idag", "Enligt plan"]),
        ("?till=2026-03-01", ["igår", "sen"]),
        ("?fran=2026-03-01&till=2026-03-01", ["igår"]),
        ("?fran=2026-02-30", ["idag", "Enligt plan", "igår", "sen"]),
        ("?mal=hej", ["idag", "Enligt plan", "igår", "sen"]),
        ("?page=99", ["idag", "Enligt plan", "igår", "sen"]),
        ("?sena=on&viktiga=on", []),
    ],
)
def test_filters_stand_in_the_address(cast, order, url, query, found):
    worker = cast.support_worker
    call(order, worker, "idag", for_caseworker=True)
    call(order, worker, "Enligt plan", event_at=at(TODAY, 0))
    call(order, worker, "igår", event_at=at(TODAY, 0) - timedelta(seconds=1))
    call(order, worker, "sen", event_at=at(TODAY, 9) - timedelta(days=12))
    page = browser(worker).get(url + query)
    assert [note.text for note in page.context["page"].object_list] == found
    assert "2 efterregistrerade och 1 säger bara ”enligt plan”" in page.text


def test_by_goal_a_note_stands_where_its_marks_or_its_words_lead(cast, plan, order, goal, activity, url):
    worker = cast.support_worker
    other = PlanGoal.objects.create(plan=plan, municipality=plan.municipality, goal="Sova", position=2)
    log(order, worker, text="Markerat", marks={activity: HowDone.ALONE})
    call(order, worker, "Samtal om sömn", goal=other)
    call(order, worker, "Inget mål")
    log(order, worker, text="Omarkerat")
    assert by_goal(worker, url) == [
        (goal.goal, 1, ["Markerat"]),
        ("Sova", 1, ["Samtal om sömn"]),
        ("None", 2, ["Inget mål", "Omarkerat"]),
    ]
    assert by_goal(worker, url, "&fran=2026-03-02")[0] == (goal.goal, 0, [])
    assert "Ingen anteckning handlar om målet." in browser(worker).get(f"{url}?visa=mal&till=2026-01-01").text
    assert shown(worker, url, f"?mal={goal.pk}") == ["Markerat"]
    assert shown(worker, url, f"?mal={other.pk}") == ["Samtal om sömn"]


def test_by_goal_the_three_latest_stand_and_lead_to_all(cast, order, goal, url):
    for hour in range(5):
        call(order, cast.support_worker, f"Samtal {hour}", event_at=at(TODAY, hour), goal=goal)
    assert by_goal(cast.support_worker, url) == [(goal.goal, 5, ["Samtal 4", "Samtal 3", "Samtal 2"])]
    assert f"?mal={goal.pk}" in browser(cast.support_worker).get(f"{url}?visa=mal").text
    assert len(shown(cast.support_worker, url, f"?mal={goal.pk}")) == 5


def test_a_goal_of_another_persons_plan_filters_nothing(cast, order, url):
    call(order, cast.support_worker, "Samtal")
    other = PlanGoal.objects.get(plan=cast.begun(cast.case(cast.client(NUMBERS[1]))))
    assert shown(cast.support_worker, url, f"?mal={other.pk}") == ["Samtal"]


def test_the_text_is_never_searched_in(cast, order, url):
    call(order, cast.support_worker, "Samtal")
    for query in ("?q=Banan", "?text=Banan", "?text__contains=Banan"):
        assert shown(cast.support_worker, url, query) == ["Samtal"]


def test_the_caseworker_has_only_the_notes_that_were_passed_on(cast, order, goal, url):
    call(order, cast.support_worker, "Bara för oss", goal=goal)
    passed_on = call(order, cast.support_worker, "Till dig", goal=goal, for_caseworker=True)
    actions.object_to_note(passed_on, by=None, words="Nej, så var det inte.", stated_on=TODAY)
    assert shown(cast.caseworker, url) == ["Till dig"]
    assert by_goal(cast.caseworker, url) == [(goal.goal, 1, ["Till dig"])]
    assert "Nej, så var det inte." in browser(cast.caseworker).get(url).text
    for reader in (cast.support_worker, cast.coordinator, cast.unit_manager):
        assert len(shown(reader, url)) == 2


def test_other_providers_and_units_do_not_find_the_page(cast, url):
    for outsider in (cast.other_support_worker, cast.other_caseworker, cast.colleague, cast.system_admin):
        assert browser(outsider).get(url).status_code == 404


def test_reading_the_notes_is_written_in_the_log(cast, order, url):
    browser(cast.support_worker).get(url)
    row = AccessLog.objects.get(user=cast.support_worker, model="daynote")
    assert (row.action, row.case_id, row.client_id) == ("list", order.case_id, order.case.client_id)


def test_a_note_shows_its_corrections_and_objections_beside_the_old_text(cast, order, url):
    note = call(order, cast.support_worker, "Vi lagade soppa.")
    actions.correct_note(note, by=cast.coordinator, text="Astrid lagade soppa.", reason="Fel")
    actions.object_to_note(note, by=cast.support_worker, words="Jag lagade ensam.", stated_on=TODAY)
    text = browser(cast.support_worker).get(url).text
    for told in (
        "Vi lagade soppa.",
        "Astrid lagade soppa.",
        "Därför att: Fel",
        "Jag lagade ensam.",
        "Rättad",
    ):
        assert told in text


def test_who_may_not_write_is_offered_nothing_to_write(cast, order, url):
    call(order, cast.support_worker, for_caseworker=True)
    new = reverse("note_new", args=[order.pk])
    assert new in browser(cast.support_worker).get(url).text
    page = browser(cast.caseworker).get(url).text
    assert new not in page
    assert "Rätta" not in page


def test_without_notes_the_page_says_so(cast, order, url):
    assert "Inga anteckningar ännu" in browser(cast.support_worker).get(url).text
    assert "passar filtret" in browser(cast.support_worker).get(f"{url}?viktiga=on").text


def test_many_notes_come_on_pages(cast, order, url):
    for minute in range(21):
        call(order, cast.support_worker, f"Samtal {minute}", event_at=at(TODAY, 9, minute))
    assert (len(shown(cast.support_worker, url)), shown(cast.support_worker, url, "?page=2")) == (
        20,
        ["Samtal 0"],
    )


@pytest.mark.parametrize("query", ["", "?visa=mal", "?sena=on"])
def test_more_notes_ask_for_no_more(cast, order, goal, activity, url, query, django_assert_num_queries):
    worker = browser(cast.support_worker)

    def write():
        late = {"starts_at": at(YESTERDAY, 9), "ends_at": at(YESTERDAY, 10)}
        visit = log(order, cast.support_worker, marks={activity: HowDone.ALONE}, **late)
        for note in (visit.day_note, call(order, cast.coordinator, goal=goal, event_at=at(YESTERDAY, 8))):
            actions.correct_note(note, by=cast.coordinator, text="Så", reason="Fel")
            actions.object_to_note(note, by=cast.support_worker, words="Nej", stated_on=TODAY)

    write()
    worker.get(url + query)
    with CaptureQueriesContext(connection) as one:
        worker.get(url + query)
    write()
    write()
    assert DayNote.objects.count() == 6
    with django_assert_num_queries(len(one)):
        worker.get(url + query)
