"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class Extension(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    decision: str
    """Beslut."""
    decided_on: str
    """Beslutad."""
    decided_by: Named
    """Beslutad av."""
    extended_from: str
    """Gällde till och med."""
    extended_to: str
    """Gäller nu till och med."""
    recorded_at: str
    """Registrerad."""
    reason: str
    """Skäl."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ExtensionRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    decision: str
    """Beslut."""
    decided_on: str
    """Beslutad."""
    decided_by: Named
    """Beslutad av."""
    extended_from: str
    """Gällde till och med."""
    extended_to: str
    """Gäller nu till och med."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
