"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class Offer(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    offered_on: str
    """Erbjudet."""
    accepted: bool | None
    """Personen tackade ja."""
    answered_on: str | None
    """Svarade."""
    recorded_at: str
    """Registrerad."""
    what: str
    """Vad som erbjöds."""
    reason: str
    """Varför nej."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class OfferAnswerBody(TypedDict):
    accepted: bool
    """Vad svarade personen?"""
    answered_on: str
    """Svarade den."""
    reason: NotRequired[str | None]
    """Om nej: varför?"""


class OfferRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    offered_on: str
    """Erbjudet."""
    accepted: bool | None
    """Personen tackade ja."""
    answered_on: str | None
    """Svarade."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
