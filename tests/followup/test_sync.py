"""What a tablet sends in is applied once, waits, is kept for somebody to look at, or is kept beside what the server
has: never lost and never doubled."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followup import actions
from followup.models import DayNote, SyncConflict, SyncOperation, Visit, VisitDraft
from followup.rules import ConflictKind, OperationResult
from tests.cast import TODAY, at
from tests.tablet import Tablet

YESTERDAY = TODAY - timedelta(days=1)
MORNING = at(YESTERDAY, 9)


@pytest.fixture
def order(cast):
    return cast.agreed().order


@pytest.fixture
def bo(cast):
    return cast.support_worker


@pytest.fixture
def tablet(cast, bo):
    return Tablet(cast.provider, "Platta 1", cast.coordinator).enrol(bo)


def one(answers):
    (answer,) = answers
    return answer


def test_a_signed_visit_is_applied_with_its_note(tablet, bo, order):
    visit_id = uuid4()
    operation = tablet.sign(bo, order, MORNING, visit=visit_id)
    answer = one(tablet.send())
    assert (answer.result, answer.version) == ("applied", 1)
    visit = Visit.objects.get()
    assert (visit.pk, visit.support_worker, visit.day_note.text) == (visit_id, bo, "Vi öppnade posten.")
    assert visit.device_at == visit.day_note.device_at == at(TODAY, 12)
    kept = SyncOperation.objects.get(pk=operation["op_id"])
    assert (kept.result, kept.sealed, kept.user, kept.case) == ("applied", None, bo, order.case)


def test_queries(tablet, bo, order):
    tablet.sign(bo, order, MORNING)
    tablet.send()
    tablet.sign(bo, order, MORNING + timedelta(hours=2))
    with CaptureQueriesContext(connection, ) as queries:
        tablet.send()
    for q in queries: print(q["sql"][:150])
    print(len(queries))
