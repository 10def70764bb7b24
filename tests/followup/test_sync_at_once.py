"""Two requests at the same moment: what is one thing is applied once, and what clashes is kept twice."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from accounts.devices import COOKIE, token_sum
from followup import actions
from followup.actions import applying
from followup.models import DayNote, PlannedVisit, SyncConflict, SyncOperation, Visit
from tests.cast import TODAY, at
from tests.tablet import Tablet

pytestmark = pytest.mark.django_db(transaction=True)

MORNING = at(TODAY - timedelta(days=1), 9)


def at_once(*works) -> list:
    """What each of them gives, in their order."""
    start = Barrier(len(works))

    def run(work):
        try:
            start.wait(20)
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def post(tablet, *operations):
    browser = Client()
    browser.cookies[COOKIE] = tablet.device.name
    letter = {"sent_at": None, "app_version": "1", "unsent": [], "operations": operations}
    answer = browser.post(
        reverse("sync"), json.dumps(letter), content_type="application/json", headers={"X-Surfplatta": "1"}
    )
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


@pytest.fixture
def order(cast):
    return cast.agreed().order


def paired(cast, name, *users) -> Tablet:
    tablet = Tablet(cast.provider, name, cast.coordinator)
    tablet.device.token_sha256 = token_sum(name)
    tablet.device.save()
    for user in users:
        tablet.enrol(user)
    return tablet


@pytest.fixture
def planned(cast, order):
    visit = PlannedVisit(
        municipality=order.municipality,
        case=order.case,
        order=order,
        starts_at=MORNING,
        ends_at=MORNING + timedelta(hours=1),
        support_worker=cast.support_worker,
        second_worker=cast.coordinator,
    )
    visit.save_change(by=None, reason="test")
    return visit


def test_the_same_operation_in_two_requests_at_once_is_applied_once(cast, order):
    tablet = paired(cast, "ett", cast.support_worker)
    operations = [
        tablet.sign(cast.support_worker, order, MORNING + timedelta(hours=hour)) for hour in range(4)
    ]
    answers = at_once(*[lambda: post(tablet, *operations)] * 3)
    assert Visit.objects.count() == DayNote.objects.count() == SyncOperation.objects.count() == 4
    for number in range(4):
        said = sorted(results[number]["result"] for results in answers)
        assert said == ["applied", "duplicate", "duplicate"]
        assert {results[number]["first"] for results in answers} == {"", "applied"}


def test_two_tablets_that_sign_the_same_planned_visit_at_once_make_one_visit_and_keep_both(
    cast, order, planned
):
    first, second = paired(cast, "ett", cast.support_worker), paired(cast, "två", cast.coordinator)
    mine = first.sign(cast.support_worker, order, MORNING, planned=str(planned.pk), text="Bos ord.")
    hers = second.sign(cast.coordinator, order, MORNING, planned=str(planned.pk), text="Sofias ord.")
    answers = at_once(lambda: post(first, mine), lambda: post(second, hers))
    assert sorted(result["result"] for (result,) in answers) == ["applied", "conflict"]
    visit, conflict = Visit.objects.get(), SyncConflict.objects.get()
    assert conflict.visit == visit
    assert {visit.day_note.text, conflict.content["text"]} == {"Bos ord.", "Sofias ord."}


def test_the_web_and_a_tablet_that_log_the_same_visit_at_once_make_one_and_keep_both(cast, order, planned):
    bo = cast.support_worker
    tablet = paired(cast, "ett", bo)
    operation = tablet.sign(bo, order, MORNING, planned=str(planned.pk), text="Från plattan.")

    def on_the_web():
        try:
            return actions.log_visit(
                order,
                by=cast.coordinator,
                starts_at=MORNING,
                ends_at=MORNING + timedelta(hours=1),
                outcome="performed",
                text="Från webben.",
                planned=planned,
            )
        except applying.RuleBroken as refused:
            return refused.code

    (result,), web = at_once(lambda: post(tablet, operation), on_the_web)
    assert Visit.objects.count() == 1
    if result["result"] == "applied":
        assert web == "visit_logged_already"
    else:
        assert result["result"] == "conflict"
        assert SyncConflict.objects.get().content["text"] == "Från plattan."


def test_one_tablets_draft_and_the_others_signing_at_once_lose_nothing(cast, order):
    bo = cast.support_worker
    first, second = paired(cast, "ett", bo), paired(cast, "två", bo)
    draft = uuid4()
    post(first, first.start(bo, order, draft))
    save = first.save(bo, draft, 1, wished="Kaffe")
    sign = second.sign(bo, order, MORNING, visit=draft)
    (saved,), (signed,) = at_once(lambda: post(first, save), lambda: post(second, sign))
    assert signed["result"] == "applied"
    assert saved["result"] in ("applied", "conflict")
    in_draft = applying.VisitDraft.objects.get().content.get("wished")
    in_conflict = SyncConflict.objects.filter(content__wished="Kaffe").exists()
    assert in_draft == "Kaffe" or in_conflict


def test_a_server_that_dies_in_the_middle_keeps_what_it_had_done_and_no_half(cast, order, monkeypatch):
    """As when the process is killed: nothing after that runs, and its transaction is never committed."""
    bo = cast.support_worker
    tablet = paired(cast, "ett", bo)
    operations = [tablet.sign(bo, order, MORNING + timedelta(hours=hour)) for hour in range(4)]
    right, calls = applying.log_visit, []

    class Killed(BaseException):
        pass

    def log_visit(*args, **said):
        visit = right(*args, **said)
        calls.append(visit)
        if len(calls) == 3:
            raise Killed
        return visit

    monkeypatch.setattr(applying, "log_visit", log_visit)
    with pytest.raises(Killed):
        post(tablet, *operations)
    monkeypatch.undo()
    assert Visit.objects.count() == SyncOperation.objects.count() == 2
    results = [result["result"] for result in post(tablet, *operations)]
    assert results == ["duplicate", "duplicate", "applied", "applied"]
    assert Visit.objects.count() == DayNote.objects.count() == 4
