"""How the Python client calls: against a server that answers as it is told, and against the real one."""

import importlib
import json
import threading
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests
from django.core.cache import cache
from standardwebhooks import Webhook

from accounts.models import AccessLog
from accounts.rules import Role
from boendestod import dates
from orders.models import Order
from tests.cast import NUMBERS
from tests.systems import system_at

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
PROBLEM = {"type": "about:blank", "title": "Nej.", "code": "not_now", "errors": []}


@pytest.fixture
def package(monkeypatch):
    monkeypatch.syspath_prepend("clients/python/src")
    return importlib.import_module("boendestod_client")


@dataclass
class Script:
    """(status, headers, content) of the answers to come; None breaks the connection off."""

    answers: list = field(default_factory=list)
    asked: list = field(default_factory=list)
    tokens: int = 0
    lasts: int = 3600

    def keys(self) -> list[str]:
        return [headers["Idempotency-Key"] for _, _, headers, _ in self.asked]


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        script = self.server.script
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/oauth/token/":
            script.tokens += 1
            said = {"access_token": f"token{script.tokens}", "expires_in": script.lasts}
            self._say(200, {}, said)
            return
        script.asked.append((self.command, self.path, dict(self.headers), content))
        answer = script.answers.pop(0)
        if answer is not None:
            self._say(*answer)

    do_GET = do_PATCH = do_DELETE = do_POST  # noqa: N815 - the names that http.server calls

    def _say(self, status, headers, content):
        is_problem = status >= 400 and content
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        body = b"" if content is None else json.dumps(content).encode()
        self.send_header("Content-Type", "application/problem+json" if is_problem else "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def script():
    return Script()


@pytest.fixture
def server(script):
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.script = script
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def waited():
    return []


@pytest.fixture
def session():
    """No thread of a server is left waiting for more on a connection."""
    with requests.Session() as session:
        session.headers["Connection"] = "close"
        yield session


@pytest.fixture
def client(package, server, session, waited):
    credentials = package.ClientCredentials("id", "secret", ["order:read"])
    return package.Boendestod(package.Transport(server, credentials, session=session, wait=waited.append))


OK = (200, {}, {"id": "1", "version": 2})


def refusal(status: int, **headers) -> tuple:
    return status, headers, PROBLEM | {"status": status}


def end(client):
    return client.orders.end("1", {}, version=1)


def test_a_post_is_repeated_with_the_same_key_until_it_is_answered(client, script, waited):
    script.answers = [None, refusal(503), refusal(502), OK]
    assert end(client) == {"id": "1", "version": 2}
    assert len(set(script.keys())) == 1
    assert len(waited) == 3


def test_each_post_has_a_key_of_its_own_or_the_one_that_is_given(client, script):
    script.answers = [OK, OK, OK]
    end(client)
    end(client)
    client.orders.end("1", {}, version=1, idempotency_key="mine")
    first, second, mine = script.keys()
    assert first != second
    assert mine == "mine"


def test_what_may_have_been_done_is_not_sent_again(client, script, package):
    script.answers = [None]
    with pytest.raises(requests.ConnectionError):
        client.orders.update("1", {}, version=1)
    script.answers = [refusal(503)]
    with pytest.raises(package.Unavailable):
        client.orders.update("1", {}, version=1)
    assert len(script.asked) == 2


@pytest.mark.parametrize("method", ["update", "get"])
def test_too_many_calls_are_waited_out_as_long_as_is_said(client, script, waited, method):
    asked = {
        "update": lambda: client.orders.update("1", {}, version=1),
        "get": lambda: client.orders.get("1"),
    }
    script.answers = [refusal(429, **{"Retry-After": "7"}), refusal(429, **{"Retry-After": "9999"}), OK]
    assert asked[method]()["version"] == 2
    assert waited == [7, 120]


def test_it_gives_up_at_last(client, script, package, waited):
    script.answers = [refusal(429)] * 5
    with pytest.raises(package.TooMany):
        client.orders.get("1")
    assert len(waited) == 4
    script.answers = [None] * 5
    with pytest.raises(requests.ConnectionError):
        client.orders.get("1")


def test_a_token_is_used_until_shortly_before_it_ends(client, script):
    script.answers = [OK, OK]
    client.orders.get("1")
    client.orders.get("1")
    assert script.tokens == 1


def test_a_token_that_is_about_to_end_is_renewed(client, script):
    script.lasts = 30
    script.answers = [OK, OK]
    client.orders.get("1")
    client.orders.get("1")
    assert script.tokens == 2
    assert [headers["Authorization"] for *_, headers, _ in script.asked] == ["Bearer token1", "Bearer token2"]


def test_a_token_that_is_refused_is_renewed_once(client, script, package):
    script.answers = [refusal(401), OK]
    assert end(client)["version"] == 2
    assert len(set(script.keys())) == 1
    script.answers = [refusal(401), refusal(401)]
    with pytest.raises(package.NotLetIn):
        end(client)


def test_the_version_is_sent_as_the_etag_that_was_read(client, script):
    script.answers = [OK]
    end(client)
    _, path, headers, content = script.asked[0]
    assert (path, headers["If-Match"], content) == ("/api/v1/orders/1/end/", 'W/"1"', b"{}")


def test_a_removal_gives_nothing(client, script):
    script.answers = [(204, {}, None)]
    assert client.plan_goals.delete("1", version=3) is None
    assert script.asked[0][2]["If-Match"] == 'W/"3"'


def test_the_token_goes_nowhere_but_to_the_address(client, script, package):
    elsewhere = "http://127.0.0.1:1/elsewhere"
    script.answers = [(302, {"Location": elsewhere}, None)]
    with pytest.raises(package.Unavailable):
        client.orders.get("1")
    script.answers = [
        (200, {}, {"next": f"{elsewhere}?cursor=a%3D", "results": [1]}),
        (200, {}, {"next": None, "results": [2]}),
    ]
    assert list(client.orders.all(state="sent")) == [1, 2]
    assert [path for _, path, _, _ in script.asked[1:]] == [
        "/api/v1/orders/?state=sent",
        "/api/v1/orders/?state=sent&cursor=a%3D",
    ]


def test_an_id_stays_within_its_place_in_the_address(client, script):
    script.answers = [OK]
    client.orders.get("../clients/1?a=b")
    assert script.asked[0][1] == "/api/v1/orders/..%2Fclients%2F1%3Fa%3Db/"


def test_only_a_safe_way_is_taken(package):
    with pytest.raises(ValueError, match="https"):
        package.Transport("http://boendestod.example", package.ClientCredentials("id", "secret", []))


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "NotAccepted"),
        (403, "NotAllowed"),
        (404, "NotFound"),
        (409, "Refused"),
        (410, "Gone"),
        (412, "Stale"),
        (413, "Problem"),
        (500, "Unavailable"),
    ],
)
def test_a_refusal_is_an_exception_of_its_kind(client, script, package, status, name):
    wrong = {"pointer": "/reason", "detail": "Fel.", "code": "invalid"}
    script.answers = [(status, {}, PROBLEM | {"status": status, "errors": [wrong]})]
    with pytest.raises(package.Problem) as raised:
        client.orders.get("1")
    problem = raised.value
    assert type(problem).__name__ == name
    assert (problem.status, problem.code, problem.title, problem.errors) == (
        status,
        "not_now",
        "Nej.",
        [wrong],
    )


