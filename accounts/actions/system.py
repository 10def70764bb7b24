"""Other systems: let in by the administrator with an account of their own, given a secret that is shown once, and
shut out. What is taken back holds at once, for tokens that are already given too."""

from datetime import timedelta
from urllib.parse import urlsplit
from uuid import uuid4

from django.db import transaction
from oauth2_provider.generators import generate_client_secret
from oauth2_provider.models import AccessToken, Grant, RefreshToken
from oauth2_provider.settings import oauth2_settings

from boendestod import dates
from boendestod.errors import refuse_if

from ..models import ClientSystem, Membership, User
from ..permissions import require
from ..rules import COMMISSIONING_ROLES, PROVIDER_ROLES, SystemKind
from ..scopes import is_scope

# The list of systems tells when each was last here, so its tokens stay a while.
TOKENS_KEPT = timedelta(days=30)
REFRESHES_WITHIN = timedelta(seconds=oauth2_settings.REFRESH_TOKEN_EXPIRE_SECONDS)
BLOCKED = "Systemet är spärrat. Anslut det som ett nytt om det ska in igen."


@transaction.atomic
def register_system(
    *, by, name: str, kind: str, unit=None, provider=None, role: str = "", redirect_uris: str = "", **content
) -> tuple[ClientSystem, str]:
    """A new system and its secret, which is kept only as a sum."""
    require(by, "systems.manage")
    system = ClientSystem(municipality=by.membership.municipality, unit=unit, provider=provider, user=by)
    secret = _of_kind(system, SystemKind(kind))
    _refuse_wrong_place(system, kind, role)
    _write(system, name=name, redirect_uris=redirect_uris, **content)
    if kind == SystemKind.SYSTEM:
        system.account = _account(system, role)
    system.save()
    return system, secret


def _of_kind(system: ClientSystem, kind: SystemKind) -> str:
    """How it shows who it is. What stands in a phone or a browser can keep no secret."""
    own = kind == SystemKind.SYSTEM
    system.authorization_grant_type = (
        ClientSystem.GRANT_CLIENT_CREDENTIALS if own else ClientSystem.GRANT_AUTHORIZATION_CODE
    )
    system.client_type = (
        ClientSystem.CLIENT_PUBLIC if kind == SystemKind.APP else ClientSystem.CLIENT_CONFIDENTIAL
    )
    system.client_secret = generate_client_secret()
    return "" if kind == SystemKind.APP else system.client_secret


def _refuse_wrong_place(system: ClientSystem, kind: str, role: str) -> None:
    for place in (system.unit, system.provider):
        elsewhere = place is not None and place.municipality_id != system.municipality_id
        refuse_if(elsewhere, "Välj en plats i kommunen.", "works_elsewhere", "place")
    if kind != SystemKind.SYSTEM:
        return
    refuse_if(not (system.unit or system.provider), "Välj enhet eller utförare.", "no_place", "place")
    roles = COMMISSIONING_ROLES if system.unit else PROVIDER_ROLES
    refuse_if(role not in roles, "Rollen finns inte på den platsen.", "wrong_role", "role")


def _account(system: ClientSystem, role: str) -> User:
    """The system's own user: whose reach and role it has, and whom the history names. Nobody logs in with it."""
    account = User(username=f"system-{uuid4().hex}", first_name=system.name)
    account.set_unusable_password()
    account.save()
    Membership.objects.create(
        user=account,
        municipality=system.municipality,
        unit=system.unit,
        provider=system.provider,
        role=role,
        started_on=dates.today(),
    )
    return account


def _write(system: ClientSystem, *, name: str, redirect_uris: str = "", scopes=(), **content) -> None:
    named = ClientSystem.objects.filter(municipality=system.municipality, name=name, blocked_at__isnull=True)
    refuse_if(
        named.exclude(pk=system.pk).exists(), "Det finns redan ett system som heter så.", "name_taken", "name"
    )
    refuse_if(not all(map(is_scope, scopes)), "En behörighet finns inte.", "unknown_scope", "scopes")
    system.name, system.scopes = name, sorted(scopes)
    system.redirect_uris = _addresses(system, redirect_uris)
    for field, value in content.items():
        setattr(system, field, value)


def _addresses(system: ClientSystem, typed: str) -> str:
    if system.kind == SystemKind.SYSTEM:
        return ""
    addresses = typed.split()
    refuse_if(not addresses, "Skriv adressen som appen får svaret på.", "no_address", "redirect_uris")
    allowed = all(map(_may_be_led_to, addresses))
    refuse_if(not allowed, "Skriv hela adressen, med https först.", "wrong_address", "redirect_uris")
    return " ".join(addresses)


def _may_be_led_to(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    allowed = parts.scheme in oauth2_settings.ALLOWED_REDIRECT_URI_SCHEMES
    return bool(allowed and parts.hostname and not parts.fragment and "@" not in parts.netloc)


@transaction.atomic
def change_system(system: ClientSystem, *, by, **content) -> ClientSystem:
    system = _lock(system, by=by)
    _write(system, **content)
    if system.account is not None:
        system.account.first_name = system.name
        system.account.save(update_fields=["first_name"])
    system.save()
    return system


@transaction.atomic
def new_secret(system: ClientSystem, *, by) -> tuple[ClientSystem, str]:
    """In place of one that somebody else may know: what it got with the old one goes too."""
    system = _lock(system, by=by)
    refuse_if(system.kind == SystemKind.APP, "Appen har ingen hemlighet.", "no_secret")
    system.client_secret = secret = generate_client_secret()
    system.save()
    _revoke(application=system)
    return system, secret


@transaction.atomic
def block_system(system: ClientSystem, *, by) -> ClientSystem:
    system = _lock(system, by=by)
    system.blocked_at, system.blocked_by = dates.now(), by
    system.save()
    _revoke(application=system)
    if system.account is not None:
        system.account.is_active = False
        system.account.save(update_fields=["is_active"])
        system.account.memberships.filter(ended_on__isnull=True).update(ended_on=dates.today())
    return system


@transaction.atomic
def revoke_token(system: ClientSystem, *, by, token: AccessToken) -> ClientSystem:
    """With what would have given the next one."""
    system = _lock(system, by=by)
    RefreshToken.objects.filter(application=system, access_token=token, revoked__isnull=True).update(
        revoked=dates.now()
    )
    AccessToken.objects.filter(application=system, pk=token.pk).delete()
    return system


@transaction.atomic
def revoke_all(system: ClientSystem, *, by) -> ClientSystem:
    system = _lock(system, by=by)
    _revoke(application=system)
    return system


def _revoke(**which) -> None:
    Grant.objects.filter(**which).delete()
    RefreshToken.objects.filter(**which, revoked__isnull=True).update(revoked=dates.now())
    AccessToken.objects.filter(**which).delete()


def _lock(system: ClientSystem, *, by) -> ClientSystem:
    require(by, "systems.manage")
    system = ClientSystem.objects.visible_to(by).select_for_update(of=("self",)).get(pk=system.pk)
    refuse_if(system.blocked_at is not None, BLOCKED, "system_blocked")
    return system


def forget_old_tokens() -> None:
    """Those that have not held for a while, and codes that nobody came back with."""
    long_ago = dates.now() - TOKENS_KEPT
    RefreshToken.objects.filter(created__lt=long_ago).delete()
    AccessToken.objects.filter(expires__lt=long_ago).delete()
    Grant.objects.filter(expires__lt=dates.now()).delete()
