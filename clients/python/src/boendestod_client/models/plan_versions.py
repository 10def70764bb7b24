"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from .shared import Named, PlanAnswer


class PlanAuditBody(TypedDict):
    goal_of_decision: Literal["not_at_all", "mentioned", "clear"]
    """Målet enligt beslutet."""
    measures: Literal["not_at_all", "mentioned", "clear"]
    """En eller flera aktiviteter."""
    goal_per_measure: Literal["not_at_all", "mentioned", "clear"]
    """Mål för varje aktivitet."""
    when: Literal["not_at_all", "mentioned", "clear"]
    """När."""
    how: Literal["not_at_all", "mentioned", "clear"]
    """Hur."""
    cooperation: Literal["not_at_all", "mentioned", "clear"]
    """Samarbete: var och när."""
    took_part: Literal["no", "sometimes", "yes"]
    """Personen var med."""
    regard: NotRequired[Literal["not_at_all", "mentioned", "clear"] | None]
    """Hänsyn till personens önskemål."""
    others: Literal["not_at_all", "mentioned", "clear"]
    """Andra som var med."""
    follow_up_when: Literal["not_at_all", "mentioned", "clear"]
    """När planen följs upp."""
    follow_up_how: Literal["not_at_all", "mentioned", "clear"]
    """Hur planen följs upp."""


class PlanVersionRecord(TypedDict):
    id: int
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    number: int
    """Version."""
    kind: Literal["ordinary", "mapping", "contact"]
    """Slag."""
    proposed_by: Named
    """Föreslagen av."""
    agreement: Literal["signed", "oral", "declined", ""]
    """Svar. Vad personen svarade på versionen. Tomt medan hon inte har svarat."""
    answered_on: str | None
    """Svarade."""
    sha256: str
    """Kontrollsumma."""
    recorded_at: str
    """Föreslagen."""
    content: Any
    """Innehåll."""
    differences: Any
    """Skillnader mot beställningen."""
    answer: PlanAnswer | None
    """Personens svar."""


class PlanVersionRow(TypedDict):
    id: int
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    number: int
    """Version."""
    kind: Literal["ordinary", "mapping", "contact"]
    """Slag."""
    proposed_by: Named
    """Föreslagen av."""
    agreement: Literal["signed", "oral", "declined", ""]
    """Svar. Vad personen svarade på versionen. Tomt medan hon inte har svarat."""
    answered_on: str | None
    """Svarade."""
    sha256: str
    """Kontrollsumma."""
    recorded_at: str
    """Föreslagen."""
