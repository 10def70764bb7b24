"""What a tablet sends in is kept and not applied when nobody knows who wrote it, whom it may concern, when it was, or
what it says."""

import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from accounts.models import Membership
from accounts.sealing import CURVE, as_jwk
from followup import actions
from followup.models import (
    DayNote,
    SyncOperation,
    Visit,
)
from plans.models import PlanActivity
from tests.cast import NUMBERS, TODAY, at
from tests.followup.sending import kept, one, refused, results
from tests.tablet import LEFT_OUT, Tablet, iso, performed

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


# --- Who, and whose -----------------------------------------------------------------------------------------------


def test_a_wrong_signature_is_nobodys_word(tablet, bo, order):
    tablet.sign(bo, order, MORNING)
    stranger = ec.generate_private_key(CURVE)
    operation = tablet.write(bo, "visit.sign", performed(order, MORNING), key=stranger)
    tablet.outbox = [operation]
    assert refused(tablet) == "bad_signature"
    assert kept(operation).user is None


def test_what_a_replaced_key_has_signed_still_counts(tablet, bo, order):
    enrolled = tablet.device.users.get()
    newer = as_jwk(ec.generate_private_key(CURVE).public_key())
    enrolled.public_key = [newer, *enrolled.public_key]
    enrolled.save()
    tablet.sign(bo, order, MORNING)
    assert results(tablet.send()) == ["applied"]


def test_one_who_does_not_use_the_tablet_has_written_nothing_on_it(cast, tablet, order):
    stranger = ec.generate_private_key(CURVE)
    tablet.write(cast.colleague, "visit.sign", performed(order, MORNING), key=stranger)
    assert refused(tablet) == "author_unknown"


def test_a_letter_of_another_tablet_or_number_is_not_applied(cast, tablet, bo, order):
    for changed in ({"device_id": str(uuid4())}, {"seq": 999}, {"op_id": str(uuid4())}):
        tablet.outbox = []
        tablet.write(bo, "visit.sign", performed(order, MORNING), **changed)
        assert refused(tablet) == "other_operation"


def test_what_an_author_wrote_who_has_left_waits_for_the_manager(cast, tablet, bo, order):
    bo.is_active = False
    bo.save()
    tablet.sign(bo, order, MORNING)
    assert refused(tablet) == "author_gone"
    released = actions.release(SyncOperation.objects.get(), by=cast.unit_manager)
    assert (released.result, released.handled_by, released.handled_how) == (
        "applied",
        cast.unit_manager,
        "Släppt igenom",
    )
    assert Visit.objects.get().support_worker == bo


def test_an_author_whose_work_there_has_ended_or_is_elsewhere_waits_too(cast, tablet, bo, order):
    Membership.objects.filter(user=bo).update(ended_on=TODAY)
    tablet.sign(bo, order, MORNING)
    assert refused(tablet) == "author_gone"
    tablet.outbox = []
    Membership.objects.create(
        user=bo,
        municipality=cast.municipality,
        provider=cast.other_provider,
        role="support_worker",
        started_on=TODAY,
    )
    tablet.sign(bo, order, MORNING)
    assert refused(tablet) == "author_gone"
    actions.release(SyncOperation.objects.first(), by=cast.coordinator)
    assert Visit.objects.get().support_worker == bo


def test_another_providers_person_is_out_of_reach(cast, tablet, bo, order):
    elsewhere = cast.agreed(cast.case(cast.client(NUMBERS[1]))).order
    elsewhere.provider = cast.other_provider
    elsewhere.save_change(by=None, reason="test")
    tablet.sign(bo, elsewhere, MORNING)
    assert refused(tablet) == "order_out_of_reach"


def test_a_person_out_of_reach_can_be_let_through_by_who_leads_the_work(cast, tablet, bo, order):
    PlanActivity.objects.update(responsible=None)
    order.key_worker = cast.colleague
    order.save_change(by=None, reason="test")
    operation = tablet.sign(bo, order, MORNING)
    assert refused(tablet) == "order_out_of_reach"
    assert actions.content_of(kept(operation))["text"] == "Vi öppnade posten."
    actions.release(kept(operation), by=cast.coordinator)
    assert Visit.objects.get().support_worker == bo
    assert one(tablet.send(operation)).first == "applied"


# --- Time ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ahead", [timedelta(hours=2), timedelta(hours=-2), timedelta(days=-4000)])
def test_a_wrong_clock_is_kept_beside_the_right_time(tablet, bo, order, ahead):
    tablet.clock_ahead = ahead
    tablet.sign(bo, order, MORNING)
    assert results(tablet.send()) == ["applied"]
    visit = Visit.objects.get()
    assert (visit.starts_at, visit.recorded_at) == (MORNING, at(TODAY, 12))
    assert visit.device_at == at(TODAY, 12) + ahead
    assert visit.clock_offset_ms == -ahead // timedelta(milliseconds=1)


