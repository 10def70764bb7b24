"""What a tablet sends in is applied once, waits for what it hangs on, is kept for somebody to look at, or is kept
beside what the server has: never lost and never doubled."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followup import actions
from followup.actions import applying
from followup.models import (
    ActivityMark,
    ChildConcern,
    DayNote,
    Deviation,
    SyncConflict,
    SyncOperation,
    Visit,
    VisitDraft,
)
from followup.rules import HowDone, OperationResult, ToldHow, VisitOutcome
from plans.models import PlanActivity
from tests.cast import TODAY, at
from tests.followup.sending import kept, one, refused, results
from tests.tablet import Tablet, iso

YESTERDAY = TODAY - timedelta(days=1)
MORNING = at(YESTERDAY, 9)
MOST_QUERIES = 25


@pytest.fixture
def order(cast):
    return cast.agreed().order


@pytest.fixture
def bo(cast):
    return cast.support_worker


@pytest.fixture
def tablet(cast, bo):
    return Tablet(cast.provider, "Platta 1", cast.coordinator).enrol(bo)


# --- Each kind ----------------------------------------------------------------------------------------------------


def test_a_signed_visit_is_applied_with_its_note_and_marks(tablet, bo, order):
    activity, visit_id = PlanActivity.objects.get(), uuid4()
    operation = tablet.sign(bo, order, MORNING, visit=visit_id, marks={str(activity.pk): HowDone.ALONE})
    answer = one(tablet.send())
    assert (answer.result, answer.version) == ("applied", 1)
    visit = Visit.objects.get()
    assert (visit.pk, visit.support_worker, visit.day_note.text) == (visit_id, bo, "Vi öppnade posten.")
    assert visit.history.get().history_user == bo
    assert ActivityMark.objects.get().how_done == HowDone.ALONE
    row = kept(operation)
    assert (row.result, row.sealed, row.user, row.case) == ("applied", None, bo, order.case)
    assert tablet.outbox == []


def test_a_visit_is_applied_with_a_constant_number_of_questions(tablet, bo, order):
    tablet.sign(bo, order, MORNING)
    tablet.send()
    tablet.sign(bo, order, MORNING + timedelta(hours=2))
    with CaptureQueriesContext(connection) as asked:
        tablet.send()
    statements = [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]
    assert len(statements) <= MOST_QUERIES, "\n".join(statements)


def test_a_draft_is_started_saved_and_closed_by_the_signing(tablet, bo, order):
    draft = uuid4()
    tablet.start(bo, order, draft)
    tablet.save(bo, draft, 1, text="Vi öpp", outcome="", marks={})
    answers = tablet.send()
    assert [(answer.result, answer.version) for answer in answers] == [("applied", 1), ("applied", 2)]
    assert VisitDraft.objects.get().content == {"text": "Vi öpp", "outcome": "", "marks": {}}
    tablet.sign(bo, order, MORNING, visit=draft)
    tablet.send()
    assert VisitDraft.objects.get().closed_at == at(TODAY, 12)
    assert Visit.objects.get().pk == draft


def test_a_dropped_draft_is_closed_and_its_history_stays(tablet, bo, order):
    draft = uuid4()
    tablet.start(bo, order, draft)
    tablet.save(bo, draft, 1, text="Fel person")
    tablet.drop(bo, draft)
    assert results(tablet.send()) == ["applied"] * 3
    closed = VisitDraft.objects.get()
    assert closed.closed_at
    assert closed.history.filter(content__text="Fel person").exists()
    assert not Visit.objects.exists()


def test_a_visit_without_note_gets_it_and_a_call_gets_a_note_of_its_own(tablet, bo, order):
    visit = uuid4()
    tablet.sign(bo, order, MORNING, visit=visit, text="", note_later=True)
    tablet.note(bo, order, visit=str(visit), text="Vi lagade mat.")
    tablet.note(bo, order, text="Hon ringde.")
    assert results(tablet.send()) == ["applied"] * 3
    assert Visit.objects.get().day_note.text == "Vi lagade mat."
    assert DayNote.objects.get(visit=None).text == "Hon ringde."
    assert set(DayNote.objects.values_list("device_at", flat=True)) == {at(TODAY, 12)}


def test_the_person_has_been_told_who_comes(cast, tablet, bo, order):
    planned = plan(cast, order)
    tell(tablet, bo, planned)
    assert one(tablet.send()).result == "applied"
    planned.refresh_from_db()
    assert (planned.person_told_at, planned.person_told_how) == (at(TODAY, 11), ToldHow.PHONE)
    assert planned.history.latest().history_user == bo


@pytest.mark.parametrize(("ahead", "result"), [(5, "applied"), (11 * 60, "quarantined")])
def test_a_clock_some_seconds_ahead_does_no_harm(cast, tablet, bo, order, ahead, result):
    told_at = at(TODAY, 12) + timedelta(seconds=ahead)
    tell(tablet, bo, plan(cast, order), told_at=iso(told_at))
    said = {"order": str(order.pk), "what": "late", "severity": 2, "text": "", "happened_at": iso(told_at)}
    tablet.write(bo, "deviation.report", said)
    tablet.note(bo, order, event_at=iso(told_at), text="Hon ringde.")
    concern = {"order": str(order.pk), "made_at": iso(told_at), "to_whom": "police", "feedback_asked": True}
    tablet.write(bo, "concern.record", concern)
    assert results(tablet.send()) == [result] * 4


def test_what_was_told_of_a_visit_that_has_changed_is_not_marked(cast, tablet, bo, order):
    planned = plan(cast, order)
    tell(tablet, bo, planned)
    actions.move_visit(planned, by=cast.coordinator, version=1, starts_at=at(TODAY, 18))
    answer = one(tablet.send())
    assert (answer.result, answer.code) == ("applied", "visit_changed")
    planned.refresh_from_db()
    assert planned.person_told_at is None


def test_nobody_tells_of_a_colleagues_visit_or_of_one_that_is_removed(cast, tablet, bo, order):
    planned = plan(cast, order, cast.colleague)
    tell(tablet, bo, planned)
    assert refused(tablet) == "not_permitted"
    own = plan(cast, order)
    tell(tablet, bo, own)
    actions.remove_visit(own, by=cast.coordinator, version=1, because="Ombokat")
    assert one(tablet.send()).code == "superseded"


def plan(cast, order, worker=None):
    return actions.plan_visit(
        order,
        by=cast.coordinator,
        starts_at=at(TODAY, 15),
        ends_at=at(TODAY, 16),
        support_worker=worker or cast.support_worker,
    )


def tell(tablet, bo, planned, **changed):
    said = {"planned": str(planned.pk), "order": str(planned.order_id), "told_how": "phone"}
    said |= {"told_at": iso(at(TODAY, 11))} | changed
    return tablet.write(bo, "planned.told", said, entity=planned.pk, base=1)


def test_a_deviation_and_a_concern_are_taken_in(tablet, bo, order):
    deviation = {
        "order": str(order.pk),
        "what": "late",
        "severity": 2,
        "text": "",
        "happened_at": iso(MORNING),
    }
    concern = {"order": str(order.pk), "made_at": iso(MORNING), "to_whom": "police", "feedback_asked": True}
    tablet.write(bo, "deviation.report", deviation)
    tablet.write(bo, "concern.record", concern)
    assert results(tablet.send()) == ["applied", "applied"]
    assert (Deviation.objects.get().reported_by, Deviation.objects.get().device_at) == (bo, at(TODAY, 12))
    assert ChildConcern.objects.get().recorded_by == bo


def test_what_is_said_of_a_concern_never_reaches_the_server(tablet, bo, order):
    said = {"order": str(order.pk), "made_at": iso(MORNING), "to_whom": "police", "text": "Barnet är rädd"}
    tablet.write(bo, "concern.record", said)
    assert refused(tablet) == "unknown_field"
    assert not ChildConcern.objects.exists()


def test_the_same_deviation_under_another_number_is_no_second_one(tablet, bo, order):
    said = {"order": str(order.pk), "what": "late", "severity": 2, "text": "", "happened_at": iso(MORNING)}
    entity = uuid4()
    tablet.write(bo, "deviation.report", said, entity=entity)
    tablet.send()
    tablet.write(bo, "deviation.report", said, entity=entity)
    assert refused(tablet) == "sent_already"
    assert Deviation.objects.count() == 1


# --- Once ---------------------------------------------------------------------------------------------------------


def test_the_same_operation_again_gets_the_first_ones_result(tablet, bo, order):
    operation = tablet.sign(bo, order, MORNING)
    tablet.send()
    again = one(tablet.send(operation))
    assert (again.result, again.first) == ("duplicate", "applied")
    assert Visit.objects.count() == DayNote.objects.count() == SyncOperation.objects.count() == 1


def test_the_same_operation_twice_in_one_letter_is_applied_once(tablet, bo, order):
    operation = tablet.sign(bo, order, MORNING)
    assert results(tablet.send(operation, operation)) == ["applied", "duplicate"]
    assert Visit.objects.count() == 1


def test_a_refused_one_sent_again_is_told_to_have_been_refused(tablet, bo, order):
    operation = tablet.sign(bo, order, MORNING, text="")
    tablet.send()
    again = one(tablet.send(operation))
    assert (again.result, again.first, again.code) == ("duplicate", "quarantined", "no_note")
    assert SyncOperation.objects.to_handle().count() == 1


def test_another_body_under_a_known_number_changes_nothing(tablet, bo, order):
    operation = tablet.sign(bo, order, MORNING)
    tablet.send()
    other = tablet.sign(bo, order, MORNING + timedelta(hours=3), text="Något annat.")
    answer = one(tablet.send(operation | {"sealed": other["sealed"]}))
    assert (answer.result, answer.code) == ("conflict", "other_body")
    assert Visit.objects.get().day_note.text == "Vi öppnade posten."
    assert kept(operation).result == "applied"


def test_another_tablet_cannot_answer_for_the_number(cast, tablet, bo, order):
    operation = tablet.sign(bo, order, MORNING)
    tablet.send()
    other = Tablet(cast.provider, "Platta 2", cast.coordinator).enrol(bo)
    assert one(other.send(operation)).code == "other_body"


# --- Order --------------------------------------------------------------------------------------------------------


def test_what_comes_before_its_beginning_waits_and_is_applied_when_that_comes(tablet, bo, order):
    draft = uuid4()
    start, save = tablet.start(bo, order, draft), tablet.save(bo, draft, 1, text="Hej")
    assert results(tablet.send(save)) == ["retry"]
    assert kept(save).sealed is not None
    assert not VisitDraft.objects.exists()
    assert results(tablet.send(start)) == ["applied"]
    assert kept(save).result == "applied"
    assert VisitDraft.objects.get().content == {"text": "Hej"}
    assert results(tablet.send(save)) == ["duplicate"]


def test_a_note_waits_for_its_visit(tablet, bo, order):
    visit = uuid4()
    sign = tablet.sign(bo, order, MORNING, visit=visit, text="", note_later=True)
    note = tablet.note(bo, order, visit=str(visit))
    assert results(tablet.send(note)) == ["retry"]
    assert not DayNote.objects.exists()
    tablet.send(sign)
    assert kept(note).result == "applied"
    assert Visit.objects.get().day_note.text == "Ett samtal."


def test_one_letter_may_come_in_any_order(tablet, bo, order):
    draft = uuid4()
    start, first = tablet.start(bo, order, draft), tablet.save(bo, draft, 1, text="Ett")
    second, sign = tablet.save(bo, draft, 1, text="Två"), tablet.sign(bo, order, MORNING, visit=draft)
    assert set(results(tablet.send(sign, second, first, start))) == {"applied"}
    assert Visit.objects.count() == VisitDraft.objects.count() == 1
    assert VisitDraft.objects.get().content == {"text": "Två"}


def test_the_answer_tells_what_became_of_one_that_waited_for_the_same_letter(tablet, bo, order):
    """A note with a lower number than its visit: written on a tablet whose numbers began again."""
    visit = uuid4()
    tablet.note(bo, order, visit=str(visit))
    tablet.sign(bo, order, MORNING, visit=visit, text="", note_later=True)
    assert results(tablet.send()) == ["applied", "applied"]
    assert tablet.outbox == []


def test_what_is_older_than_the_signing_changes_nothing_when_it_comes_late(tablet, bo, order):
    draft = uuid4()
    start, save = tablet.start(bo, order, draft), tablet.save(bo, draft, 1, text="Halvt")
    sign = tablet.sign(bo, order, MORNING, visit=draft, text="Hela texten.")
    for operation in (sign, save, start):
        answer = one(tablet.send(operation))
        assert answer.result == "applied"
    assert not VisitDraft.objects.exists()
    assert not SyncConflict.objects.exists()
    assert DayNote.objects.get().text == "Hela texten."


def test_an_older_text_never_goes_over_a_newer_from_the_same_tablet(tablet, bo, order):
    draft = uuid4()
    tablet.start(bo, order, draft)
    tablet.send()
    older, newer = (
        tablet.save(bo, draft, 1, text="Ett", wished="Kaffe"),
        tablet.save(bo, draft, 1, text="Två"),
    )
    assert results(tablet.send(newer)) == results(tablet.send(older)) == ["applied"]
    assert VisitDraft.objects.get().content == {"text": "Två", "wished": "Kaffe"}
    assert not SyncConflict.objects.exists()


def test_what_waits_too_long_goes_to_the_manager_and_not_before(cast, tablet, bo, order, time_machine):
    save = tablet.save(bo, uuid4(), 1, text="Hej")
    tablet.send()
    time_machine.shift(timedelta(days=5) - timedelta(minutes=1))
    actions.sweep()
    assert kept(save).result == "retry"
    time_machine.shift(timedelta(minutes=1))
    actions.sweep()
    assert (kept(save).result, kept(save).code) == ("quarantined", "waited_too_long")
    assert list(SyncOperation.objects.visible_to(cast.coordinator).to_handle()) == [kept(save)]
    assert one(tablet.send()).first == "quarantined"


def test_the_sweep_applies_what_no_longer_needs_to_wait(tablet, bo, order):
    visit = uuid4()
    note = tablet.note(bo, order, visit=str(visit))
    tablet.send()
    actions.log_visit(
        order,
        by=bo,
        starts_at=MORNING,
        ends_at=MORNING + timedelta(hours=1),
        outcome=VisitOutcome.PERFORMED,
        note_later=True,
        visit_id=visit,
    )
    actions.sweep()
    assert kept(note).result == "applied"


# --- Faults -------------------------------------------------------------------------------------------------------


@pytest.fixture
def broken(monkeypatch):
    """A bug in the verb that logs visits: the row is refused by the database itself, in the middle."""
    right = applying.log_visit

    def log_visit(*args, text="", **said):
        visit = right(*args, text=text, **said)
        if "krasch" in text:
            with connection.cursor() as cursor:
                cursor.execute("INSERT INTO followup_visit (id) VALUES (%s)", [visit.pk])
        return visit

    monkeypatch.setattr(applying, "log_visit", log_visit)
    return lambda: monkeypatch.setattr(applying, "log_visit", right)


def test_a_bug_in_one_stops_none_of_the_others_and_loses_nothing(tablet, bo, order, broken, caplog):
    tablet.sign(bo, order, MORNING)
    bad = tablet.sign(bo, order, MORNING + timedelta(hours=2), text="krasch hos Astrid")
    tablet.sign(bo, order, MORNING + timedelta(hours=4))
    assert results(tablet.send()) == ["applied", "retry", "applied"]
    assert [waiting["op_id"] for waiting in tablet.outbox] == [bad["op_id"]]
    assert (kept(bad).result, kept(bad).code) == ("retry", "server_error")
    assert Visit.objects.count() == DayNote.objects.count() == 2
    assert caplog.records[-1].getMessage() == "An operation from a tablet could not be applied."
    broken()
    assert results(tablet.send()) == ["applied"]
    assert Visit.objects.count() == 3


@pytest.mark.parametrize(
    "operation",
    [
        None,
        7,
        [],
        {},
        {"op_id": None},
        {"op_id": "inte ett id", "seq": 1, "sealed": {}},
        {"op_id": "\ud800\0"},
    ],
)
def test_what_is_no_operation_is_said_to_be_none_and_stops_no_other(tablet, bo, order, operation):
    good = tablet.sign(bo, order, MORNING)
    answers = actions.receive_all(tablet.device, [operation, good])
    assert sorted((answer.result, answer.code) for answer in answers) == [
        ("applied", ""),
        ("quarantined", "bad_envelope"),
    ]


@pytest.mark.parametrize(
    "sealed",
    [None, "text", {}, {"key_id": "a", "epk": "a", "iv": "a", "ct": "\0"}, {"key_id": 1}, [[]]],
)
def test_what_is_no_letter_is_kept_by_its_number(tablet, sealed):
    answer = one(actions.receive_all(tablet.device, [{"op_id": str(uuid4()), "seq": "x", "sealed": sealed}]))
    assert (answer.result, answer.code) == ("quarantined", "cannot_open")
    assert kept({"op_id": answer.op_id}).result == "quarantined"


# --- Mended -------------------------------------------------------------------------------------------------------


def test_what_was_mended_on_the_tablet_and_sent_again_needs_no_handling(tablet, bo, order):
    visit = uuid4()
    wrong = tablet.sign(bo, order, MORNING, visit=visit, text="")
    tablet.send()
    assert SyncOperation.objects.to_handle().count() == 1
    tablet.sign(bo, order, MORNING, visit=visit, text="Nu med text.")
    assert results(tablet.send()) == ["applied"]
    assert SyncOperation.objects.to_handle().count() == 0
    assert (kept(wrong).handled_by, kept(wrong).result) == (bo, "quarantined")


def test_another_visit_that_is_applied_handles_nothing(tablet, bo, order):
    tablet.sign(bo, order, MORNING, text="")
    tablet.send()
    tablet.sign(bo, order, MORNING + timedelta(hours=2))
    tablet.send()
    assert SyncOperation.objects.to_handle().count() == 1


def test_overlapping_visits_are_applied_with_a_warning(tablet, bo, order):
    tablet.sign(bo, order, MORNING)
    tablet.send()
    tablet.sign(bo, order, MORNING + timedelta(minutes=59))
    answer = one(tablet.send())
    assert (answer.result, answer.code) == ("applied", "overlap")
    tablet.sign(bo, order, MORNING + timedelta(minutes=119))
    assert one(tablet.send()).code == ""


def test_every_result_is_one_that_the_table_knows():
    assert set(OperationResult.values) == {"applied", "conflict", "quarantined", "retry"}
