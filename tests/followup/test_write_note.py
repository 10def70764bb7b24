import json
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from accounts.models import FormDraft
from boendestod.errors import NotPermitted, RuleBroken
from followup import actions
from followup.models import DayNote
from followup.rules import by_plan_only
from plans import actions as plan_actions
from plans.models import PlanGoal
from tests.cast import NUMBERS, TODAY, at
from tests.web import browser, errors, filled, send

TABLE = json.loads((Path(__file__).parent / "by_plan_only.json").read_text())


@pytest.fixture
def plan(cast):
    return cast.agreed()


@pytest.fixture
def order(plan):
    return plan.order


@pytest.fixture
def url(order):
    return reverse("note_new", args=[order.pk])


def write(order, by, **said):
    note = {"event_at": at(TODAY, 11), "text": "Astrid ringde om räkningen."}
    return actions.write_note(order, by=by, **(note | said))


def test_a_call_is_noted_without_a_visit_and_can_say_which_goal_it_was_about(cast, plan, order):
    goal = PlanGoal.objects.get(plan=plan)
    note = write(order, cast.support_worker, goal=goal, for_caseworker=True)
    assert (note.visit, note.goal, note.author) == (None, goal, cast.support_worker)
    assert (note.signed_at, note.for_caseworker, note.days_late) == (at(TODAY, 12), True, 0)
    assert note.history.get().history_user == cast.support_worker
    assert list(DayNote.objects.visible_to(cast.caseworker)) == [note]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"text": " \n"}, "text"),
        ({"event_at": at(TODAY, 12) + timedelta(seconds=1)}, "event_at"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(cast, order, said, field):
    with pytest.raises(RuleBroken) as refused:
        write(order, cast.support_worker, **said)
    assert refused.value.field == field
    assert not DayNote.objects.exists()


def test_what_happens_this_second_can_be_noted(cast, order):
    assert write(order, cast.support_worker, event_at=at(TODAY, 12)).pk


def test_a_goal_of_another_persons_plan_is_refused(cast, order):
    other = cast.begun(cast.case(cast.client(NUMBERS[1])))
    with pytest.raises(RuleBroken) as refused:
        write(order, cast.support_worker, goal=PlanGoal.objects.get(plan=other))
    assert refused.value.field == "goal"


def test_no_note_before_the_order_is_received_or_after_it_has_ended(cast, order):
    plan_actions.end_support(
        order, by=cast.caseworker, today=TODAY, ended_on=TODAY, reason="Flyttar", version=order.version
    )
    for closed in (order, cast.sent(cast.case(cast.client(NUMBERS[1])))):
        with pytest.raises(RuleBroken) as refused:
            write(closed, cast.support_worker)
        assert refused.value.code == "order_not_accepted"


def test_a_caseworker_writes_no_note(cast, order, url):
    with pytest.raises(NotPermitted):
        write(order, cast.caseworker)
    assert browser(cast.caseworker).get(url).status_code == 403


def test_another_provider_and_a_colleague_without_the_person_do_not_find_the_page(cast, url):
    for outsider in (cast.other_support_worker, cast.colleague):
        assert browser(outsider).get(url).status_code == 404
        assert browser(outsider).post(url, {"text": "Nej"}).status_code == 404
    assert not DayNote.objects.exists()


def test_a_note_from_a_tablet_keeps_its_id_and_comes_once(cast, order):
    note_id = uuid4()
    device = actions.DeviceTime(at=at(TODAY, 11, 5), clock_offset_ms=2000)
    note = write(order, cast.support_worker, note_id=note_id, device=device)
    assert (note.pk, note.device_at, note.clock_offset_ms) == (note_id, at(TODAY, 11, 5), 2000)
    with pytest.raises(RuleBroken) as refused:
        write(order, cast.support_worker, note_id=note_id, device=device)
    assert refused.value.code == "note_exists"


@pytest.mark.parametrize("row", TABLE, ids=[row["text"].strip() or "tom" for row in TABLE])
def test_a_note_that_only_says_by_plan_is_told_from_one_that_says_what_was_done(row):
    assert by_plan_only(row["text"]) == row["only_by_plan"]


@pytest.mark.parametrize(
    "change", [{"only_by_plan": True}, {"goal": None}, {"device_at": None}, {"clock_offset_ms": 0}]
)
def test_the_database_keeps_all_of_a_signed_note(cast, plan, order, change):
    device = actions.DeviceTime(at=at(TODAY, 11, 5), clock_offset_ms=2000)
    note = write(order, cast.support_worker, goal=PlanGoal.objects.get(plan=plan), device=device)
    with pytest.raises(ProgrammingError, match="A signed note cannot be changed"), transaction.atomic():
        DayNote.objects.filter(pk=note.pk).update(**change)


# --- The page ---------------------------------------------------------------------------------------------------


def test_a_note_is_written_through_the_page_and_shown_in_the_list(cast, plan, order, url):
    goal = PlanGoal.objects.get(plan=plan)
    worker = browser(cast.support_worker)
    done = send(worker, url, text="Astrid ringde.", goal=str(goal.pk))
    note = DayNote.objects.get()
    assert (note.goal, note.event_at) == (goal, at(TODAY, 12))
    assert done.url == f"{reverse('day_notes', args=[order.pk])}#anteckning-{note.pk}"
    page = worker.get(done.url)
    assert f'id="anteckning-{note.pk}"' in page.text
    assert "Astrid ringde." in page.text


def test_without_a_plan_no_goal_is_asked_for(cast):
    order = cast.accepted(cast.case(cast.client(NUMBERS[1])))
    page = browser(cast.support_worker).get(reverse("note_new", args=[order.pk]))
    assert 'name="goal"' not in page.text


def test_a_note_that_only_says_by_plan_is_asked_about_once_and_then_counted(cast, order, url):
    worker = browser(cast.support_worker)
    page = send(worker, url, text="Enligt plan.")
    assert errors(page)["text"] == ["Vad gjorde Astrid? Skriv det, eller skicka igen som det är."]
    assert not DayNote.objects.exists()
    worker.post(url, filled(page))
    assert DayNote.objects.get().only_by_plan
    assert "1 säger bara ”enligt plan”" in worker.get(reverse("day_notes", args=[order.pk])).text


def test_who_says_what_was_done_is_asked_nothing(cast, url):
    worker = browser(cast.support_worker)
    page = send(worker, url, text="Enligt plan.")
    worker.post(url, filled(page, text="Enligt plan. Astrid lagade soppa."))
    assert not DayNote.objects.get().only_by_plan


def test_the_form_sent_twice_makes_one_note(cast, url):
    worker = browser(cast.support_worker)
    form = filled(worker.get(url), text="Hej")
    assert worker.post(url, form).url == worker.post(url, form).url
    assert DayNote.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "a\x00b"}, "text"),
        ({"event_at": ""}, "event_at"),
        ({"event_at": "2026-03-02T12:01"}, "event_at"),
        ({"event_at": "2026-02-29T10:00"}, "event_at"),
        ({"goal": "hej"}, "goal"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_saved(cast, url, typed, field):
    page = send(browser(cast.support_worker), url, **({"text": "Min text"} | typed))
    assert list(errors(page)) == [field]
    assert f'href="#id_{field}"' in page.text
    assert not DayNote.objects.exists()


def test_a_leap_day_and_a_very_long_text_are_kept(cast, order, time_machine):
    time_machine.move_to(at(date(2028, 2, 29), 12), tick=False)
    text = "Åsa ringde. " * 5000
    send(browser(cast.support_worker), reverse("note_new", args=[order.pk]), text=text)
    note = DayNote.objects.get()
    assert (note.text, note.event_at) == (text.strip(), at(date(2028, 2, 29), 12))


def test_what_was_typed_is_there_when_the_page_opens_again(cast, url):
    FormDraft.objects.create(user=cast.support_worker, page=url, data={"text": ["Halvskriven"]})
    assert "Halvskriven" in browser(cast.support_worker).get(url).text
