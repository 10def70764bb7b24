"""Whatever two people do on two tablets and on the web, in whatever order it arrives and whatever is lost on the way,
nothing is lost, nothing is doubled, and both versions of what clashes are kept."""

import json
import sys
from datetime import timedelta
from math import ceil
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from accounts.actions import block_device
from accounts.devices import COOKIE, token_sum
from boendestod import dates
from followup import actions
from followup.models import DayNote, PlannedVisit, SyncConflict, SyncOperation, Visit, VisitDraft
from tests.cast import TODAY, at
from tests.followup.sync_model import Model, Written
from tests.tablet import Tablet, performed

TABLETS = st.sampled_from(["first", "second"])
USERS = st.sampled_from(["bo", "sofia"])
FIELDS = st.sampled_from(["text", "wished", "also_done"])
PLANNED = st.sampled_from([None, 0, 1])
# A blocked tablet sends nothing more, so what comes before it must have had time to happen.
BLOCKED_AFTER = 8
HOW = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


class SyncLife(RuleBasedStateMachine):
    """The tablets stand in `tablets`, what is known of each operation in `written`, and what should be in `model`."""

    def __init__(self):
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.clock = time_machine.travel(at(TODAY, 12), tick=False)
        self.time = self.clock.start()
        self.users = {"bo": self.cast.support_worker, "sofia": self.cast.coordinator}
        self.tablets = {name: self._tablet(name) for name in ("first", "second")}
        self.planned = [self._planned(hour) for hour in (9, 11)]
        self.blocked: set[str] = set()
        self.written: dict[str, Written] = {}
        self.sealed: dict[str, dict] = {}
        self.arrived: set[str] = set()
        self.model = Model()
        # By tablet and draft, the version that the tablet has seen.
        self.seen: dict[tuple[str, str], int | None] = {}
        self.drafts: list[tuple[str, str]] = []
        self.visits: list[str] = []
        self.texts = 0

    def teardown(self):
        try:
            if sys.exc_info()[0] is None:
                self._arrive_at_last()
        finally:
            self.clock.stop()
            transaction.set_rollback(True)
            self.whole.__exit__(None, None, None)

    def _arrive_at_last(self):
        """Whatever was lost on the way: in the end the tablets get through, and what still waits is told."""
        for tablet in self.tablets:
            self.send(tablet)
        self.wait(5)
        for name, tablet in self.tablets.items():
            self.send(name)
            assert name in self.blocked or tablet.outbox == []
        self.nothing_is_lost()
        self.nothing_is_doubled()
        self.every_text_can_be_read()

    def _tablet(self, name: str) -> Tablet:
        tablet = Tablet(self.cast.provider, name, self.users["sofia"])
        for user in self.users.values():
            tablet.enrol(user)
        tablet.device.token_sha256 = token_sum(name)
        tablet.device.save()
        return tablet

    def _planned(self, hour: int) -> PlannedVisit:
        start = at(TODAY - timedelta(days=1), hour)
        planned = PlannedVisit(
            municipality=self.order.municipality,
            case=self.order.case,
            order=self.order,
            starts_at=start,
            ends_at=start + timedelta(hours=1),
            support_worker=self.users["bo"],
            second_worker=self.users["sofia"],
        )
        planned.save_change(by=None, reason="test")
        return planned

    def _text(self) -> str:
        self.texts += 1
        return f"Text nummer {self.texts}."

    def _wrote(self, tablet: str, user: str, operation: dict, kind: str, entity: str, **said) -> None:
        self.sealed[operation["op_id"]] = operation
        self.written[operation["op_id"]] = Written(
            operation["op_id"], tablet, operation["seq"], self.users[user].pk, kind, entity, **said
        )

    # --- On the tablets, with or without a network ------------------------------------------------------------------

    @rule(tablet=TABLETS, user=USERS, handed_over=st.booleans())
    def start(self, tablet, user, handed_over):
        """Maybe to be gone on with on the other tablet too."""
        draft = str(uuid4())
        operation = self.tablets[tablet].start(self.users[user], self.order, UUID(draft))
        self._wrote(tablet, user, operation, "start", draft)
        self.drafts.append((draft, user))
        self.seen[tablet, draft] = 1
        if handed_over:
            self.send(tablet)
            for other in self.tablets:
                self.fetch(other)

    @precondition(lambda self: self.drafts)
    @rule(data=st.data(), field=FIELDS)
    def save(self, data, field):
        self._save(*self._begun(data), field)

    @precondition(lambda self: self._shared())
    @rule(data=st.data(), first=FIELDS, second=FIELDS)
    def save_on_both(self, data, first, second):
        draft, user = data.draw(st.sampled_from(self._shared()))
        self._save(draft, user, "first", first)
        self._save(draft, user, "second", second)

    def _shared(self) -> list[tuple[str, str]]:
        return [begun for begun in self.drafts if all((name, begun[0]) in self.seen for name in self.tablets)]

    def _save(self, draft: str, user: str, tablet: str, field: str) -> None:
        text = self._text()
        operation = self.tablets[tablet].save(
            self.users[user], UUID(draft), self.seen[tablet, draft], **{field: text}
        )
        self._wrote(tablet, user, operation, "save", draft, text=text, part=field)

    @precondition(lambda self: self.drafts)
    @rule(data=st.data())
    def drop(self, data):
        draft, user, tablet = self._begun(data)
        self._wrote(tablet, user, self.tablets[tablet].drop(self.users[user], UUID(draft)), "drop", draft)

    def _begun(self, data) -> tuple[str, str, str]:
        known = [
            (draft, user, name)
            for draft, user in self.drafts
            for name in self.tablets
            if (name, draft) in self.seen
        ]
        return data.draw(st.sampled_from(known))

    @precondition(lambda self: self.drafts)
    @rule(tablet=TABLETS)
    def fetch(self, tablet):
        """A new pack: the tablet sees the drafts as the server has them, also those begun on the other."""
        if tablet in self.blocked:
            return
        for draft in VisitDraft.objects.filter(closed_at__isnull=True):
            self.seen[tablet, str(draft.pk)] = draft.version

    @rule(
        tablet=TABLETS,
        user=USERS,
        planned=PLANNED,
        begun=st.booleans(),
        with_note=st.booleans(),
        data=st.data(),
    )
    def sign(self, tablet, user, planned, begun, with_note, data):
        entity = str(uuid4())
        if begun and self.drafts:
            entity, user, tablet = self._begun(data)
        planned = None if planned is None else str(self.planned[planned].pk)
        text = self._text() if with_note else ""
        payload = performed(
            self.order, at(TODAY - timedelta(days=2), 9), planned=planned, text=text, note_later=not with_note
        )
        operation = self.tablets[tablet].write(self.users[user], "visit.sign", payload, entity=UUID(entity))
        self._wrote(tablet, user, operation, "sign", entity, text=text, planned=planned)
        self.visits.append(entity)

    @rule(tablet=TABLETS, user=USERS, of_visit=st.booleans(), data=st.data())
    def note(self, tablet, user, of_visit, data):
        visit = data.draw(st.sampled_from(self.visits)) if of_visit and self.visits else None
        text, entity = self._text(), uuid4()
        operation = self.tablets[tablet].note(
            self.users[user], self.order, entity=entity, visit=visit, text=text
        )
        self._wrote(tablet, user, operation, "note", str(entity), text=text, visit=visit)

    # --- On the web -------------------------------------------------------------------------------------------------

    @rule(user=USERS, planned=PLANNED, with_note=st.booleans())
    def log(self, user, planned, with_note):
        found = None if planned is None else self.planned[planned]
        if found is not None and str(found.pk) in self.model.taken:
            return
        visit = actions.log_visit(
            self.order,
            by=self.users[user],
            starts_at=at(TODAY - timedelta(days=3), 9),
            ends_at=at(TODAY - timedelta(days=3), 10),
            outcome="performed",
            planned=found,
            text=self._text() if with_note else "",
            note_later=not with_note,
        )
        taken = None if found is None else str(found.pk)
        self.model.log(str(visit.pk), self.users[user].pk, taken, noted=with_note)
        self.visits.append(str(visit.pk))

    # --- Between them -----------------------------------------------------------------------------------------------

    @rule(tablet=TABLETS)
    def send(self, tablet):
        """All that waits, and every answer comes."""
        self._exchange(tablet, self.tablets[tablet].outbox)

    @rule(
        tablet=TABLETS,
        shuffled=st.randoms(use_true_random=False),
        lost=st.sampled_from(["nothing", "answer", "half", "order"]),
        part=st.sampled_from([0.5, 1]),
    )
    def send_badly(self, tablet, shuffled, lost, part):
        """What waits or a part of it, in any order, or the newest first. The server may be killed half-way, or the
        answer lost after everything was done."""
        outbox = self.tablets[tablet].outbox
        batch = shuffled.sample(outbox, k=ceil(len(outbox) * part))
        if lost == "half":
            batch = sorted(batch, key=lambda operation: operation["seq"])[: len(batch) // 2]
        if lost == "order":
            batch = outbox[len(outbox) // 2 :]
        self._exchange(tablet, batch, answered=lost in ("nothing", "order"))

    @precondition(lambda self: self.arrived)
    @rule(data=st.data())
    def send_again(self, data):
        """What the server has already answered, byte for byte: as when a tablet was restored from a copy."""
        # In the order of writing: ids are drawn anew each time, and the same draw would choose another operation.
        arrived = [op_id for op_id in self.written if op_id in self.arrived]
        operation = self.sealed[data.draw(st.sampled_from(arrived))]
        self._exchange(self.written[operation["op_id"]].tablet, [operation])

    def _exchange(self, tablet: str, batch: list[dict], *, answered: bool = True) -> None:
        if not batch:
            return
        answer = self._post(tablet, batch)
        if tablet in self.blocked:
            assert (answer.status_code, answer.json()["code"]) == (401, "device_revoked")
            return
        expected = self._expect(batch)
        results = answer.json()["results"]
        assert {result["op_id"]: self._told(result) for result in results} == expected
        for result in results if answered else []:
            self.tablets[tablet].take_in(actions.Answer(**result))
            operation = self.written[result["op_id"]]
            if operation.kind == "save" and result["version"]:
                self.seen[tablet, operation.entity] = result["version"]

    def _told(self, result: dict) -> str:
        is_save = self.written[result["op_id"]].kind == "save"
        return "taken in" if is_save and result["result"] in ("applied", "conflict") else result["result"]

    def _post(self, tablet: str, batch: list[dict]):
        browser = Client()
        browser.cookies[COOKIE] = tablet
        letter = {"sent_at": dates.now().isoformat(), "app_version": "1", "unsent": [], "operations": batch}
        # A refusal rolls back what it is inside of, as a request's own transaction.
        with transaction.atomic():
            return browser.post(
                reverse("sync"),
                json.dumps(letter),
                content_type="application/json",
                headers={"X-Surfplatta": "1"},
            )

    def _expect(self, batch: list[dict]) -> dict[str, str]:
        now = dates.now()
        told = {}
        for operation in sorted(batch, key=lambda operation: operation["seq"]):
            self.arrived.add(operation["op_id"])
            told[operation["op_id"]] = self.model.receive(self.written[operation["op_id"]], now)
        return {
            op_id: self.model.settled[op_id] if said == "retry" and op_id in self.model.settled else said
            for op_id, said in told.items()
        }

    @rule(days=st.integers(1, 5))
    def wait(self, days):
        self.time.shift(timedelta(days=days))
        actions.sweep()
        self.model.sweep(dates.now())

    @precondition(lambda self: not self.blocked and len(self.arrived) > BLOCKED_AFTER)
    @rule(tablet=TABLETS)
    def block(self, tablet):
        block_device(self.tablets[tablet].device, by=self.users["sofia"], reason="Borttappad")
        self.blocked.add(tablet)

    @precondition(lambda self: SyncConflict.objects.filter(resolved_at=None, kind="hard").exists())
    @rule(choice=st.sampled_from(["server", "tablet"]))
    def resolve(self, choice):
        waiting = {
            str(one.operation_id): one for one in SyncConflict.objects.filter(resolved_at=None, kind="hard")
        }
        conflict = next(waiting[op_id] for op_id in self.written if op_id in waiting)
        before = set(DayNote.objects.values_list("pk", flat=True))
        actions.resolve(conflict, by=self.users["sofia"], choice=choice, version=conflict.version)
        added = DayNote.objects.exclude(pk__in=before)
        assert len(added) <= (choice == "tablet")
        for note in added:
            assert note.text == conflict.content["text"]
            if note.visit_id:
                self.model.noted.add(str(note.visit_id))
            else:
                self.model.loose_notes += 1

    # --- Always -----------------------------------------------------------------------------------------------------

    @invariant()
    def nothing_is_lost(self):
        """Each operation is on its tablet, or has a row on the server with the result that the model says."""
        rows = {str(row.pk): row for row in SyncOperation.objects.all()}
        assert rows.keys() == self.arrived
        for op_id, row in rows.items():
            expected = self.model.settled.get(op_id, "retry")
            got = (
                "taken in" if expected == "taken in" and row.result in ("applied", "conflict") else row.result
            )
            assert got == expected, (self.written[op_id], row.code)
        waiting = {operation["op_id"] for tablet in self.tablets.values() for operation in tablet.outbox}
        for op_id in self.written:
            assert op_id in waiting or self.model.settled.get(op_id), self.written[op_id]

    @invariant()
    def nothing_is_doubled(self):
        assert {str(pk) for pk in Visit.objects.values_list("pk", flat=True)} == self.model.visits.keys()
        noted = DayNote.objects.filter(visit__isnull=False).values_list("visit", flat=True)
        assert {str(pk) for pk in noted} == self.model.noted
        assert DayNote.objects.filter(visit__isnull=True).count() == self.model.loose_notes

    @invariant()
    def every_text_can_be_read(self):
        """As a note, in a draft or what it was before, in a conflict, or in what waits or is kept for somebody."""
        kept = self._kept_texts()
        for op_id in self.arrived & self.model.settled.keys():
            operation = self.written[op_id]
            if operation.text and not self._is_replaced(operation):
                assert operation.text in kept, operation

    def _kept_texts(self) -> str:
        texts = list(DayNote.objects.values_list("text", flat=True))
        texts += map(str, VisitDraft.history.values_list("content", flat=True))
        texts += map(str, SyncConflict.history.values_list("content", flat=True))
        kept = SyncOperation.objects.filter(sealed__isnull=False)
        return "\n".join([*texts, *(str(actions.content_of(operation)) for operation in kept)])

    def _is_replaced(self, operation: Written) -> bool:
        """A half-written text that came after the same tablet's later one, or after its signing or dropping."""
        return operation.kind == "save" and any(
            (other.tablet, other.entity) == (operation.tablet, operation.entity)
            and other.seq > operation.seq
            and (other.kind in ("sign", "drop") or other.part == operation.part)
            for other in map(self.written.get, self.arrived)
        )


@pytest.mark.django_db
def test_whatever_happens_on_the_way_nothing_is_lost_or_doubled(cast):
    SyncLife.cast, SyncLife.order = cast, cast.agreed().order
    run_state_machine_as_test(SyncLife, settings=HOW)
