from datetime import timedelta

import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken
from followup import actions
from followup.models import DayNote, NoteObjection
from tests.cast import TODAY, at
from tests.web import browser, errors, filled, send

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def note(cast):
    return cast.visit(cast.agreed()).day_note


@pytest.fixture
def url(note):
    return reverse("note_object", args=[note.pk])


def object_to(note, by, **said):
    return actions.object_to_note(note, by=by, **({"words": "Jag lagade själv.", "stated_on": TODAY} | said))


def test_what_the_person_objects_stands_beside_the_note_which_stays(cast, note):
    written = note.text
    objection = object_to(note, cast.support_worker)
    assert objection.history.get().history_change_reason == "note.object"
    page = browser(cast.support_worker).get(reverse("visit", args=[note.visit_id]))
    for told in (written, "Jag lagade själv.", "Sagt 2 mars 2026", "av Bo Testsson"):
        assert told in page.text


def test_the_person_can_write_it_without_a_login(cast, note):
    objection = object_to(note, None)
    assert objection.recorded_by is None
    assert objection.history.get().history_user is None
    page = browser(cast.support_worker).get(reverse("visit", args=[note.visit_id]))
    assert "av personen själv" in page.text


def test_the_person_can_object_again(cast, note):
    object_to(note, cast.support_worker)
    object_to(note, cast.coordinator, words="Och vi var i köket.")
    assert [objection.words for objection in note.objections.all()] == [
        "Jag lagade själv.",
        "Och vi var i köket.",
    ]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"words": " \n"}, "words"),
        ({"stated_on": TODAY + timedelta(days=1)}, "stated_on"),
        ({"stated_on": YESTERDAY - timedelta(days=1)}, "stated_on"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(cast, note, said, field):
    with pytest.raises(RuleBroken) as refused:
        object_to(note, cast.support_worker, **said)
    assert refused.value.field == field
    assert not NoteObjection.objects.exists()


def test_the_day_of_the_visit_is_the_first_day_to_object(cast, note):
    assert object_to(note, cast.support_worker, stated_on=YESTERDAY).stated_on == YESTERDAY


def test_a_note_in_another_system_is_objected_to_there(cast, note):
    imported = DayNote(
        municipality=note.municipality,
        case=note.case,
        order=note.order,
        event_at=at(YESTERDAY, 12),
        imported=True,
    )
    imported.save_change(by=None, reason="import")
    with pytest.raises(RuleBroken) as refused:
        object_to(imported, cast.support_worker)
    assert refused.value.code == "note_imported"


def test_a_caseworker_records_no_objection(cast, note, url):
    DayNote.objects.filter(pk=note.pk).update(for_caseworker=True)
    with pytest.raises(NotPermitted):
        object_to(note, cast.caseworker)
    assert browser(cast.caseworker).get(url).status_code == 403


def test_another_provider_and_a_caseworker_who_was_not_told_do_not_find_the_note(cast, url):
    for outsider in (cast.other_support_worker, cast.caseworker):
        assert browser(outsider).get(url).status_code == 404
        assert browser(outsider).post(url, {"words": "Nej"}).status_code == 404
    assert not NoteObjection.objects.exists()


def test_the_caseworker_reads_objection_and_correction_only_with_a_note_that_was_passed_on(cast, note):
    object_to(note, cast.support_worker)
    actions.correct_note(note, by=cast.support_worker, text="Astrid lagade.", reason="Fel")
    desk, page = browser(cast.caseworker), reverse("visit", args=[note.visit_id])
    told = ("Jag lagade själv.", "Astrid lagade.")
    assert not any(words in desk.get(page).text for words in told)
    assert not NoteObjection.objects.visible_to(cast.caseworker).exists()
    DayNote.objects.filter(pk=note.pk).update(for_caseworker=True)
    assert all(words in desk.get(page).text for words in told)


def test_it_is_written_through_the_page(cast, note, url):
    done = send(browser(cast.support_worker), url, words="Så var det inte.")
    assert done.url == reverse("visit", args=[note.visit_id])
    objection = note.objections.get()
    assert (objection.words, objection.stated_on, objection.recorded_by) == (
        "Så var det inte.",
        TODAY,
        cast.support_worker,
    )


def test_an_empty_form_is_told_with_a_link_to_the_field(cast, url):
    page = send(browser(cast.support_worker), url)
    assert set(errors(page)) == {"words"}
    assert 'href="#id_words"' in page.text


def test_the_form_sent_twice_makes_one_objection(cast, note, url):
    worker = browser(cast.support_worker)
    form = filled(worker.get(url), words="Nej")
    assert worker.post(url, form).url == worker.post(url, form).url
    assert NoteObjection.objects.count() == 1
