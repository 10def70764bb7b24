"""An app that acts for who has let it in: what it may ask for, what it gets, and each way in which it is refused."""

import base64
import hashlib
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache
from django.test import Client
from oauth2_provider.models import AccessToken, RefreshToken

from accounts import actions
from accounts.models import AccessLog
from accounts.rules import Role, SystemKind
from boendestod import dates
from tests.cast import make_cast
from tests.systems import system_at, with_token
from tests.web import browser

from .test_refusals import assert_problem

ADDRESS = "https://app.example/svar"
AUTHORIZE = "/oauth/authorize/"
VERIFIER = "x" * 50
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")


@pytest.fixture(autouse=True)
def counters_begin_anew():
    cache.clear()


@pytest.fixture
def app(cast):
    return system_at(cast, name="Appen", kind=SystemKind.APP, provider=cast.provider)[0]


def query(app, **more) -> dict:
    asked = {
        "response_type": "code",
        "client_id": app.client_id,
        "redirect_uri": ADDRESS,
        "scope": "order:read",
        "state": "a1b2",
        "code_challenge": CHALLENGE,
        "code_challenge_method": "S256",
    }
    return {name: value for name, value in (asked | more).items() if value is not None}


def let_in(user, app, **more):
    """Where the browser is led when the user has said yes."""
    client = browser(user)
    page = client.get(AUTHORIZE, query(app, **more))
    assert page.status_code == 200, page.content
    form = {field.html_name: field.value() or "" for field in page.context["form"].hidden_fields()}
    return client.post(f"{AUTHORIZE}?{page.request['QUERY_STRING']}", form | {"allow": "True"})


def code_of(answer) -> str:
    assert answer["Location"].startswith(ADDRESS)
    return parse_qs(urlsplit(answer["Location"]).query)["code"][0]


def asked_for_token(app, **given):
    base = {"client_id": app.client_id, "redirect_uri": ADDRESS, "code_verifier": VERIFIER}
    return Client().post("/oauth/token/", base | given)


def got(user, app, **more) -> dict:
    code = code_of(let_in(user, app, **more))
    return asked_for_token(app, grant_type="authorization_code", code=code).json()


def renewed(app, refresh_token):
    return asked_for_token(app, grant_type="refresh_token", refresh_token=refresh_token)


def test_the_app_reads_what_she_reads_and_the_log_says_both(cast, app):
    order = cast.accepted()
    mine = with_token(got(cast.support_worker, app)["access_token"]).get("/api/v1/orders/").json()
    theirs = with_token(got(cast.colleague, app)["access_token"]).get("/api/v1/orders/").json()
    assert [row["id"] for row in mine["results"]] == [str(order.pk)]
    assert theirs["results"] == []
    logged = AccessLog.objects.get(user=cast.support_worker, model="order", action="list")
    assert (logged.system_id, logged.role) == (app.pk, Role.SUPPORT_WORKER)


def test_the_page_says_what_is_asked_for_and_leads_only_to_the_app(cast, app):
    page = browser(cast.support_worker).get(AUTHORIZE, query(app))
    assert "läsa beställningar" in page.content.decode()
    assert "läsa planer" not in page.content.decode()
    assert "form-action 'self' https://app.example;" in page["Content-Security-Policy"] + ";"
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert "no-store" in page["Cache-Control"]


def test_who_is_not_logged_in_is_led_to_the_login_and_back(app, client):
    answer = client.get(AUTHORIZE, query(app))
    assert answer["Location"].startswith("/logga-in/?next=/oauth/authorize/")


def test_the_app_may_no_more_than_it_asked_for(cast, app):
    client = with_token(got(cast.support_worker, app)["access_token"])
    assert_problem(client.get("/api/v1/plans/"), 403, "insufficient_scope")


def test_she_who_works_elsewhere_cannot_let_it_in(cast, app):
    there = make_cast("Annanstad")
    foreign = there.user("frida", Role.COORDINATOR, provider=there.provider)
    for user in (cast.other_coordinator, cast.caseworker, cast.system_admin, foreign):
        client = browser(user)
        assert client.get(AUTHORIZE, query(app)).status_code == 403
        assert client.post(AUTHORIZE, query(app) | {"allow": "True"}).status_code == 403


def test_an_app_of_the_whole_municipality_is_for_all_who_work_there(cast):
    app = system_at(cast, name="Allas", kind=SystemKind.APP)[0]
    there = make_cast("Annanstad")
    foreign = there.user("frida", Role.COORDINATOR, provider=there.provider)
    for user in (cast.other_coordinator, cast.caseworker):
        assert got(user, app)["access_token"]
    assert browser(foreign).get(AUTHORIZE, query(app)).status_code == 403


