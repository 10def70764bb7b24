"""Tablets that send in, beside the bare INSERTs of the same rows, history and all.

The fifty at once go through the WSGI handler in this one process, with a thread and a connection for each tablet."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import cycle, islice
from statistics import median
from threading import Barrier
from uuid import uuid4

import time_machine
from django.db import connection, connections, transaction
from django.test import Client
from django.urls import reverse

from accounts.devices import COOKIE, token_sum
from accounts.models import Provider, User
from boendestod import dates
from followup.models import DayNote, SyncOperation, Visit
from orders.models import Order
from orders.rules import OrderState
from tests.tablet import Tablet, iso, performed

from . import country
from .figures import Figure, milliseconds, queries
from .pages import NOON

ROUNDS = 3
NOTES = 100
TABLETS = 50
VISITS = 4
# So long a tablet waits for an answer: static/js/falt/wire.js.
PATIENCE = 20_000
TEXT = "Vi öppnade posten, sorterade räkningarna och ringde hyresvärden om kranen. " * 3
LARGE_MUNICIPALITY = 1


@dataclass
class Sender:
    """A worker's own tablet, and what it has sent."""

    worker: User
    orders: list[Order]
    tablet: Tablet
    browser: Client = field(default_factory=Client)
    hours: int = 0

    def letter(self, kind: str, count: int) -> str:
        """So many new operations, written and sealed before the time is taken."""
        write = {"note": self._note, "visit": self._visit}[kind]
        self.tablet.outbox = []
        for order in islice(cycle(self.orders), count):
            self.hours += 2
            write(order, dates.now() - timedelta(hours=self.hours))
        return json.dumps({"sent_at": iso(dates.now()), "operations": self.tablet.outbox})

    def _note(self, order: Order, at) -> None:
        self.tablet.note(self.worker, order, event_at=iso(at), text=TEXT)

    def _visit(self, order: Order, at) -> None:
        self.tablet.write(self.worker, "visit.sign", performed(order, at, text=TEXT))

    def post(self, letter: str) -> None:
        answer = self.browser.post(
            reverse("sync"), letter, content_type="application/json", headers={"X-Surfplatta": "1"}
        )
        results = {result["result"] for result in answer.json()["results"]}
        if answer.status_code != 200 or results != {"applied"}:
            raise SystemExit(f"A tablet got {answer.status_code} and {results}.")


def figures(persons: int) -> list[Figure]:
    with time_machine.travel(NOON):
        country.settle()
        senders = _senders()
        return [
            _figure(f"a tablet syncs {NOTES} notes", NOTES, senders[:1], "note", NOTES),
            _figure(
                f"{TABLETS} tablets at once sync {VISITS} visits each", TABLETS, senders, "visit", VISITS
            ),
        ]


def _senders() -> list[Sender]:
    provider = Provider.objects.filter(municipality=LARGE_MUNICIPALITY).first()
    running = Order.objects.filter(provider=provider, state=OrderState.ACCEPTED).exclude(key_worker=None)
    by_worker: dict[User, list[Order]] = {}
    for order in running.select_related("key_worker").order_by("key_worker", "pk"):
        by_worker.setdefault(order.key_worker, []).append(order)
    return [
        _sender(worker, orders, number)
        for number, (worker, orders) in enumerate(list(by_worker.items())[:TABLETS])
    ]


def _sender(worker: User, orders: list[Order], number: int) -> Sender:
    tablet = Tablet(worker.membership.provider, f"Platta {number}", worker).enrol(worker)
    sender = Sender(worker, orders, tablet)
    token = uuid4().hex
    tablet.device.token_sha256 = token_sum(token)
    tablet.device.save()
    sender.browser.cookies[COOKIE] = token
    return sender


def _figure(what: str, n: int, senders: list[Sender], kind: str, count: int) -> Figure:
    ours, bare = [], []
    for _ in range(ROUNDS):
        before = dates.now()
        letters = [sender.letter(kind, count) for sender in senders]
        ours.append(_at_once([partial(*work) for work in zip(_posts(senders), letters, strict=True)]))
        rows = [_rows_of(sender, before) for sender in senders]
        bare.append(_at_once([partial(_insert, made) for made in rows]))
    return Figure(
        what=what,
        n=n,
        ours=median(ours),
        bare=median(bare),
        queries=queries(partial(senders[0].post, senders[0].letter(kind, count))),
        promise=f"within the {PATIENCE // 1000} s that a tablet waits",
        holds=max(ours) <= PATIENCE,
    )


def _posts(senders: list[Sender]):
    return [sender.post for sender in senders]


def _at_once(works: list) -> float:
    """From when all are ready until the last one is done."""
    ready = Barrier(len(works) + 1)

    def run(work):
        connection.ensure_connection()
        ready.wait(60)
        try:
            work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        running = [pool.submit(run, work) for work in works]
        ready.wait(60)
        return milliseconds(lambda: [work.result() for work in running])


def _rows_of(sender: Sender, since) -> list[list[tuple[str, tuple]]]:
    """By operation, the statements that write its rows again under new ids."""
    operations = SyncOperation.objects.filter(device=sender.tablet.device, received_at__gte=since)
    return [_rows(operation) for operation in operations]


def _rows(operation: SyncOperation) -> list[tuple[str, tuple]]:
    """An operation that was applied has made a note, or a visit with its note."""
    new = {"op_id": uuid4(), "visit": uuid4(), "note": uuid4()}
    rows = [insert_of(SyncOperation, "op_id", operation.pk, op_id=new["op_id"])]
    note = DayNote.objects.filter(pk=operation.entity_id) | DayNote.objects.filter(visit=operation.entity_id)
    found = note.get()
    visit_id = new["visit"] if found.visit_id else None
    if found.visit_id:
        for model in (Visit, Visit.history.model):
            rows.append(insert_of(model, "id", found.visit_id, id=new["visit"]))
    for model in (DayNote, DayNote.history.model):
        rows.append(insert_of(model, "id", found.pk, id=new["note"], visit_id=visit_id))
    return rows


def insert_of(model, key: str, pk, **changed) -> tuple[str, tuple]:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE {key} = %s", [pk])
        names = [column.name for column in cursor.description]
        row = dict(zip(names, cursor.fetchone(), strict=True)) | changed
    row.pop("history_id", None)
    places = ", ".join(["%s"] * len(row))
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", tuple(row.values())


def _insert(operations: list[list[tuple[str, tuple]]]) -> None:
    """A transaction for each operation, as ours."""
    for rows in operations:
        with transaction.atomic(), connection.cursor() as cursor:
            for statement, values in rows:
                cursor.execute(statement, values)
