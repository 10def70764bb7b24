"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class OrderGrade(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    number: int
    """Version. Versionen av beställningen som bedömdes."""
    aspect: Literal["needs", "goals", "activities", "scope"]
    """Vad."""
    grade: Literal["not_at_all", "mentioned", "clear"]
    """Betyg."""
    graded_by: Named
    """Bedömt av."""
    recorded_at: str
    """Registrerad."""
    comment: str
    """Kommentar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class OrderGradeRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    number: int
    """Version. Versionen av beställningen som bedömdes."""
    aspect: Literal["needs", "goals", "activities", "scope"]
    """Vad."""
    grade: Literal["not_at_all", "mentioned", "clear"]
    """Betyg."""
    graded_by: Named
    """Bedömt av."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
