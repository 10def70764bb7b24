"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class PersonLink(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    made_by: Named
    """Visad av."""
    open_before: str
    """Koden gäller till."""
    opened_at: str | None
    """Öppnad."""
    ends_at: str
    """Sidan är öppen till."""
    revoked_at: str | None
    """Stängd."""
    waits: bool
    """Koden går att använda."""
    is_open: bool
    """Sidan är öppen nu."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
