"""Two who sign at the same moment: one is counted, and the other is told."""

from uuid import uuid4

import pytest

from followup import actions
from followup.models import DayNote, Visit
from followup.rules import VisitOutcome
from tests.cast import TODAY, at
from tests.followup.visits import log, planned
from tests.plans.test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def order(cast):
    return cast.agreed().order


@pytest.fixture
def both(cast):
    return [cast.support_worker, cast.coordinator]


def test_a_planned_visit_is_logged_once(cast, order, both):
    visit = planned(cast, order)
    assert at_once(lambda by: log(order, by, planned=visit), both) == ["done", "visit_logged_already"]
    assert (Visit.objects.count(), DayNote.objects.count()) == (1, 1)


def test_one_visit_from_two_tablets_is_logged_once(order, both):
    visit_id = uuid4()
    assert at_once(lambda by: log(order, by, visit_id=visit_id), both) == ["done", "visit_logged_already"]
    assert Visit.objects.get().pk == visit_id


def test_a_missing_note_is_signed_once(cast, order):
    visit = log(order, cast.support_worker, text="", note_later=True, outcome=VisitOutcome.PERFORMED)
    done = at_once(
        lambda by: actions.write_missing_note(visit, by=by, text="Vi lagade mat."), [cast.support_worker] * 2
    )
    assert done == ["done", "note_exists"]
    assert DayNote.objects.count() == 1


def test_a_note_from_two_tablets_is_signed_once(order, both):
    note_id = uuid4()
    done = at_once(
        lambda by: actions.write_note(order, by=by, event_at=at(TODAY, 11), text="Samtal", note_id=note_id),
        both,
    )
    assert done == ["done", "note_exists"]
    assert DayNote.objects.get().pk == note_id


def test_what_is_corrected_and_objected_to_at_once_is_all_kept(cast, order, both):
    note = log(order, cast.support_worker).day_note
    assert (
        at_once(lambda by: actions.correct_note(note, by=by, text="Så", reason="Fel"), both) == ["done"] * 2
    )
    said = {"words": "Nej", "stated_on": TODAY}
    assert at_once(lambda by: actions.object_to_note(note, by=by, **said), both) == ["done"] * 2
    assert (note.corrections.count(), note.objections.count()) == (2, 2)