def test_a_clock_more_than_a_day_ahead_is_not_believed(tablet, bo, order):
    tablet.clock_ahead = timedelta(hours=24)
    tablet.sign(bo, order, MORNING)
    assert results(tablet.send()) == ["applied"]
    tablet.clock_ahead = timedelta(hours=30)
    operation = tablet.sign(bo, order, MORNING + timedelta(hours=3))
    assert one(tablet.send()).code == "clock_ahead"
    assert kept(operation).client_time == at(TODAY, 12) + timedelta(hours=30)
    assert kept(operation).case == order.case


def test_a_visit_over_the_change_to_winter_time_is_as_long_as_it_was(cast, tablet, bo, order, time_machine):
    time_machine.move_to(datetime(2026, 10, 25, 6, tzinfo=UTC), tick=False)
    start, end = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    tablet.sign(bo, order, start, ends_at=iso(end))
    assert results(tablet.send()) == ["applied"]
    assert Visit.objects.get().minutes == 60


def test_a_time_without_zone_is_not_guessed(tablet, bo, order):
    tablet.sign(bo, order, MORNING, starts_at="2026-03-01T09:00:00")
    assert refused(tablet) == "bad_value"


# --- What is not understood ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"schema_version": 0}, "schema_version"),
        ({"schema_version": 2}, "schema_version"),
        ({"schema_version": []}, "schema_version"),
        ({"schema_version": LEFT_OUT}, "schema_version"),
        ({"type": "order.accept"}, "bad_value"),
        ({"type": None}, "bad_value"),
        ({"entity_id": LEFT_OUT}, "missing_field"),
        ({"more": 1}, "unknown_field"),
        ({"payload": []}, "bad_value"),
        ({"payload": {}}, "missing_field"),
        ({"seq": "1"}, "bad_value"),
        ({"clock_offset_ms": 1.5}, "bad_value"),
        ({"client_time": "i går"}, "bad_value"),
        ({"user_id": None}, "author_unknown"),
        ({"user_id": True}, "author_unknown"),
        ({"user_id": 10**30}, "author_unknown"),
    ],
)
def test_a_body_that_is_not_wholly_understood_is_kept_and_not_applied(tablet, bo, order, changed, code):
    tablet.write(bo, "visit.sign", performed(order, MORNING), **changed)
    assert refused(tablet) == code


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"smell": "kaffe"}, "unknown_field"),
        ({"outcome": "flew"}, "bad_value"),
        ({"outcome": ""}, "bad_value"),
        ({"text": 7}, "bad_value"),
        ({"text": "nolla\0"}, "bad_value"),
        ({"text": "\ud800"}, "bad_value"),
        ({"text": "å" * 100_001}, "bad_value"),
        ({"timed": 1}, "bad_value"),
        ({"marks": {"x": "alone"}}, "bad_value"),
        ({"marks": {str(uuid4()): "flew"}}, "bad_value"),
        ({"marks": {str(uuid4()): "alone"}}, "activity_elsewhere"),
        ({"second_worker": 10**9}, "second_elsewhere"),
        ({"planned": str(uuid4())}, "planned_elsewhere"),
        ({"starts_at": "9999-12-31T23:00:00-23:00"}, "bad_value"),
        ({"text": "", "note_later": False}, "no_note"),
        ({"starts_at": iso(at(TODAY, 15)), "ends_at": iso(at(TODAY, 16))}, "visit_ahead"),
    ],
)
def test_a_visit_that_the_page_would_refuse_is_refused_the_same_way(tablet, bo, order, said, code):
    tablet.sign(bo, order, MORNING, **said)
    assert refused(tablet) == code


def test_the_longest_text_and_every_letter_are_taken_in(tablet, bo, order):
    text = "åäö 🌱\n" * 14_000
    tablet.sign(bo, order, MORNING, text=text)
    assert results(tablet.send()) == ["applied"]
    assert DayNote.objects.get().text == text


@pytest.mark.parametrize("body", ["", "[]", "7", '{"a":', "[" * 5_000])
def test_a_body_that_cannot_be_read_is_kept(tablet, bo, monkeypatch, body):
    monkeypatch.setattr(json, "dumps", lambda said, **how: body if "op_id" in said else _dumps(said, **how))
    tablet.write(bo, "visit.sign", {})
    monkeypatch.undo()
    assert refused(tablet) == "bad_body"


_dumps = json.dumps
