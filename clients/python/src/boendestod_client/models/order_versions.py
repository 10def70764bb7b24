"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class OrderVersion(TypedDict):
    id: int
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    number: int
    """Version."""
    provider: Named
    """Utförare som fick den."""
    sent_by: Named
    """Skickad av."""
    sha256: str
    """Kontrollsumma. SHA-256 av innehållet, som ingen kan ändra."""
    clarity: int | None
    """Tydlighet. Av 100, enligt programmets egen mätare. Bara för handläggare."""
    recorded_at: str
    """Skickad."""
    content: dict[str, Any]
    """Innehåll. Beställningen som den skickades."""


class OrderVersionRow(TypedDict):
    id: int
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    number: int
    """Version."""
    provider: Named
    """Utförare som fick den."""
    sent_by: Named
    """Skickad av."""
    sha256: str
    """Kontrollsumma. SHA-256 av innehållet, som ingen kan ändra."""
    clarity: int | None
    """Tydlighet. Av 100, enligt programmets egen mätare. Bara för handläggare."""
    recorded_at: str
    """Skickad."""
