"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TypedDict


class Objection(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    need: str
    """Livsområde i utredningen."""
    statement: str | None
    """Uppgift."""
    stated_on: str
    """Framfört."""
    recorded_at: str
    """Registrerad."""
    text: str
    """Så säger personen."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ObjectionRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    need: str
    """Livsområde i utredningen."""
    statement: str | None
    """Uppgift."""
    stated_on: str
    """Framfört."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