def test_what_others_answer_is_not_repeated(client, script, package):
    script.answers = [(500, {}, None)]
    with pytest.raises(package.Unavailable) as raised:
        client.orders.get("1")
    assert raised.value.code == "no_problem"


@pytest.fixture
def received(package):
    return importlib.import_module("boendestod_client.webhooks").received


BODY = '{"type": "order.changed", "timestamp": "2026-03-02T12:00:00Z", "data": {"event_id": 7}}'


def signed(*, at=None, body=BODY) -> dict:
    at = at or dates.now()
    signature = Webhook(SECRET).sign("msg_1", at, body)
    return {
        "Webhook-Id": "msg_1",
        "Webhook-Timestamp": str(int(at.timestamp())),
        "Webhook-Signature": signature,
    }


def test_an_event_is_known_by_its_signature(received):
    found = received(BODY.encode(), signed(), SECRET)
    assert (found.id, found.event["data"]["event_id"]) == ("msg_1", 7)


@pytest.mark.parametrize(
    ("body", "changed"),
    [
        (BODY.replace("7", "8"), {}),
        (BODY, {"Webhook-Id": "msg_2"}),
        (BODY, {"Webhook-Signature": "v1,abc"}),
        (BODY, {"Webhook-Signature": "nothing"}),
        (BODY, {"Webhook-Timestamp": "soon"}),
        (b"\xff", {}),
    ],
)
def test_what_is_not_signed_is_no_event(package, received, body, changed):
    webhooks = importlib.import_module("boendestod_client.webhooks")
    with pytest.raises(webhooks.WebhookVerificationError):
        received(body, signed() | changed, SECRET)


