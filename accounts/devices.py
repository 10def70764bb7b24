"""Which tablet a request comes from. Its cookie says that, and never who uses it."""

import hashlib
import secrets
from datetime import timedelta

from boendestod import dates
from boendestod.errors import RuleBroken

from .models import Device

COOKIE = "surfplatta"
# In the session of who is logged in on a tablet: which one, so that blocking it ends the session.
ON_DEVICE = "surfplatta"
# The longest that browsers keep a cookie.
COOKIE_HOLDS = timedelta(days=400)
# A tablet that sends often is noted no more often than this.
NOTED_EVERY = timedelta(minutes=1)


class NoDevice(RuleBroken):
    """The request comes from no tablet that may send."""


class DeviceUnknown(NoDevice):
    def __init__(self):
        super().__init__("Surfplattan är inte kopplad. Be samordnaren om en ny kod.", "device_unknown")


class DeviceRevoked(NoDevice):
    def __init__(self):
        super().__init__("Surfplattan är spärrad. Lämna den till din chef.", "device_revoked")


def sender_of(request) -> Device | None:
    """The tablet, also when it is blocked."""
    token = request.COOKIES.get(COOKIE)
    return Device.objects.filter(token_sha256=token_sum(token)).first() if token else None


def device_of(request) -> Device | None:
    """The tablet that the request comes from, if any. Raises DeviceRevoked when it is blocked."""
    device = sender_of(request)
    if device is not None and device.blocked_at is not None:
        raise DeviceRevoked
    return device


def require_device(request) -> Device:
    """As device_of, and raises DeviceUnknown when there is none."""
    device = device_of(request)
    if device is None:
        raise DeviceUnknown
    return device


def new_token() -> str:
    return secrets.token_urlsafe(32)


def token_sum(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def set_cookie(request, response, token: str) -> None:
    response.set_cookie(
        COOKIE,
        token,
        max_age=COOKIE_HOLDS,
        secure=request.is_secure(),
        httponly=True,
        samesite="Strict",
    )


def note_seen(device: Device, *, app_version: str = "", clock_offset_ms: int | None = None) -> None:
    """That the tablet has been in contact, with its version and how far its clock is from the server's."""
    now = dates.now()
    said = {"app_version": app_version[:40], "clock_offset_ms": clock_offset_ms}
    told = {name: value for name, value in said.items() if value not in ("", None)}
    if not told and device.last_seen_at is not None and now - device.last_seen_at < NOTED_EVERY:
        return
    Device.objects.filter(pk=device.pk).update(last_seen_at=now, **told)
