"""Events on their way while the worker and the receiver are killed, hang and fail: each comes at least once, each
case's in order, and what comes twice is known by its id."""

import json
import os
import re
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from standardwebhooks import Webhook

from accounts import actions, events, tasks
from accounts.models import Delivery
from boendestod.celery import app
from orders import actions as order_actions
from tests.accounts.receivers import system_of
from tests.cast import NUMBERS
from tests.dev.conftest import free_port

PATIENCE = 60
OPTIONS = ("-P", "solo", "-l", "ERROR", "--without-gossip", "--without-mingle", "--without-heartbeat")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
# A queue of its own: other tests have workers too, on other databases.
BROKER = re.sub("(virtual_host=|/)[0-9]+$", r"\g<1>9", settings.CELERY_BROKER_URL)


@dataclass
class Faults:
    """The worker and the receiver, and what is done to them."""

    book: Path
    port: int = field(default_factory=free_port)
    worker: subprocess.Popen | None = None
    receiver: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def start_worker(self) -> None:
        database = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}")
        command = [sys.executable, "-m", "celery", "-q", "-A", "boendestod", "worker", *OPTIONS]
        env = os.environ | {"DATABASE_URL": database.geturl(), "REDIS_URL": BROKER}
        self.worker = subprocess.Popen(command, env=env)

    def start_receiver(self, status: int = 204) -> None:
        command = [
            sys.executable,
            "-m",
            "tests.journeys.receiver",
            str(self.port),
            str(self.book),
            str(status),
        ]
        self.receiver = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert self.receiver.stdout.readline() == b"listening\n"

    def letters(self) -> list[dict]:
        lines = self.book.read_text().splitlines() if self.book.exists() else []
        return [json.loads(line) for line in lines]

    def until(self, condition, *, hurry: bool = True) -> None:
        """Ask for a round, and let what was put off be due, until the condition holds."""
        for turn in range(PATIENCE * 10):
            if condition():
                return
            if hurry:
                Delivery.objects.waiting().update(next_at=LONG_AGO, attempts=0)
            if turn % 10 == 0:
                with app.connection_for_write(url=BROKER) as queue:
                    tasks.tell_events.apply_async(connection=queue)
            try:
                self.worker.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
            pytest.fail(f"The worker ended with status {self.worker.returncode}.")
        pytest.fail("Waited too long.")

    def until_fault(self, fault: str) -> None:
        self.until(lambda: Delivery.objects.waiting().filter(last_fault=fault).exists())


def kill(process: subprocess.Popen) -> None:
    process.kill()
    process.communicate(timeout=PATIENCE)


@pytest.fixture
def faults(transactional_db, tmp_path):
    assert app.conf.task_always_eager
    app.conf.task_always_eager = False
    with app.connection_for_write(url=BROKER) as queue:
        queue.default_channel.client.flushdb()
    faults = Faults(tmp_path / "letters")
    yield faults
    app.conf.task_always_eager = True
    for process in (faults.worker, faults.receiver):
        if process is not None and process.poll() is None:
            kill(process)


def test_every_event_comes_in_order_through_kills_hangs_and_faults(cast, faults):
    system = system_of(cast)
    subscription, secret = actions.subscribe(by=cast.system_admin, system=system, url=faults.url, nouns=[])
    place = subscription.place

    faults.start_receiver()
    faults.receiver.send_signal(signal.SIGSTOP)
    orders = [cast.sent(cast.case(cast.client(number))) for number in NUMBERS[:3]]
    faults.start_worker()
    faults.until(lambda: Delivery.objects.filter(attempts__gt=0).exists(), hurry=False)
    kill(faults.worker)
    faults.receiver.send_signal(signal.SIGCONT)

    faults.start_worker()
    faults.until(lambda: len(faults.letters()) > 4)
    kill(faults.receiver)
    for order in orders:
        order_actions.return_with_question(order, by=cast.coordinator, category="goal_unclear", question="?")
    faults.until_fault("no_contact")

    faults.start_receiver(status=500)
    faults.until_fault("http_500")
    kill(faults.receiver)
    faults.start_receiver()
    faults.receiver.send_signal(signal.SIGSTOP)
    faults.until_fault("timeout")
    faults.receiver.send_signal(signal.SIGCONT)
    faults.until(lambda: Delivery.objects.exists() and not Delivery.objects.waiting().exists())

    expected = {event.pk for event in events.read(events.account_of(subscription), place)[0]}
    assert len(expected) > 10
    check_each_came(faults.letters(), expected)
    check_order(faults.letters())
    check_repeats(faults.letters(), secret)


def event_of(letter: dict) -> dict:
    return json.loads(letter["body"])["data"]


def check_each_came(letters: list[dict], expected: set[int]) -> None:
    accepted = [letter for letter in letters if letter["status"] == 204]
    assert {event_of(letter)["event_id"] for letter in accepted} == expected


def check_order(letters: list[dict]) -> None:
    """By when each first came; a record of no case stands by itself."""
    first = {}
    for letter in letters:
        event = event_of(letter)
        came = first.setdefault(event["case"] or event["id"], [])
        if event["event_id"] not in came:
            came.append(event["event_id"])
    assert len(first) > 3
    assert all(came == sorted(came) for came in first.values())


def check_repeats(letters: list[dict], secret: str) -> None:
    bodies = {}
    for letter in letters:
        letter_id, sent_at = (letter["headers"][f"webhook-{name}"] for name in ("id", "timestamp"))
        moment = datetime.fromtimestamp(int(sent_at), UTC)
        assert letter["headers"]["webhook-signature"] == Webhook(secret).sign(
            letter_id, moment, letter["body"]
        )
        bodies.setdefault(letter_id, []).append(letter["body"])
    assert len(letters) > len(bodies)
    assert all(len(set(same)) == 1 for same in bodies.values())
    assert len({same[0] for same in bodies.values()}) == len(bodies)
