"""Other systems as they call: registered by the administrator, with a token got for the secret."""

from base64 import b64encode
from datetime import timedelta

from django.test import Client
from oauth2_provider.models import AccessToken

from accounts import actions
from accounts.models import ClientSystem
from accounts.rules import Role, SystemKind
from boendestod import dates

READS = ["case:read", "order:read", "plan:read", "visit:read", "day-note:read"]


def system_at(cast, *, scopes=READS, name="Tidsystemet", kind=SystemKind.SYSTEM, **content):
    """(system, secret); at the provider, as a coordinator, where nothing else is said."""
    place = {"provider": cast.provider, "role": Role.COORDINATOR}
    if kind != SystemKind.SYSTEM or "unit" in content:
        place = {"redirect_uris": "https://app.example/svar"} if kind != SystemKind.SYSTEM else {}
    return actions.register_system(
        by=cast.system_admin, name=name, kind=kind, scopes=scopes, **(place | content)
    )


def asked_for_token(system, secret, **asked):
    basic = b64encode(f"{system.client_id}:{secret}".encode()).decode()
    return Client().post(
        "/oauth/token/",
        {"grant_type": "client_credentials"} | asked,
        headers={"authorization": f"Basic {basic}"},
    )


def caller(system, secret, **asked) -> Client:
    """What the system calls with."""
    return with_token(asked_for_token(system, secret, **asked).json()["access_token"])


def with_token(token: str, **headers) -> Client:
    return Client(headers={"authorization": f"Bearer {token}"} | headers)


def system_records(municipality) -> dict:
    """A system and a token of it, for those who walk the records."""
    system = ClientSystem.objects.create(
        municipality=municipality,
        name=f"Systemet i {municipality}",
        client_type=ClientSystem.CLIENT_CONFIDENTIAL,
        authorization_grant_type=ClientSystem.GRANT_CLIENT_CREDENTIALS,
    )
    token = AccessToken.objects.create(
        application=system, token_checksum=str(system.pk), expires=dates.now() + timedelta(hours=1)
    )
    return {"system": system, "system_token": token}
