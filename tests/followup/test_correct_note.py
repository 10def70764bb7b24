import pytest
from django.urls import reverse

from boendestod.errors import NotPermitted, RuleBroken
from followup import actions
from followup.models import Correction, DayNote
from tests.cast import TODAY, at
from tests.web import browser, errors, filled, send


@pytest.fixture
def note(cast):
    return cast.visit(cast.agreed()).day_note


@pytest.fixture
def url(note):
    return reverse("note_correct", args=[note.pk])


def test_a_correction_stands_beside_the_note_as_it_was_written(cast, note):
    written = note.text
    actions.correct_note(note, by=cast.support_worker, text="Vi öppnade hälften.", reason="Mindes fel")
    note.refresh_from_db()
    assert note.text == written
    assert note.latest_text == "Vi öppnade hälften."
    page = browser(cast.support_worker).get(reverse("visit", args=[note.visit_id]))
    assert written in page.text
    assert "Vi öppnade hälften." in page.text
    assert "Därför att: Mindes fel. Rättad 2 mars 2026 12:00 av Bo Testsson" in page.text


def test_a_note_can_be_corrected_again_from_the_latest_words(cast, note, url):
    actions.correct_note(note, by=cast.support_worker, text="Andra texten", reason="Fel")
    assert browser(cast.support_worker).get(url).context["form"]["text"].value() == "Andra texten"
    actions.correct_note(note, by=cast.coordinator, text="Tredje texten", reason="Fel igen")
    assert [correction.text for correction in note.corrections.all()] == ["Andra texten", "Tredje texten"]


@pytest.mark.parametrize(("said", "field"), [({"text": " "}, "text"), ({"reason": " "}, "reason")])
def test_a_correction_says_what_and_why(cast, note, said, field):
    with pytest.raises(RuleBroken) as refused:
        actions.correct_note(note, by=cast.support_worker, **({"text": "Så", "reason": "Fel"} | said))
    assert refused.value.field == field


def test_a_note_in_another_system_is_corrected_there(cast, note):
    imported = DayNote(
        municipality=note.municipality,
        case=note.case,
        order=note.order,
        event_at=at(TODAY, 12),
        imported=True,
    )
    imported.save_change(by=None, reason="import")
    with pytest.raises(RuleBroken) as refused:
        actions.correct_note(imported, by=cast.support_worker, text="Så", reason="Fel")
    assert refused.value.code == "note_imported"


def test_a_caseworker_corrects_no_note(cast, note):
    DayNote.objects.filter(pk=note.pk).update(for_caseworker=True)
    with pytest.raises(NotPermitted):
        actions.correct_note(note, by=cast.caseworker, text="Så", reason="Fel")
    assert browser(cast.caseworker).get(reverse("note_correct", args=[note.pk])).status_code == 403


def test_another_provider_and_a_caseworker_who_was_not_told_do_not_find_the_note(cast, url):
    for outsider in (cast.other_support_worker, cast.caseworker):
        assert browser(outsider).get(url).status_code == 404
        assert browser(outsider).post(url, {"text": "Så", "reason": "Fel"}).status_code == 404
    assert not Correction.objects.exists()


def test_the_form_sent_twice_makes_one_correction(cast, note, url):
    worker = browser(cast.support_worker)
    form = filled(worker.get(url), text="Så", reason="Fel")
    assert worker.post(url, form).url == worker.post(url, form).url == reverse("visit", args=[note.visit_id])
    assert Correction.objects.count() == 1


def test_a_correction_without_a_reason_keeps_the_text(cast, url):
    page = send(browser(cast.support_worker), url, text="Min nya text")
    assert set(errors(page)) == {"reason"}
    assert "Min nya text" in page.text
    assert 'href="#id_reason"' in page.text
