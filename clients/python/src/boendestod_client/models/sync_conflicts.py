"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class ConflictBody(TypedDict):
    choice: str
    """Vad gäller?"""


class Side(TypedDict):
    label: str
    """Uppgift."""
    server: str
    """Fanns redan."""
    tablet: str
    """Från surfplattan."""
    differs: bool
    """Skiljer sig."""


class SyncConflict(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    operation: str
    """Inskickad händelse."""
    visit: str | None
    """Besök. Det som redan var loggat."""
    author: Named
    """Skrivet av."""
    kind: Literal["soft", "hard"]
    """Slag."""
    choice: Literal["server", "tablet", "both", ""]
    """Valt."""
    resolved_by: Named | None
    """Avgjort av."""
    resolved_at: str | None
    """Avgjort."""
    recorded_at: str
    """Registrerad."""
    sides: list[Side]
    """De två versionerna."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class SyncConflictRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    operation: str
    """Inskickad händelse."""
    visit: str | None
    """Besök. Det som redan var loggat."""
    author: Named
    """Skrivet av."""
    kind: Literal["soft", "hard"]
    """Slag."""
    choice: Literal["server", "tablet", "both", ""]
    """Valt."""
    resolved_by: Named | None
    """Avgjort av."""
    resolved_at: str | None
    """Avgjort."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
