"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TypedDict


class TaperStep(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    follow_up: str
    """Uppföljning."""
    number: int
    """Steg."""
    from_on: str
    """Från."""
    hours_a_month: str
    """Timmar i månaden."""
    recorded_at: str
    """Registrerad."""
    sign: str
    """Det visar att det går bra."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class TaperStepRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    follow_up: str
    """Uppföljning."""
    number: int
    """Steg."""
    from_on: str
    """Från."""
    hours_a_month: str
    """Timmar i månaden."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
