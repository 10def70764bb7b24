"""Other systems, let in and shut out by the administrator on her pages."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from oauth2_provider.models import AccessToken, Grant, RefreshToken

from accounts import actions
from accounts.forms import USUAL
from accounts.models import (
    AccessLog,
    ClientSystem,
    CommissioningUnit,
    FormDraft,
    Municipality,
    User,
    working_as,
)
from accounts.permissions import ALLOWED, scope_of
from accounts.rules import Role, SystemKind
from accounts.scopes import NEVER, SAID, OwnScopes, doable, readable
from boendestod import dates
from boendestod.errors import RuleBroken
from cases.models import Case
from tests.systems import asked_for_token, caller, system_at
from tests.web import browser, errors, send

NEW = reverse("system_new")


@pytest.fixture
def admin(cast):
    return browser(cast.system_admin)


def typed(cast, **more):
    return {
        "name": "Tidsystemet",
        "kind": "system",
        "place": f"provider-{cast.provider.pk}",
        "role": "coordinator",
        "reads": ["order:read", "visit:read"],
        "does": ["visit:log"],
        "calls_a_minute": "60",
    } | more


def secret_on(page) -> str:
    return re.search(r"client_secret\)</dt><dd><code>(\w+)<", page.content.decode())[1]


def test_a_system_is_let_in_and_its_secret_is_shown_once(cast, admin):
    page = send(admin, NEW, **typed(cast))
    secret = secret_on(page)
    system = ClientSystem.objects.get()
    assert secret not in (
        system.client_secret,
        admin.get(reverse("system", args=[system.pk])).content.decode(),
    )
    assert "no-store" in page["Cache-Control"]
    assert system.scopes == ["order:read", "visit:log", "visit:read"]
    assert (system.calls_a_minute, system.provider, system.unit) == (60, cast.provider, None)
    assert str(system.account) == "Tidsystemet"
    assert (system.account.role, system.account.membership.provider) == (Role.COORDINATOR, cast.provider)
    assert caller(system, secret).get("/api/v1/orders/").status_code == 200
    assert AccessLog.objects.filter(model="clientsystem", action="register", user=cast.system_admin).exists()


@pytest.mark.parametrize("kind", USUAL)
def test_what_a_usual_system_needs_is_filled_in_and_can_be_done_by_its_role(cast, admin, kind):
    usual, address = USUAL[kind], f"{NEW}?som={kind}"
    assert f">{usual.title}</a>" in admin.get(NEW).content.decode()
    form = admin.get(address).context["form"]
    assert {form[name].value() for name in ("kind", "role")} == {"system", usual.role}
    assert set(form["reads"].value()) == set(usual.reads) <= readable().keys()
    assert {key for key in ALLOWED if scope_of(key) in usual.does and usual.role in ALLOWED[key]} == {
        key for key in ALLOWED if scope_of(key) in form["does"].value()
    }
    place = f"provider-{cast.provider.pk}" if usual.role == Role.COORDINATOR else f"unit-{cast.unit.pk}"
    filled = {name: form[name].value() for name in ("kind", "role", "reads", "does")}
    send(admin, NEW, **typed(cast, place=place, **filled))
    assert ClientSystem.objects.get().scopes == sorted([*usual.reads, *usual.does])


def test_what_is_chosen_to_begin_from_goes_before_a_draft(cast, admin):
    FormDraft.objects.create(user=cast.system_admin, page=NEW, data={"name": ["Tiden"], "role": [""]})
    form = admin.get(f"{NEW}?som=tid").context["form"]
    assert (form["name"].value(), form["role"].value()) == ("Tiden", "coordinator")


def test_the_same_form_again_makes_no_second_system_and_shows_no_secret(cast, admin):
    content = {**typed(cast), "form_token": "6d2c8a4e-6c7b-4d43-9d2e-1f1d9f4f6a11"}
    assert "client_secret" in admin.post(NEW, content).content.decode()
    again = admin.post(NEW, content)
    assert again["Location"] == reverse("system", args=[ClientSystem.objects.get().pk])


WRONG = [
    ({"name": ""}, "name"),
    ({"kind": "robot"}, "kind"),
    ({"place": "provider-0"}, "place"),
    ({"place": ""}, "place"),
    ({"role": "caseworker"}, "role"),
    ({"role": "reviewer"}, "role"),
    ({"role": "system_admin"}, "role"),
    ({"role": ""}, "role"),
    ({"does": ["systems:manage"]}, "does"),
    ({"reads": ["everything:read"]}, "reads"),
    ({"calls_a_minute": "0"}, "calls_a_minute"),
    ({"kind": "app", "role": ""}, "redirect_uris"),
    ({"kind": "app", "redirect_uris": "javascript:alert(1)"}, "redirect_uris"),
    ({"kind": "app", "redirect_uris": "https://app.example/#svar"}, "redirect_uris"),
    ({"kind": "app", "redirect_uris": "https://"}, "redirect_uris"),
    ({"kind": "app", "redirect_uris": "https://[app"}, "redirect_uris"),
    ({"kind": "app", "redirect_uris": "https://app.example/ ftp://app.example/"}, "redirect_uris"),
    ({"kind": "app", "redirect_uris": "https://a@app.example/"}, "redirect_uris"),
]


@pytest.mark.parametrize(("wrong", "field"), WRONG)
def test_what_cannot_be_is_told_at_its_field_and_nothing_is_made(cast, admin, wrong, field):
    assert list(errors(send(admin, NEW, **typed(cast, **wrong)))) == [field]
    assert not ClientSystem.objects.exists()
    assert not User.objects.filter(username__startswith="system-").exists()


def test_two_systems_do_not_share_a_name_but_a_blocked_one_gives_its_up(cast, admin):
    system, _ = system_at(cast, name="Tidsystemet")
    assert list(errors(send(admin, NEW, **typed(cast)))) == ["name"]
    actions.block_system(system, by=cast.system_admin)
    assert secret_on(send(admin, NEW, **typed(cast)))


def test_an_app_has_no_account_and_one_in_a_phone_no_secret(cast, admin):
    app = {"place": "", "role": "", "redirect_uris": "https://app.example/svar\nhttps://app.example/igen"}
    answer = send(admin, NEW, **typed(cast, kind="app", **app))
    system = ClientSystem.objects.get()
    assert answer["Location"] == reverse("system", args=[system.pk])
    assert (system.account, system.kind, system.place) == (None, SystemKind.APP, cast.municipality)
    assert system.redirect_uris == "https://app.example/svar https://app.example/igen"
    assert secret_on(send(admin, NEW, **typed(cast, name="Webben", kind="web_app", **app)))


def test_the_account_is_nobodys_colleague_and_opens_no_page(cast):
    account = system_at(cast)[0].account
    assert account not in working_as(Role.COORDINATOR, provider=cast.provider)
    assert not Client().login(username=account.username, password="")


def test_what_a_system_may_is_changed_and_holds_at_once(cast, admin):
    system, secret = system_at(cast)
    client = caller(system, secret)
    assert client.get("/api/v1/orders/").status_code == 200
    page = reverse("system_change", args=[system.pk])
    answer = send(admin, page, name="Nya namnet", reads=["plan:read"], does=[])
    assert answer["Location"] == reverse("system", args=[system.pk])
    changed = ClientSystem.objects.get()
    assert (changed.name, changed.scopes, str(changed.account)) == ("Nya namnet", ["plan:read"], "Nya namnet")
    assert client.get("/api/v1/orders/").status_code == 403


def test_the_page_lists_the_tokens_and_one_is_taken_back(cast, admin):
    system, secret = system_at(cast)
    one, other = caller(system, secret, scope="order:read"), caller(system, secret, scope="plan:read")
    page = admin.get(reverse("system", args=[system.pk])).content.decode()
    assert "läsa beställningar" in page
    token = AccessToken.objects.get(scope="order:read")
    assert send(admin, reverse("system_revoke", args=[system.pk, token.pk])).status_code == 302
    assert one.get("/api/v1/orders/").status_code == 401
    assert other.get("/api/v1/plans/").status_code == 200
    assert send(admin, reverse("system_revoke_all", args=[system.pk])).status_code == 302
    assert other.get("/api/v1/plans/").status_code == 401


def test_another_systems_token_is_not_found(cast, admin):
    caller(*system_at(cast))
    other, _ = system_at(cast, name="Annat")
    token = AccessToken.objects.get()
    assert admin.get(reverse("system_revoke", args=[other.pk, token.pk])).status_code == 404
    assert admin.get(reverse("system_revoke", args=[other.pk, 10**18])).status_code == 404


def test_a_new_secret_ends_the_old_one_and_what_was_got_with_it(cast, admin):
    system, old = system_at(cast)
    client = caller(system, old)
    new = secret_on(send(admin, reverse("system_secret", args=[system.pk])))
    assert asked_for_token(system, old).status_code == 401
    assert client.get("/api/v1/orders/").status_code == 401
    assert caller(system, new).get("/api/v1/orders/").status_code == 200


def test_a_blocked_system_comes_in_no_more_and_stays_in_the_list(cast, admin):
    system, secret = system_at(cast)
    client = caller(system, secret)
    assert send(admin, reverse("system_block", args=[system.pk])).status_code == 302
    assert client.get("/api/v1/orders/").status_code == 401
    assert asked_for_token(system, secret).status_code == 401
    assert "Spärrat" in admin.get(reverse("systems")).content.decode()
    account = User.objects.get(client_system=system)
    assert (account.is_active, account.memberships.get().ended_on) == (False, dates.today())
    answer = send(admin, reverse("system_change", args=[system.pk]), name="Igen")
    assert "spärrat" in str(errors(answer))


def test_the_list_says_when_a_system_was_here(cast, admin, time_machine):
    client = caller(*system_at(cast))
    time_machine.shift(timedelta(minutes=50))
    client.get("/api/v1/orders/")
    (system,) = admin.get(reverse("systems")).context["systems"]
    assert (system.live_tokens, system.last_used_at) == (1, dates.now())


def test_old_tokens_are_forgotten_and_those_that_hold_are_not(cast, time_machine):
    system, secret = system_at(cast)
    caller(system, secret)
    lasting = {"application": system, "user": cast.coordinator}
    RefreshToken.objects.create(**lasting, token="", token_checksum="a")
    Grant.objects.create(**lasting, code="c", expires=dates.now(), redirect_uri="https://app.example")
    time_machine.shift(timedelta(days=30))
    caller(system, secret)
    actions.forget_old_tokens()
    assert (AccessToken.objects.count(), RefreshToken.objects.count()) == (2, 1)
    time_machine.shift(timedelta(hours=2))
    actions.forget_old_tokens()
    assert (AccessToken.objects.count(), RefreshToken.objects.count(), Grant.objects.count()) == (1, 0, 0)


def test_other_municipalities_systems_are_not_found(cast, admin):
    elsewhere = Municipality.objects.create(name="Annanstad")
    theirs = ClientSystem.objects.create(municipality=elsewhere, name="Deras")
    assert "Deras" not in admin.get(reverse("systems")).content.decode()
    for route in ("system", "system_change", "system_secret", "system_block", "system_revoke_all"):
        assert admin.get(reverse(route, args=[theirs.pk])).status_code == 404
    with pytest.raises(ClientSystem.DoesNotExist):
        actions.block_system(theirs, by=cast.system_admin)


def test_a_system_belongs_to_a_place_of_its_own_municipality(cast):
    elsewhere = Municipality.objects.create(name="Annanstad")
    unit = CommissioningUnit.objects.create(municipality=elsewhere, name="Där")
    with pytest.raises(RuleBroken) as refused:
        system_at(cast, unit=unit, role=Role.CASEWORKER)
    assert refused.value.field == "place"


def test_every_key_that_a_token_can_hold_has_its_words():
    said = [key for words in SAID.values() for key in words]
    assert sorted(said) == sorted(set(ALLOWED) - NEVER)
    assert all(words == words.strip() and words[0].islower() for words in doable().values())
    words = OwnScopes().get_all_scopes()
    assert words["case:read"] == "läsa ärenden"
    assert len(set(words.values())) == len(words)


def test_the_access_log_says_which_system_it_was(cast, admin):
    case = cast.case()
    system = system_at(cast, unit=cast.unit, role=Role.CASEWORKER, may_act_for_staff=True)
    headers = {"On-Behalf-Of": str(cast.caseworker.pk)}
    assert caller(*system).get(f"/api/v1/cases/{case.pk}/", headers=headers).status_code == 200
    page = admin.get(reverse("access_log"), {"case_ref": Case.objects.get().case_ref}).content.decode()
    assert "genom Tidsystemet" in page
