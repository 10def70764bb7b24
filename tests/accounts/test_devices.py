"""A tablet is registered, paired with a code, used by those who work there, and blocked when it is lost."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts import actions
from accounts.devices import COOKIE, note_seen
from accounts.models import AccessLog, Device, DeviceUser, WrongCode
from accounts.rules import GUESSES, PAIRING_CODE_HOLDS
from accounts.sealing import public_key
from boendestod import dates
from boendestod.errors import NotPermitted, RuleBroken
from tests.cast import TODAY, at
from tests.devices import at_work, new_key, on, paired
from tests.web import browser


def post(client, name, **content):
    return client.post(reverse(name), content, content_type="application/json")


def session(client) -> dict:
    answer = client.get(reverse("tablet_session"))
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    return answer.json()


@pytest.fixture
def code(cast):
    return actions.register_device(by=cast.coordinator, name="Stödet 3")[1]


# --- Pairing ----------------------------------------------------------------------------------------------------


def test_the_code_pairs_the_tablet_and_gives_it_the_servers_key(cast, code):
    tablet = Client()
    answer = post(tablet, "tablet_pair", code=f"{code[:4]} {code[4:]}", app_version="1.0")
    device = Device.objects.get()
    assert answer.json() == {"device_id": str(device.pk), "name": "Stödet 3", "sealing_key": public_key()}
    cookie = answer.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
    assert cookie["max-age"] == 400 * 24 * 60 * 60
    assert (device.paired_at, device.app_version) == (at(TODAY, 12), "1.0")
    assert cookie.value not in (device.token_sha256, device.code_sha256)
    assert session(tablet)["device"] == "ok"


def test_the_cookie_is_only_sent_encrypted_where_the_page_is(cast, code):
    answer = Client().post(
        reverse("tablet_pair"), {"code": code}, content_type="application/json", secure=True
    )
    assert answer.cookies[COOKIE]["secure"]


def test_a_code_is_eight_digits_and_pairs_once(cast, code):
    assert len(code) == 8
    assert code.isdecimal()
    assert post(Client(), "tablet_pair", code=code).status_code == 200
    again = post(Client(), "tablet_pair", code=code)
    assert (again.status_code, again.json()["code"]) == (400, "wrong_code")


def test_a_code_goes_out(cast, code, time_machine):
    time_machine.move_to(at(TODAY, 12) + PAIRING_CODE_HOLDS, tick=False)
    assert post(Client(), "tablet_pair", code=code).status_code == 400
    time_machine.move_to(at(TODAY, 12) + PAIRING_CODE_HOLDS - timedelta(seconds=1), tick=False)
    assert post(Client(), "tablet_pair", code=code).status_code == 200


@pytest.mark.parametrize("content", [{}, {"code": ""}, {"code": "\0"}, {"code": "9" * 41}, {"code": ["1"]}])
def test_what_is_no_code_is_refused(db, content):
    assert post(Client(), "tablet_pair", **content).status_code == 400


def test_a_form_from_another_site_cannot_pair(cast, code):
    assert Client().post(reverse("tablet_pair"), {"code": code}).status_code == 415


def test_who_guesses_has_to_wait(cast, code):
    wrong = "00000000" if code != "00000000" else "11111111"
    for _ in range(GUESSES):
        assert post(Client(), "tablet_pair", code=wrong).status_code == 400
    assert WrongCode.objects.count() == GUESSES
    refused = post(Client(), "tablet_pair", code=code)
    assert (refused.status_code, refused.json()["code"]) == (409, "too_many_guesses")
    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    assert post(elsewhere, "tablet_pair", code=code).status_code == 200


def test_an_emptied_browser_is_paired_again_and_the_old_token_dies_with_that(cast):
    device, token = paired(cast.coordinator)
    _, code = actions.new_pairing_code(device, by=cast.unit_manager)
    assert session(on(token))["device"] == "ok"
    again = Client()
    assert post(again, "tablet_pair", code=code).json()["device_id"] == str(device.pk)
    assert session(on(token))["device"] == "unknown"
    assert session(again)["device"] == "ok"


def test_a_new_code_replaces_the_one_before(cast, time_machine):
    device, first = actions.register_device(by=cast.coordinator, name="Stödet 3")
    time_machine.shift(1)
    _, second = actions.new_pairing_code(device, by=cast.coordinator)
    assert post(Client(), "tablet_pair", code=first).status_code == 400
    assert post(Client(), "tablet_pair", code=second).status_code == 200


@pytest.mark.parametrize("role", ["support_worker", "caseworker", "reviewer", "system_admin"])
def test_only_those_who_lead_the_provider_register_and_block(cast, role):
    device, _ = paired(cast.coordinator)
    user = getattr(cast, role)
    for verb in (
        lambda: actions.register_device(by=user, name="Min"),
        lambda: actions.new_pairing_code(device, by=user),
        lambda: actions.block_device(device, by=user, reason="Borta"),
    ):
        with pytest.raises(NotPermitted):
            verb()


def test_another_providers_tablet_is_not_theirs(cast):
    device, _ = paired(cast.coordinator)
    for verb in (
        lambda: actions.new_pairing_code(device, by=cast.other_coordinator),
        lambda: actions.block_device(device, by=cast.other_coordinator, reason="Borta"),
    ):
        with pytest.raises(NotPermitted) as refusal:
            verb()
        assert refusal.value.code == "wrong_provider"


# --- Session ----------------------------------------------------------------------------------------------------


def test_a_browser_that_nobody_knows_is_told_so(db):
    told = session(Client())
    assert (told["device"], told["device_id"], told["user"]) == ("unknown", None, None)
    assert session(on("hittepa"))["device"] == "unknown"


def test_the_session_says_which_tablet_and_who(cast):
    device, token = paired(cast.coordinator)
    tablet = on(token, cast.support_worker)
    told = session(tablet)
    user = {"id": cast.support_worker.pk, "name": "Bo Testsson", "enrolled": False}
    assert (told["device"], told["device_id"], told["user"]) == ("ok", str(device.pk), user)
    assert (told["lease_hours"], told["sealing_key"]) == (12, public_key())
    assert told["server_time"] == "2026-03-02T11:00:00Z"
    actions.enrol(device, by=cast.support_worker, public_key=new_key())
    assert session(tablet)["user"]["enrolled"] is True


def test_contact_is_noted_once_a_minute_unless_the_tablet_tells_more(cast, time_machine):
    device, token = paired(cast.coordinator)
    time_machine.shift(59)
    session(on(token))
    assert Device.objects.get().last_seen_at == at(TODAY, 12)
    time_machine.shift(1)
    session(on(token))
    assert Device.objects.get().last_seen_at == dates.now()
    note_seen(Device.objects.get(), app_version="1.1", clock_offset_ms=-700_000)
    device.refresh_from_db()
    assert (device.app_version, device.clock_offset_ms) == ("1.1", -700_000)


# --- Who works on it --------------------------------------------------------------------------------------------


def test_a_worker_enrols_with_the_csrf_token_of_the_session(cast):
    _, token = paired(cast.coordinator)
    tablet = Client(enforce_csrf_checks=True)
    tablet.force_login(cast.support_worker)
    tablet.cookies[COOKIE] = token
    csrf, key = session(tablet)["csrf"], new_key()
    assert post(tablet, "tablet_enrol", public_key=key).status_code == 403
    answer = tablet.post(
        reverse("tablet_enrol"),
        {"public_key": key},
        content_type="application/json",
        headers={"X-CSRFToken": csrf},
    )
    assert answer.status_code == 204
    assert DeviceUser.objects.get().public_key == [key]


def test_a_new_key_stands_first_and_the_old_one_still_proves_what_is_unsent(cast):
    _, token = paired(cast.coordinator)
    tablet, first, second = on(token, cast.support_worker), new_key(), new_key()
    for key in (first, first, second):
        assert post(tablet, "tablet_enrol", public_key=key).status_code == 204
    assert DeviceUser.objects.get().public_key == [second, first]


def test_two_share_a_tablet_each_with_a_key_of_her_own(cast):
    device, token = paired(cast.coordinator)
    for user in (cast.support_worker, cast.colleague):
        post(on(token, user), "tablet_enrol", public_key=new_key())
    assert {used.user for used in device.users.all()} == {cast.support_worker, cast.colleague}


@pytest.mark.parametrize("key", [None, {}, "nyckel", [], {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}])
def test_what_is_no_key_is_refused(cast, key):
    _, token = paired(cast.coordinator)
    answer = post(on(token, cast.support_worker), "tablet_enrol", public_key=key)
    assert answer.status_code in (400, 409)
    assert not DeviceUser.objects.exists()


def test_nobody_of_another_provider_and_no_authority_works_on_it(cast):
    _, token = paired(cast.coordinator)
    for user, code in ((cast.other_support_worker, "wrong_provider"), (cast.caseworker, "not_permitted")):
        answer = post(on(token, user), "tablet_enrol", public_key=new_key())
        assert (answer.status_code, answer.json()["code"]) == (403, code)
    assert not DeviceUser.objects.exists()


def test_enrolling_wants_both_a_login_and_a_tablet(cast):
    _, token = paired(cast.coordinator)
    assert post(on(token), "tablet_enrol", public_key=new_key()).status_code == 401
    answer = post(browser(cast.support_worker), "tablet_enrol", public_key=new_key())
    assert (answer.status_code, answer.json()["code"]) == (401, "device_unknown")


# --- Blocked ----------------------------------------------------------------------------------------------------


def test_a_blocked_tablet_comes_in_nowhere_and_is_told_why(cast):
    tablet = at_work(cast, cast.support_worker)
    actions.block_device(Device.objects.get(), by=cast.unit_manager, reason="Glömd på bussen")
    for name in ("tablet_enrol", "tablet_pack"):
        answer = post(tablet, name, public_key=new_key())
        assert (answer.status_code, answer.json()["code"]) == (401, "device_revoked")
    assert session(tablet)["device"] == "revoked"
    blocked = Device.objects.get()
    assert (blocked.blocked_by, blocked.blocked_at) == (cast.unit_manager, at(TODAY, 12))


def test_who_was_logged_in_on_a_blocked_tablet_is_so_no_more_even_without_its_cookie(cast):
    tablet, elsewhere = at_work(cast, cast.support_worker), browser(cast.support_worker)
    assert session(tablet)["user"]["id"] == cast.support_worker.pk
    actions.block_device(Device.objects.get(), by=cast.unit_manager, reason="Borta")
    del tablet.cookies[COOKIE]
    assert tablet.get(reverse("cases")).url.startswith(reverse("login"))
    assert elsewhere.get(reverse("cases")).status_code == 200


def test_a_tablet_that_goes_on_asking_keeps_no_login_alive(cast, time_machine):
    tablet = at_work(cast, cast.support_worker)
    session(tablet)
    for _ in range(9):
        time_machine.shift(3600)
        session(tablet)
    assert tablet.get(reverse("cases")).url.startswith(reverse("login"))


def test_a_blocked_tablet_says_when_it_is_emptied_and_the_first_time_stands(cast, time_machine):
    device, token = paired(cast.coordinator)
    early = post(on(token), "tablet_erased")
    assert (early.status_code, early.json()["code"]) == (409, "device_not_blocked")
    actions.block_device(device, by=cast.coordinator, reason="Borta")
    assert post(on(token), "tablet_erased").status_code == 204
    time_machine.shift(3600)
    assert post(on(token), "tablet_erased").status_code == 204
    assert Device.objects.get().erased_at == at(TODAY, 12)
    assert post(Client(), "tablet_erased").status_code == 401


def test_a_block_stands_it_is_set_once_and_kills_the_code(cast):
    device, code = actions.register_device(by=cast.coordinator, name="Stödet 3")
    for reason in ("", "  "):
        with pytest.raises(RuleBroken, match="Skriv varför"):
            actions.block_device(device, by=cast.coordinator, reason=reason)
    actions.block_device(device, by=cast.coordinator, reason="Borta")
    with pytest.raises(RuleBroken, match="redan spärrad"):
        actions.block_device(device, by=cast.unit_manager, reason="Borta igen")
    with pytest.raises(RuleBroken, match="spärrad"):
        actions.new_pairing_code(device, by=cast.coordinator)
    assert post(Client(), "tablet_pair", code=code).status_code == 400
    assert Device.objects.get().block_reason == "Borta"


def test_only_the_unit_manager_says_what_tablets_may_show(cast):
    with pytest.raises(NotPermitted):
        actions.change_tablet_settings(
            cast.provider, by=cast.coordinator, names_on_tablet="first", protected_on_tablet=True
        )
    with pytest.raises(NotPermitted):
        actions.change_tablet_settings(
            cast.provider, by=cast.other_unit_manager, names_on_tablet="first", protected_on_tablet=True
        )
    assert not AccessLog.objects.exists()
