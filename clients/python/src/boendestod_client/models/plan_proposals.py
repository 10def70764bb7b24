"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class Proposal(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    plan_version: int
    """Version av planen."""
    kind: Literal["add_goal", "add_activity", "drop_goal", "drop_activity"]
    """Förslag."""
    goal: str
    """Mål."""
    activity: str | None
    """Aktivitet."""
    state: Literal["open", "accepted", "declined", "withdrawn"]
    """Läge."""
    answered_by: Named | None
    """Besvarat av."""
    answered_at: str | None
    """Besvarat."""
    amendment: str | None
    """Ändring av beställningen. Utföraren ser den när den har skickats."""
    recorded_at: str
    """Registrerad."""
    answer: str
    """Svar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


ProposalAcceptBody: TypeAlias = "dict[str, Any]"


class ProposalDeclineBody(TypedDict):
    answer: str
    """Varför avböjer du? Utföraren ser ditt svar. Planen gäller som den är tills den ändras."""


class ProposalRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    plan_version: int
    """Version av planen."""
    kind: Literal["add_goal", "add_activity", "drop_goal", "drop_activity"]
    """Förslag."""
    goal: str
    """Mål."""
    activity: str | None
    """Aktivitet."""
    state: Literal["open", "accepted", "declined", "withdrawn"]
    """Läge."""
    answered_by: Named | None
    """Besvarat av."""
    answered_at: str | None
    """Besvarat."""
    amendment: str | None
    """Ändring av beställningen. Utföraren ser den när den har skickats."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
