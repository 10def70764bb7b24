"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from .shared import Named
PlanReadBody: TypeAlias = "dict[str, Any]"


class PlanRemark(TypedDict):
    id: str
    goal: str
    """Mål."""
    text: str
    """Anmärkning."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanReview(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    plan_version: int
    """Version av planen."""
    arrived_on: str
    """Kom in."""
    read_at: str | None
    """Läst."""
    read_by: Named | None
    """Läst av."""
    outcome: Literal["accepted", "returned", "noted", "superseded", ""]
    """Svar."""
    reviewed_at: str | None
    """Besvarad."""
    reviewed_by: Named | None
    """Besvarad av."""
    days_late: int
    """Efterregistrerad, dagar. Från den dag som angavs för planens början eller för svaret till dess att
    den registrerades."""
    recorded_at: str
    """Registrerad."""
    remark: str
    """Anmärkning på hela planen."""
    remarks: list[PlanRemark]
    """Anmärkningar på mål."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanReviewBody(TypedDict):
    outcome: Literal["accepted", "returned", "noted"]
    """Vad svarar du?"""
    remark: NotRequired[str | None]
    """Anmärkning på hela planen."""
    remarks: NotRequired[dict[str, str | None]]
    """Anmärkningar på mål. Ett för varje mål."""


class PlanReviewRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    plan_version: int
    """Version av planen."""
    arrived_on: str
    """Kom in."""
    read_at: str | None
    """Läst."""
    read_by: Named | None
    """Läst av."""
    outcome: Literal["accepted", "returned", "noted", "superseded", ""]
    """Svar."""
    reviewed_at: str | None
    """Besvarad."""
    reviewed_by: Named | None
    """Besvarad av."""
    days_late: int
    """Efterregistrerad, dagar. Från den dag som angavs för planens början eller för svaret till dess att
    den registrerades."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
