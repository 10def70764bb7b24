"""Other systems come with a token: what they see, in whose name, and each way in which they are refused."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from oauth2_provider.models import AccessToken

from accounts import actions
from accounts.models import AccessLog, ClientSystem
from accounts.rules import Role, SystemKind
from boendestod import dates
from tests.cast import make_cast
from tests.systems import READS, asked_for_token, caller, system_at, with_token

from .test_refusals import assert_problem

ORDERS = "/api/v1/orders/"


@pytest.fixture(autouse=True)
def counters_begin_anew():
    cache.clear()


@pytest.fixture
def system(cast):
    return system_at(cast)


def seen(client, path=ORDERS, **headers) -> list[str]:
    answer = client.get(path, headers=headers)
    assert answer.status_code == 200, answer.content
    return [row["id"] for row in answer.json()["results"]]


def assert_no_token(answer):
    assert_problem(answer, 401, "invalid_token")
    assert answer["WWW-Authenticate"] == 'Bearer error="invalid_token"'


def test_a_system_sees_what_its_account_may_see_and_the_log_names_it(cast, system):
    order = cast.accepted()
    there, _ = system
    assert seen(caller(*system)) == [str(order.pk)]
    elsewhere = system_at(cast, name="Annat", provider=cast.other_provider)
    assert seen(caller(*elsewhere)) == []
    logged = AccessLog.objects.filter(system_id=there.pk).get()
    assert (logged.user, logged.role, logged.model) == (there.account, Role.COORDINATOR, "order")


def test_a_system_of_a_unit_sees_the_units_cases(cast):
    case = cast.case()
    of = {"unit": cast.unit, "role": Role.CASEWORKER}
    assert seen(caller(*system_at(cast, **of)), "/api/v1/cases/") == [str(case.pk)]
    of["unit"] = cast.other_unit
    assert seen(caller(*system_at(cast, name="Annat", **of)), "/api/v1/cases/") == []


def test_the_single_record_is_refused_outside_the_reach_and_logged_inside_it(cast, system):
    order = cast.accepted()
    assert caller(*system).get(f"{ORDERS}{order.pk}/").status_code == 200
    assert AccessLog.objects.filter(system_id=system[0].pk, record_id=order.pk).count() == 1
    stranger = caller(*system_at(cast, name="Annat", provider=cast.other_provider))
    assert_problem(stranger.get(f"{ORDERS}{order.pk}/"), 404, "not_found")


def test_who_is_logged_in_is_logged_without_a_system(cast, client):
    client.force_login(cast.coordinator)
    client.get(ORDERS)
    assert AccessLog.objects.get(user=cast.coordinator).system_id is None


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Bearer å", "Bearer abc", "bearer " + "x" * 5000])
def test_a_token_that_is_none_is_refused(db, header):
    assert_no_token(Client(headers={"authorization": header}).get(ORDERS))


def test_a_token_counts_only_in_its_header(cast, system):
    token = asked_for_token(*system).json()["access_token"]
    for answer in (
        Client().get(ORDERS, {"access_token": token}),
        Client().post(ORDERS, {"access_token": token}),
        Client(headers={"authorization": f"Basic {token}"}).get(ORDERS),
    ):
        assert_problem(answer, 401, "not_authenticated")
        assert answer["WWW-Authenticate"] == "Bearer"


def test_a_token_is_refused_when_it_has_expired(cast, system, time_machine):
    client = caller(*system)
    assert seen(client) == []
    time_machine.shift(timedelta(hours=1, seconds=1))
    assert_no_token(client.get(ORDERS))


def revoked(cast, system):
    actions.revoke_token(system, by=cast.system_admin, token=AccessToken.objects.get(application=system))


def given_back(cast, system):
    AccessToken.objects.get(application=system).revoke()


def all_revoked(cast, system):
    actions.revoke_all(system, by=cast.system_admin)


def with_a_new_secret(cast, system):
    actions.new_secret(system, by=cast.system_admin)


def blocked(cast, system):
    actions.block_system(system, by=cast.system_admin)


def only_marked_as_blocked(cast, system):
    ClientSystem.objects.filter(pk=system.pk).update(blocked_at=dates.now())


def account_inactive(cast, system):
    system.account.is_active = False
    system.account.save()


def job_ended(cast, system):
    system.account.memberships.update(ended_on=dates.today())


def job_elsewhere(cast, system):
    system.account.memberships.update(provider=cast.other_provider)


def system_elsewhere(cast, system):
    ClientSystem.objects.filter(pk=system.pk).update(provider=cast.other_provider)


def in_a_demo_where_there_is_none(cast, system):
    type(cast.municipality).objects.update(is_demo=True)


@pytest.mark.parametrize(
    "happened",
    [
        revoked,
        given_back,
        all_revoked,
        with_a_new_secret,
        blocked,
        only_marked_as_blocked,
        account_inactive,
        job_ended,
        job_elsewhere,
        system_elsewhere,
        in_a_demo_where_there_is_none,
    ],
)
def test_a_token_that_was_given_is_refused_at_once(cast, system, happened, settings):
    settings.DEMO = False
    client = caller(*system)
    assert seen(client) == []
    happened(cast, system[0])
    assert_no_token(client.get(ORDERS))


def test_the_token_stands_in_no_table(cast, system):
    token = asked_for_token(*system).json()["access_token"]
    assert AccessToken.objects.get().token == ""
    assert not AccessToken.objects.filter(token_checksum=token).exists()


def test_reading_asks_for_the_nouns_scope(cast, system):
    client = caller(*system, scope="plan:read")
    assert seen(client, "/api/v1/plans/") == []
    refused = client.get(ORDERS)
    assert_problem(refused, 403, "insufficient_scope")
    assert refused["WWW-Authenticate"] == 'Bearer error="insufficient_scope", scope="order:read"'
    assert_problem(client.get(f"{ORDERS}{cast.accepted().pk}/"), 403, "insufficient_scope")


def test_a_scope_that_is_taken_back_is_gone_from_tokens_that_are_given(cast, system):
    client = caller(*system)
    assert seen(client) == []
    actions.change_system(system[0], by=cast.system_admin, name="Tidsystemet", scopes=["plan:read"])
    assert_problem(client.get(ORDERS), 403, "insufficient_scope")


def test_a_system_gets_no_scope_that_the_administrator_has_not_given(cast, system):
    answer = asked_for_token(*system, scope="order:read order:send")
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_scope")
    assert set(asked_for_token(*system).json()["scope"].split()) == set(READS)


@pytest.fixture
def acting(cast):
    return caller(*system_at(cast, name="Planeringen", may_act_for_staff=True))


def test_a_system_acts_for_a_colleague_with_her_reach_and_in_her_name(cast, acting):
    order = cast.accepted()
    assert seen(acting) == [str(order.pk)]
    assert seen(acting, **{"On-Behalf-Of": str(cast.support_worker.pk)}) == [str(order.pk)]
    assert seen(acting, **{"On-Behalf-Of": str(cast.colleague.pk)}) == []
    logged = AccessLog.objects.filter(user=cast.support_worker).latest("pk")
    assert logged.system_id == ClientSystem.objects.get(name="Planeringen").pk
    assert logged.role == Role.SUPPORT_WORKER


def test_a_system_acts_for_nobody_elsewhere_and_is_not_told_who_there_is(cast, acting):
    there = make_cast("Annanstad")
    foreign = there.user("frida", Role.SUPPORT_WORKER, provider=there.provider)
    gone = cast.user("gun", Role.SUPPORT_WORKER, provider=cast.provider)
    gone.memberships.update(ended_on=dates.today())
    off = cast.user("olle", Role.SUPPORT_WORKER, provider=cast.provider)
    off.is_active = False
    off.save()
    own = ClientSystem.objects.get(name="Planeringen").account
    people = [cast.other_coordinator, cast.caseworker, cast.system_admin, foreign, gone, off, own]
    said = set()
    for pk in [*(person.pk for person in people), 0, 10**9, "9" * 30, "hanna", "-1", "1.0", "²", ""]:
        answer = acting.get(ORDERS, headers={"On-Behalf-Of": str(pk)})
        said.add(assert_problem(answer, 403, "on_behalf_not_allowed")["title"])
    assert len(said) == 1


def test_a_system_that_was_not_given_it_acts_for_nobody(cast, system):
    answer = caller(*system).get(ORDERS, headers={"On-Behalf-Of": str(cast.coordinator.pk)})
    assert_problem(answer, 403, "on_behalf_not_allowed")


def test_on_behalf_of_means_nothing_with_a_login(cast, client):
    client.force_login(cast.colleague)
    cast.accepted()
    assert seen(client, **{"On-Behalf-Of": str(cast.support_worker.pk)}) == []


def test_calls_are_counted_for_each_system_by_the_minute(cast, time_machine):
    slow = caller(*system_at(cast, name="Snål", calls_a_minute=2))
    other = caller(*system_at(cast, name="Annan", calls_a_minute=2))
    assert [slow.get(ORDERS).status_code for _ in range(2)] == [200, 200]
    refused = slow.get(ORDERS)
    assert_problem(refused, 429, "throttled")
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert other.get(ORDERS).status_code == 200
    time_machine.shift(timedelta(minutes=1))
    assert slow.get(ORDERS).status_code == 200


def test_a_cache_that_is_down_stops_nobody(cast, system, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "unix:///finns/inte.sock",
        }
    }
    assert seen(caller(*system)) == []


def test_a_wrong_secret_is_refused_and_guessing_is_stopped(cast, system):
    registered, secret = system
    for _ in range(10):
        answer = asked_for_token(registered, "fel")
        assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
    refused = asked_for_token(registered, secret)
    assert_problem(refused, 429, "too_many_guesses")
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert asked_for_token(*system_at(cast, name="Annan")).status_code == 200


def test_guessing_is_stopped_wherever_in_the_request_the_name_stands(cast, system):
    registered, secret = system
    given = {"grant_type": "client_credentials", "client_id": registered.client_id, "client_secret": "fel"}
    for junk in range(10):
        headers = {"authorization": f"Basic {junk}"}
        assert Client().post("/oauth/token/", given, headers=headers).status_code == 401
    assert asked_for_token(registered, secret).status_code == 429


def test_a_blocked_system_gets_no_token(cast, system):
    actions.block_system(system[0], by=cast.system_admin)
    assert asked_for_token(*system).status_code == 401


@pytest.mark.parametrize(
    "asked",
    [
        {"grant_type": "password", "username": "hanna", "password": "långt lösenord"},
        {"grant_type": "authorization_code", "code": "abc", "code_verifier": "x" * 50},
        {"grant_type": "refresh_token", "refresh_token": "abc"},
        {"grant_type": "urn:ietf:params:oauth:grant-type:device_code", "device_code": "abc"},
        {"grant_type": ""},
    ],
)
def test_no_other_grant_gives_a_system_a_token(cast, system, asked):
    assert cast.caseworker.is_active
    assert 400 <= asked_for_token(*system, **asked).status_code < 500
    assert not AccessToken.objects.exists()


def test_a_system_gives_its_token_back(cast, system):
    registered, secret = system
    token = asked_for_token(registered, secret).json()["access_token"]
    assert seen(with_token(token)) == []
    given = {"token": token, "client_id": registered.client_id, "client_secret": secret}
    assert Client().post("/oauth/revoke/", given).status_code == 200
    assert_no_token(with_token(token).get(ORDERS))


def test_the_endpoints_are_described_where_a_client_looks(db, client):
    said = client.get("/.well-known/oauth-authorization-server").json()
    assert said["issuer"] == "http://testserver"
    assert said["token_endpoint"] == "http://testserver/oauth/token/"
    assert said["revocation_endpoint"] == "http://testserver/oauth/revoke/"
    assert said["authorization_endpoint"] == "http://testserver/oauth/authorize/"
    assert said["grant_types_supported"] == ["authorization_code", "client_credentials", "refresh_token"]
    assert said["response_types_supported"] == ["code"]
    assert said["code_challenge_methods_supported"] == ["S256"]
    assert {"order:read", "order:send"} <= set(said["scopes_supported"])
    assert "systems:manage" not in said["scopes_supported"]


def test_a_system_cannot_log_in_on_the_pages(cast, system, client):
    account = system[0].account
    assert not client.login(username=account.username, password="")
    assert not account.has_usable_password()


def test_an_app_gets_no_token_of_its_own(cast):
    app = system_at(cast, kind=SystemKind.WEB_APP)
    assert asked_for_token(*app).status_code == 400
