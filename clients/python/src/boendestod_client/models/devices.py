"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class Device(TypedDict):
    id: str
    name: str
    """Namn."""
    registered_by: Named
    """Registrerad av."""
    registered_at: str
    """Registrerad."""
    paired_at: str | None
    """Kopplad."""
    last_seen_at: str | None
    """Senast i kontakt."""
    app_version: str
    """Programversion."""
    clock_offset_ms: int | None
    """Klockan går fel, ms. Millisekunder. Mer än noll: klockan går efter."""
    unsent: int
    """Ej skickat. Antal saker, som surfplattan sade senast."""
    oldest_unsent_at: str | None
    """Det äldsta ej skickade."""
    blocked_at: str | None
    """Spärrad."""
    blocked_by: Named | None
    """Spärrad av."""
    erased_at: str | None
    """Tömd."""
    block_reason: str
    """Varför den spärrades."""
    users: list[DeviceUser]
    """Användare av surfplattan."""


class DeviceBlockBody(TypedDict):
    reason: str
    """Varför spärras den? Till exempel: glömd på bussen i går kväll."""


class DeviceRow(TypedDict):
    id: str
    name: str
    """Namn."""
    registered_by: Named
    """Registrerad av."""
    registered_at: str
    """Registrerad."""
    paired_at: str | None
    """Kopplad."""
    last_seen_at: str | None
    """Senast i kontakt."""
    app_version: str
    """Programversion."""
    clock_offset_ms: int | None
    """Klockan går fel, ms. Millisekunder. Mer än noll: klockan går efter."""
    unsent: int
    """Ej skickat. Antal saker, som surfplattan sade senast."""
    oldest_unsent_at: str | None
    """Det äldsta ej skickade."""
    blocked_at: str | None
    """Spärrad."""
    blocked_by: Named | None
    """Spärrad av."""
    erased_at: str | None
    """Tömd."""


class DeviceUser(TypedDict):
    user: Named
    """Användare."""
    enrolled_at: str
    """Började."""
    unsent: int
    """Ej skickade."""
    oldest_unsent_at: str | None
    """Äldsta ej skickade."""
    reported_at: str | None
    """Senast räknat."""