@pytest.mark.parametrize(
    "wrong",
    [
        {"client_id": "finns-inte"},
        {"client_id": None},
        {"client_id": "\0"},
        {"redirect_uri": "https://elak.example/svar"},
        {"redirect_uri": "https://app.example/svar/mer"},
        {"redirect_uri": "http://app.example/svar"},
        {"redirect_uri": "javascript:alert(1)"},
    ],
)
def test_nobody_is_led_to_an_address_that_is_not_the_apps(cast, app, wrong):
    answer = browser(cast.support_worker).get(AUTHORIZE, query(app, **wrong))
    assert answer.status_code == 400
    assert "Appen frågade på ett sätt" in answer.content.decode()


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"response_type": "token"}, "unauthorized_client"),
        ({"response_type": "id_token"}, "unsupported_response_type"),
        ({"scope": "plan:agree"}, "invalid_scope"),
        ({"code_challenge": None}, "invalid_request"),
    ],
)
def test_what_the_app_asks_wrongly_it_is_told_at_its_own_address(cast, app, wrong, error):
    answer = browser(cast.support_worker).get(AUTHORIZE, query(app, **wrong))
    assert answer["Location"].startswith(ADDRESS)
    assert f"error={error}" in answer["Location"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"client_id": "finns-inte"},
        {"client_id": ""},
        {"redirect_uri": "https://elak.example/svar"},
        {"scope": "plan:agree"},
        {"scope": ""},
        {"code_challenge": ""},
        {"code_challenge_method": "plain"},
        {"code_challenge_method": ""},
    ],
)
def test_a_form_that_was_tampered_with_gives_no_code(cast, app, wrong):
    answer = browser(cast.support_worker).post(AUTHORIZE, query(app) | {"allow": "True"} | wrong)
    assert answer.status_code in (302, 400, 404)
    assert "code=" not in answer.get("Location", "")
    assert not answer.get("Location", "").startswith("https://elak.example")


def test_saying_no_gives_no_code(cast, app):
    answer = browser(cast.support_worker).post(AUTHORIZE, query(app))
    assert "error=access_denied" in answer["Location"]
    assert "code=" not in answer["Location"]


def test_a_code_is_good_once_within_a_minute_and_for_who_began(cast, app, time_machine):
    code = code_of(let_in(cast.support_worker, app))
    given = {"grant_type": "authorization_code", "code": code}
    assert asked_for_token(app, **given, code_verifier="y" * 50).status_code == 400
    assert asked_for_token(app, **given, redirect_uri="https://app.example/").status_code == 400
    assert asked_for_token(app, **given).status_code == 200
    assert asked_for_token(app, **given).status_code == 400
    late = code_of(let_in(cast.support_worker, app))
    time_machine.shift(timedelta(seconds=61))
    assert asked_for_token(app, grant_type="authorization_code", code=late).status_code == 400


def test_a_token_is_renewed_and_one_that_was_used_takes_all_with_it(cast, app):
    first = got(cast.support_worker, app)
    second = renewed(app, first["refresh_token"]).json()
    assert_problem(with_token(first["access_token"]).get("/api/v1/orders/"), 401, "invalid_token")
    assert with_token(second["access_token"]).get("/api/v1/orders/").status_code == 200
    assert renewed(app, first["refresh_token"]).status_code == 400
    assert_problem(with_token(second["access_token"]).get("/api/v1/orders/"), 401, "invalid_token")
    assert renewed(app, second["refresh_token"]).status_code == 400


def test_eight_hours_after_the_last_renewal_she_is_asked_anew(cast, app, time_machine):
    token = got(cast.support_worker, app)
    time_machine.shift(timedelta(hours=7, minutes=59))
    token = renewed(app, token["refresh_token"]).json()
    time_machine.shift(timedelta(hours=9, minutes=1))
    assert renewed(app, token["refresh_token"]).status_code == 400


def test_neither_token_stands_in_a_table(cast, app):
    token = got(cast.support_worker, app)
    assert (AccessToken.objects.get().token, RefreshToken.objects.get().token) == ("", "")
    assert token["refresh_token"] not in str(RefreshToken.objects.values_list())


def test_who_has_let_it_in_and_leaves_takes_the_app_with_her(cast, app):
    client = with_token(got(cast.support_worker, app)["access_token"])
    assert client.get("/api/v1/orders/").status_code == 200
    cast.support_worker.memberships.update(ended_on=dates.today())
    assert_problem(client.get("/api/v1/orders/"), 401, "invalid_token")


def test_who_moves_to_another_provider_is_no_longer_the_apps(cast, app):
    client = with_token(got(cast.support_worker, app)["access_token"])
    cast.support_worker.memberships.update(provider=cast.other_provider, team=None)
    assert_problem(client.get("/api/v1/orders/"), 401, "invalid_token")


def test_the_administrator_ends_it_for_one_person(cast, app):
    mine, hers = got(cast.support_worker, app), got(cast.colleague, app)
    token = AccessToken.objects.get(user=cast.support_worker)
    actions.revoke_token(app, by=cast.system_admin, token=token)
    assert_problem(with_token(mine["access_token"]).get("/api/v1/orders/"), 401, "invalid_token")
    assert renewed(app, mine["refresh_token"]).status_code == 400
    assert with_token(hers["access_token"]).get("/api/v1/orders/").status_code == 200


def test_an_app_acts_for_nobody_but_who_let_it_in(cast, app):
    client = with_token(got(cast.coordinator, app)["access_token"])
    headers = {"On-Behalf-Of": str(cast.support_worker.pk)}
    assert_problem(client.get("/api/v1/orders/", headers=headers), 403, "on_behalf_not_allowed")


def test_a_blocked_app_is_let_in_by_nobody(cast, app):
    actions.block_system(app, by=cast.system_admin)
    assert browser(cast.support_worker).get(AUTHORIZE, query(app)).status_code == 400


def test_an_app_with_a_secret_must_give_it(cast):
    app, secret = system_at(cast, name="Webben", kind=SystemKind.WEB_APP)
    given = {"grant_type": "authorization_code", "code": code_of(let_in(cast.support_worker, app))}
    assert asked_for_token(app, **given).status_code == 401
    assert asked_for_token(app, **given, client_secret="fel").status_code == 401
    assert asked_for_token(app, **given, client_secret=secret).status_code == 200
