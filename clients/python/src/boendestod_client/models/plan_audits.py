"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class PlanAudit(TypedDict):
    id: str
    case: str | None
    """Ärende."""
    case_ref: str | None
    """Ärendenummer."""
    plan: str | None
    plan_version: int | None
    """Version av planen."""
    source: str
    """Källa."""
    ref: str
    """Planens beteckning i källan."""
    audited_on: str
    """Granskad."""
    audited_by: Named | None
    """Granskad av."""
    grades: list[PlanAuditGrade]
    """Omdömen."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanAuditGrade(TypedDict):
    aspect: Literal[
        "goal_of_decision",
        "measures",
        "goal_per_measure",
        "when",
        "how",
        "cooperation",
        "took_part",
        "regard",
        "others",
        "follow_up_when",
        "follow_up_how",
    ]
    """Vad."""
    suggested: Literal["not_at_all", "mentioned", "clear", "yes", "sometimes", "no", ""]
    """Beräknat förslag."""
    grade: Literal["not_at_all", "mentioned", "clear", "yes", "sometimes", "no", ""]
    """Omdöme."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
