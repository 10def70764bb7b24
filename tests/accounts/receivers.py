"""A subscriber to events: a real server that keeps what it was sent and answers as it is told."""

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from uuid import uuid4

from standardwebhooks import Webhook

from accounts import actions
from accounts.models import ClientSystem, Delivery, Event, Subscription
from accounts.sealing import keep
from boendestod import dates
from tests.systems import system_at


@dataclass
class Receiver:
    url: str
    # The answers of the calls to come; after them 204.
    answers: list[int] = field(default_factory=list)
    letters: list[tuple[dict, bytes]] = field(default_factory=list)

    def opened(self, secret: str) -> list[dict]:
        """What was sent, each with a signature that holds."""
        return [Webhook(secret).verify(body, headers) for headers, body in self.letters]

    @property
    def read(self) -> list[dict]:
        """What was sent, however long ago."""
        return [json.loads(body) for _, body in self.letters]

    @property
    def ids(self) -> list[str]:
        return [headers["webhook-id"] for headers, _ in self.letters]


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        receiver = self.server.receiver
        body = self.rfile.read(int(self.headers["Content-Length"]))
        receiver.letters.append(({name.lower(): value for name, value in self.headers.items()}, body))
        self.send_response(receiver.answers.pop(0) if receiver.answers else 204)
        self.send_header("Location", f"{receiver.url}/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@contextmanager
def receiving():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.receiver = Receiver(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.receiver
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


READ_ALL = [
    "event:read",
    "order:read",
    "order-goal:read",
    "case:read",
    "client:read",
    "decision:read",
    "flag:read",
]


def subscription_records(system: ClientSystem, by) -> dict:
    """A subscription, and an event that has been given up, for those who walk the records."""
    subscription = Subscription.objects.create(
        system=system,
        url="https://example.org/",
        secret_sealed=keep("whsec_AAAA"),
        xact=0,
        event_id=0,
        made_by=by,
    )
    event = Event.objects.create(
        municipality=system.municipality,
        model="orders.order",
        record_id=uuid4(),
        case_id=uuid4(),
        wholes=[],
        change="changed",
        verb="order.send",
        happened_at=dates.now(),
        xact=1,
    )
    delivery = Delivery.objects.create(
        subscription=subscription, event=event, line=event.case_id, attempts=9, dead_at=dates.now()
    )
    return {"subscription": subscription, "delivery": delivery}


def system_of(cast, *, name: str = "Tidsystemet", scopes=READ_ALL) -> ClientSystem:
    """A connected system at the provider, with an account of its own."""
    return system_at(cast, name=name, scopes=scopes)[0]


def subscribed(cast, system: ClientSystem, receiver: Receiver, nouns=()):
    return actions.subscribe(by=cast.system_admin, system=system, url=receiver.url, nouns=list(nouns))
