"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class LatePlan(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    rule: str
    """Vad som är försenat. Flaggans regel: se flag-rules bland referensuppgifterna."""
    due_on: str
    """Skulle ha skett."""
    reason: Literal[
        "no_contact",
        "person_waits",
        "person_ill",
        "cancelled",
        "order_unclear",
        "staff",
        "forgotten",
        "other",
    ]
    """Varför."""
    given_by: Named
    """Angivet av."""
    recorded_at: str
    """Registrerad."""
    comment: str
    """Kommentar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class LatePlanRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    rule: str
    """Vad som är försenat. Flaggans regel: se flag-rules bland referensuppgifterna."""
    due_on: str
    """Skulle ha skett."""
    reason: Literal[
        "no_contact",
        "person_waits",
        "person_ill",
        "cancelled",
        "order_unclear",
        "staff",
        "forgotten",
        "other",
    ]
    """Varför."""
    given_by: Named
    """Angivet av."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
