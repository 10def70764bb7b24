"""The provider's tablets: registered, paired with a code, used by those who work there, blocked when lost."""

from datetime import datetime
from string import digits
from uuid import uuid4

from django.db import transaction

from boendestod import dates
from boendestod.errors import NotPermitted, RuleBroken, refuse_if

from ..devices import DeviceRevoked, new_token, token_sum
from ..models import Device, DeviceUser, Provider, User
from ..permissions import require
from ..rules import PAIRING_CODE_HOLDS, CodeFor
from ..sealing import as_jwk, from_jwk
from .code import code_sum, drawn_code

BLOCKED = "Surfplattan är spärrad. Registrera den som en ny om ni får tillbaka den."


class WrongPairingCode(RuleBroken):
    def __init__(self):
        super().__init__(
            "Koden stämmer inte eller har gått ut. Be samordnaren om en ny kod.", "wrong_code", "code"
        )


class WrongProvider(NotPermitted):
    def __init__(self):
        super().__init__("Surfplattan hör till en annan utförare än den där du arbetar.")
        self.code = "wrong_provider"


@transaction.atomic
def register_device(*, by, name: str) -> tuple[Device, str]:
    """A new tablet of the user's own provider, and the code that pairs it."""
    require(by, "device.manage")
    member = by.membership
    device = Device(
        id=uuid4(),
        municipality=member.municipality,
        provider=member.provider,
        name=name,
        registered_by=by,
    )
    return _with_code(device)


@transaction.atomic
def new_pairing_code(device: Device, *, by) -> tuple[Device, str]:
    """A code for a tablet that has none that holds, or whose browser was emptied. What it was paired with goes on
    until the new code is used."""
    device = _lock_own(device, by=by)
    refuse_if(device.blocked_at is not None, BLOCKED, "device_blocked")
    return _with_code(device)


def _with_code(device: Device) -> tuple[Device, str]:
    device.code_until = dates.now() + PAIRING_CODE_HOLDS
    code = _code(device)
    device.code_sha256 = code_sum(CodeFor.PAIRING, code)
    device.save()
    return device, code


def pairing_code(device: Device, *, now: datetime) -> str:
    """The code to show, or "" when there is none that holds. It follows from what is stored and the server's key,
    so it is not stored itself."""
    return _code(device) if device.code_sha256 and device.code_until > now else ""


def _code(device: Device) -> str:
    """Digits, for the tablet shows its number keys."""
    return drawn_code(CodeFor.PAIRING, f"{device.pk} {device.code_until.isoformat()}", digits)


@transaction.atomic
def pair(code: str, *, app_version: str = "") -> tuple[Device, str]:
    """The tablet that the code is for, and its new token. A code pairs once; an earlier token dies."""
    found = Device.objects.select_for_update().filter(
        code_sha256=code_sum(CodeFor.PAIRING, code), code_until__gt=dates.now(), blocked_at__isnull=True
    )
    device = found.first()
    if device is None:
        raise WrongPairingCode
    token = new_token()
    device.token_sha256 = token_sum(token)
    device.code_sha256, device.code_until = "", None
    device.paired_at = device.last_seen_at = dates.now()
    device.app_version = app_version
    device.save()
    return device, token


def require_works_for(provider_id: int, user) -> None:
    require(user, "device.use")
    if user.membership.provider_id != provider_id:
        raise WrongProvider


@transaction.atomic
def enrol(device: Device, *, by, public_key: dict) -> DeviceUser:
    """Let somebody work on the tablet with a key that she has made there. Earlier keys still prove what was written
    with them and is not sent yet."""
    require_works_for(device.provider_id, by)
    device = Device.objects.select_for_update().get(pk=device.pk)
    if device.blocked_at is not None:
        raise DeviceRevoked
    jwk = _checked(public_key)
    enrolled, _ = DeviceUser.objects.get_or_create(
        device=device, user=by, defaults={"municipality": device.municipality, "public_key": []}
    )
    if jwk not in enrolled.public_key[:1]:
        enrolled.public_key = [jwk, *(key for key in enrolled.public_key if key != jwk)]
        enrolled.enrolled_at = dates.now()
        enrolled.save(update_fields=["public_key", "enrolled_at"])
    return enrolled


def _checked(public_key: dict) -> dict:
    """Only what makes it a key."""
    try:
        return as_jwk(from_jwk(public_key))
    except ValueError as fault:
        raise RuleBroken("Nyckeln går inte att läsa.", "wrong_key", "public_key") from fault


@transaction.atomic
def block_device(device: Device, *, by, reason: str) -> Device:
    """Let it in no more: what it holds is destroyed at its next contact."""
    device = _lock_own(device, by=by)
    refuse_if(device.blocked_at is not None, "Surfplattan är redan spärrad.", "blocked_already")
    refuse_if(not reason.strip(), "Skriv varför surfplattan spärras.", "no_reason", "reason")
    device.blocked_at, device.blocked_by, device.block_reason = dates.now(), by, reason.strip()
    device.code_sha256, device.code_until = "", None
    device.save()
    return device


@transaction.atomic
def note_erased(device: Device) -> Device:
    """A blocked tablet tells that it has destroyed its keys."""
    device = Device.objects.select_for_update().get(pk=device.pk)
    refuse_if(device.blocked_at is None, "Surfplattan är inte spärrad.", "device_not_blocked")
    if device.erased_at is None:
        device.erased_at = dates.now()
        device.save(update_fields=["erased_at"])
    return device


@transaction.atomic
def change_tablet_settings(
    provider: Provider, *, by: User, names_on_tablet: str, protected_on_tablet: bool
) -> Provider:
    """What the provider's tablets may keep of a person."""
    require(by, "tablet_settings.change")
    require_works_for(provider.pk, by)
    provider.names_on_tablet, provider.protected_on_tablet = names_on_tablet, protected_on_tablet
    provider.save(update_fields=["names_on_tablet", "protected_on_tablet"])
    return provider


def _lock_own(device: Device, *, by) -> Device:
    require(by, "device.manage")
    device = Device.objects.select_for_update().get(pk=device.pk)
    if device.provider_id != by.membership.provider_id:
        raise WrongProvider
    return device
