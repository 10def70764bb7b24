"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TypedDict


class Interruption(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    started_on: str
    """Avbrott från."""
    resumed_on: str | None
    """Stödet återupptogs."""
    recorded_at: str
    """Registrerad."""
    reason: str
    """Skäl."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class InterruptionEndBody(TypedDict):
    resumed_on: str
    """Stödet återupptogs."""


class InterruptionRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    started_on: str
    """Avbrott från."""
    resumed_on: str | None
    """Stödet återupptogs."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
