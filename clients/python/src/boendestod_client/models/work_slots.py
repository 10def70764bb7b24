"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class SlotNewBody(TypedDict):
    worker: str | int
    """Medarbetare."""
    kind: Literal["travel", "admin", "meeting"]
    """Slag."""
    starts_at: str
    """Börjar."""
    ends_at: str
    """Slutar."""
    weeks: int
    """Antal veckor i rad. Samma dag och tid varje vecka."""


class WorkSlot(TypedDict):
    id: int
    worker: Named
    """Medarbetare."""
    kind: Literal["travel", "admin", "meeting"]
    """Slag."""
    starts_at: str
    """Börjar."""
    ends_at: str
    """Slutar."""
    recorded_at: str
    """Registrerad."""
