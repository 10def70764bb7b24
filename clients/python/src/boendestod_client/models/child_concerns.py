"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class ChildConcern(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    recorded_by: Named
    """Anmäld av."""
    made_at: str
    """Anmäld."""
    to_whom: Literal["social_services", "on_call", "police"]
    """Till vem."""
    feedback_asked: bool
    """Återkoppling begärd."""
    feedback_received_on: str | None
    """Återkoppling kom."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ConcernFeedbackBody(TypedDict):
    received_on: str
    """Vilken dag fick du återkopplingen?"""
