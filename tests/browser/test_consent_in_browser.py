"""A person lets an app act for her: led from the app to our page, through the login and back again."""

import base64
import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from axe_playwright_python.sync_playwright import Axe

from accounts.rules import SystemKind
from tests.systems import system_at

VERIFIER = "en-hemlighet-som-bara-appen-vet-och-som-är-lång".encode().hex()
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")


class App(BaseHTTPRequestHandler):
    """The app's own address, on another host than ours."""

    def do_GET(self):
        self.server.called.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"<title>Appen</title><h1>Tillbaka i appen</h1>")

    def log_message(self, *_):
        pass


@pytest.fixture
def app():
    server = ThreadingHTTPServer(("127.0.0.1", 0), App)
    server.called = []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def address(app):
    return f"http://127.0.0.1:{app.server_port}/svar"


def asked(live_server, system, address) -> str:
    query = {
        "response_type": "code",
        "client_id": system.client_id,
        "redirect_uri": address,
        "scope": "order:read",
        "state": "a1b2",
        "code_challenge": CHALLENGE,
        "code_challenge_method": "S256",
    }
    return f"{live_server.url}/oauth/authorize/?{urlencode(query)}"


def log_in(page, user):
    page.get_by_label("Användarnamn").fill(user.username)
    page.get_by_label("Lösenord").fill("långt lösenord")
    page.get_by_role("button", name="Logga in").click()


@pytest.fixture
def registered(transactional_db, cast, address):
    cast.accepted()
    return system_at(cast, name="Planeringsappen", kind=SystemKind.APP, redirect_uris=address)[0]


def test_she_logs_in_lets_it_in_and_it_reads_in_her_name(page, live_server, cast, registered, app, address):
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.goto(asked(live_server, registered, address))
    log_in(page, cast.support_worker)
    assert page.get_by_role("heading", level=1).inner_text() == "Släpp in Planeringsappen?"
    assert page.get_by_text("läsa beställningar").is_visible()
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="Släpp in", exact=True).click()
    page.get_by_role("heading", name="Tillbaka i appen").wait_for()
    answer = parse_qs(urlsplit(app.called[0]).query)
    assert (answer["state"], answer["iss"]) == (["a1b2"], [live_server.url])
    token = got_for(live_server, registered, address, answer["code"][0])
    headers = {"Authorization": f"Bearer {token}"}
    orders = requests.get(f"{live_server.url}/api/v1/orders/", headers=headers, timeout=10)
    assert len(orders.json()["results"]) == 1
    assert said == []


def got_for(live_server, system, address, code) -> str:
    given = {
        "grant_type": "authorization_code",
        "client_id": system.client_id,
        "redirect_uri": address,
        "code": code,
        "code_verifier": VERIFIER,
    }
    return requests.post(f"{live_server.url}/oauth/token/", given, timeout=10).json()["access_token"]


def test_she_says_no_and_the_app_is_told_so(page, live_server, cast, registered, app, address):
    page.goto(asked(live_server, registered, address))
    log_in(page, cast.support_worker)
    page.get_by_role("button", name="Släpp inte in").click()
    page.get_by_role("heading", name="Tillbaka i appen").wait_for()
    answer = parse_qs(urlsplit(app.called[0]).query)
    assert (answer["error"], answer["state"]) == (["access_denied"], ["a1b2"])
