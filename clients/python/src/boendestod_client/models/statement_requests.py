"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class StatementGiveBody(TypedDict):
    statement: str
    """Ert utlåtande. Hur har det gått med målen? Vad fungerar, vad fungerar inte?"""
    proposal: NotRequired[Literal["continue", "change", "taper", "end", "investigate"] | None]
    """Vad föreslår ni?"""
    persons_view: NotRequired[str | None]
    """Vad säger personen om det? Skriv som personen säger det."""


class StatementRequest(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    provider: Named
    """Utförare."""
    decision: str | None
    """Beslut. Tomt för utföraren, som inte ser beslutet."""
    asked_by: Named
    """Begärt av."""
    notes_from: str | None
    """Daganteckningar från."""
    notes_to: str | None
    """Daganteckningar till."""
    answer_by: str
    """Svar senast. Kommunens frist för utlåtanden, eller den dag som valdes."""
    waits: bool
    """Väntar på svar."""
    proposal: Literal["continue", "change", "taper", "end", "investigate", ""]
    """Förslag."""
    answered_at: str | None
    """Besvarad."""
    answered_by: Named | None
    """Besvarad av."""
    withdrawn_at: str | None
    """Återkallad."""
    recorded_at: str
    """Registrerad."""
    what: str
    """Vilka uppgifter vi behöver."""
    why: str
    """Varför de behövs för uppföljningen."""
    statement: str
    """Utlåtande."""
    persons_view: str
    """Vad personen säger om det."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class StatementRequestRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    provider: Named
    """Utförare."""
    decision: str | None
    """Beslut. Tomt för utföraren, som inte ser beslutet."""
    asked_by: Named
    """Begärt av."""
    notes_from: str | None
    """Daganteckningar från."""
    notes_to: str | None
    """Daganteckningar till."""
    answer_by: str
    """Svar senast. Kommunens frist för utlåtanden, eller den dag som valdes."""
    waits: bool
    """Väntar på svar."""
    proposal: Literal["continue", "change", "taper", "end", "investigate", ""]
    """Förslag."""
    answered_at: str | None
    """Besvarad."""
    answered_by: Named | None
    """Besvarad av."""
    withdrawn_at: str | None
    """Återkallad."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


StatementWithdrawBody: TypeAlias = "dict[str, Any]"
