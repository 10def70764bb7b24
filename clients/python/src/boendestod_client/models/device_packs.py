"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class DevicePack(TypedDict):
    id: int
    device: str
    """Surfplatta."""
    user: Named
    """Användare."""
    made_at: str
    """Hämtat."""
    lease_until: str
    """Går att öppna till."""
    first_day: str
    """Första dagen."""
    last_day: str
    """Sista dagen."""
    items: list[DevicePackItem]
    """Personer. Vilka slags uppgifter surfplattan fick om var och en."""


class DevicePackItem(TypedDict):
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    kinds: Any
    """Slag av uppgifter."""
    notes: int
    """Antal anteckningar."""


class DevicePackRow(TypedDict):
    id: int
    device: str
    """Surfplatta."""
    user: Named
    """Användare."""
    made_at: str
    """Hämtat."""
    lease_until: str
    """Går att öppna till."""
    first_day: str
    """Första dagen."""
    last_day: str
    """Sista dagen."""