def test_an_event_of_long_ago_is_no_event(package, received):
    webhooks = importlib.import_module("boendestod_client.webhooks")
    with pytest.raises(webhooks.WebhookVerificationError):
        received(BODY, signed(at=dates.now() - timedelta(minutes=6)), SECRET)


# Against the real server.


@pytest.fixture
def connect(package, live_server, session):
    cache.clear()

    def connect(system, secret, *scopes):
        credentials = package.ClientCredentials(system.client_id, secret, scopes)
        return package.Transport(live_server.url, credentials, session=session)

    return connect


def authority(cast):
    scopes = ["order:read", "order:send"]
    return system_at(cast, scopes=scopes, unit=cast.unit, role=Role.CASEWORKER)


def test_every_row_of_every_page_is_read(transactional_db, cast, package, connect):
    orders = {str(cast.accepted(cast.case(cast.client(number))).pk) for number in NUMBERS[:3]}
    client = package.Boendestod(connect(*system_at(cast), "order:read"))
    found = [row["id"] for row in client.orders.all(page_size=1)]
    assert len(found) == 3
    assert set(found) == orders


def test_what_somebody_else_has_changed_is_stale(transactional_db, cast, package, connect):
    draft = cast.draft()
    client = package.Boendestod(connect(*authority(cast), "order:read", "order:send"))
    read = client.orders.get(str(draft.pk))
    with pytest.raises(package.Stale):
        client.orders.send(read["id"], version=read["version"] + 1)
    sent = client.orders.send(read["id"], version=read["version"])
    assert (sent["state"], Order.objects.get().state) == ("sent", "sent")


def test_a_refusal_of_the_real_server_says_where(transactional_db, cast, package, connect):
    order = cast.accepted()
    client = package.Boendestod(connect(*system_at(cast, scopes=["visit:log"]), "visit:log"))
    with pytest.raises(package.NotAccepted) as raised:
        client.orders.visit_new(str(order.pk), {"happened": "performed"})
    assert "/starts_at" in [wrong["pointer"] for wrong in raised.value.errors]


def test_a_wrong_secret_is_not_let_in(transactional_db, cast, package, connect):
    system, _ = system_at(cast)
    with pytest.raises(package.NotLetIn) as raised:
        package.Boendestod(connect(system, "wrong", "order:read")).orders.get("1")
    assert raised.value.code == "invalid_client"


def test_a_system_acts_for_a_person(transactional_db, cast, package, connect):
    order = cast.accepted()
    system, secret = system_at(cast, may_act_for_staff=True)
    transport = connect(system, secret, "order:read").on_behalf_of(cast.coordinator.pk)
    package.Boendestod(transport).orders.get(str(order.pk))
    logged = AccessLog.objects.get(system_id=system.pk, record_id=order.pk)
    assert logged.user == cast.coordinator
