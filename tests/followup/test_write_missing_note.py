from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from accounts.models import FormDraft
from boendestod.errors import NotPermitted, RuleBroken
from followup import actions
from followup.models import DayNote
from followup.rules import VisitOutcome
from tests.cast import TODAY, at
from tests.web import browser, errors, filled, send


@pytest.fixture
def visit(cast):
    day = TODAY - timedelta(days=4)
    return actions.log_visit(
        cast.agreed().order,
        by=cast.support_worker,
        starts_at=at(day, 9),
        ends_at=at(day, 10),
        outcome=VisitOutcome.PERFORMED,
        note_later=True,
    )


@pytest.fixture
def url(visit):
    return reverse("visit_note", args=[visit.pk])


def test_the_missing_note_is_signed_now_for_what_happened_then(cast, visit):
    note = actions.write_missing_note(
        visit, by=cast.support_worker, text="Vi lagade mat.", for_caseworker=True
    )
    assert (note.event_at, note.author, note.for_caseworker) == (visit.starts_at, cast.support_worker, True)
    assert note.signed_at == at(TODAY, 12)
    assert note.days_late == 4


def test_a_visit_has_one_note(cast, visit):
    actions.write_missing_note(visit, by=cast.support_worker, text="Första")
    with pytest.raises(RuleBroken) as refused:
        actions.write_missing_note(visit, by=cast.support_worker, text="Andra")
    assert refused.value.code == "note_exists"


def test_an_empty_note_is_no_note(cast, visit):
    with pytest.raises(RuleBroken) as refused:
        actions.write_missing_note(visit, by=cast.support_worker, text=" \n")
    assert refused.value.field == "text"


def test_only_the_one_who_was_there_writes_the_note(cast, visit, url):
    for colleague in (cast.coordinator, cast.unit_manager):
        with pytest.raises(NotPermitted):
            actions.write_missing_note(visit, by=colleague, text="Jag hörde att")
        for page in (browser(colleague).get(url), browser(colleague).post(url, {"text": "Jag hörde att"})):
            assert page.status_code == 403
            assert "Bara den som gjorde besöket" in page.text
    assert not DayNote.objects.exists()


def test_a_caseworker_writes_no_note(cast, visit, url):
    with pytest.raises(NotPermitted):
        actions.write_missing_note(visit, by=cast.caseworker, text="Nej")
    assert browser(cast.caseworker).get(url).status_code == 403


def test_another_provider_does_not_find_the_visit(cast, url):
    assert browser(cast.other_support_worker).get(url).status_code == 404
    assert browser(cast.other_support_worker).post(url, {"text": "Nej"}).status_code == 404


def test_the_form_sent_twice_makes_one_note(cast, visit, url):
    worker = browser(cast.support_worker)
    form = filled(worker.get(url), text="Vi lagade mat.")
    assert worker.post(url, form).url == worker.post(url, form).url == reverse("visit", args=[visit.pk])
    assert DayNote.objects.count() == 1


def test_an_empty_form_is_told_with_a_link_to_the_field(cast, url):
    page = send(browser(cast.support_worker), url)
    assert set(errors(page)) == {"text"}
    assert 'href="#id_text"' in page.text


def test_what_was_typed_is_there_when_the_page_opens_again(cast, url):
    FormDraft.objects.create(user=cast.support_worker, page=url, data={"text": ["Halvskriven"]})
    assert "Halvskriven" in browser(cast.support_worker).get(url).text


@pytest.mark.parametrize("change", [{"text": "Ändrad"}, {"event_at": at(TODAY, 1)}, {"signed_at": None}])
def test_the_database_keeps_a_signed_note_as_it_was_signed(cast, visit, change):
    note = actions.write_missing_note(visit, by=cast.support_worker, text="Första")
    with pytest.raises(ProgrammingError, match="A signed note cannot be changed"), transaction.atomic():
        DayNote.objects.filter(pk=note.pk).update(**change)
    with pytest.raises(ProgrammingError, match="A signed note cannot be changed"), transaction.atomic():
        DayNote.objects.filter(pk=note.pk).update(author=cast.coordinator)
    assert DayNote.objects.filter(pk=note.pk).update(for_caseworker=True) == 1
