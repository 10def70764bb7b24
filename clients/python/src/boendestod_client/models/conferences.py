"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class Conference(TypedDict):
    id: int
    unit: Named
    """Enhet."""
    provider: Named
    """Utförare."""
    held_on: str
    """Dag."""
    called_by: Named
    """Kallad av."""
    case_count: int
    """Ärenden att tala om."""
    task_count: int
    """Uppgifter som inte är gjorda."""
    closed_at: str | None
    """Avslutad."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
    present: str
    """Vilka som var med."""


class ConferenceAddBody(TypedDict):
    order: str | int
    """Vilket ärende?"""
    because: str
    """Varför ska det tas upp?"""


class ConferenceCloseBody(TypedDict):
    present: NotRequired[str | None]
    """Vilka var med? Namn och funktion, en per rad."""


class ConferenceNewBody(TypedDict):
    counterpart: str | int
    """Den andra sidan."""
    held_on: str
    """Vilken dag?"""


ConferenceRenewBody: TypeAlias = "dict[str, Any]"


class ConferenceRow(TypedDict):
    id: int
    unit: Named
    """Enhet."""
    provider: Named
    """Utförare."""
    held_on: str
    """Dag."""
    called_by: Named
    """Kallad av."""
    case_count: int
    """Ärenden att tala om."""
    task_count: int
    """Uppgifter som inte är gjorda."""
    closed_at: str | None
    """Avslutad."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
