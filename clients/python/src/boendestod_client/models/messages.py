"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypedDict

if TYPE_CHECKING:
    from .shared import Named
MessageReadBody: TypeAlias = "dict[str, Any]"


class OrderMessage(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    provider: Named
    """Utförare."""
    side: Literal["authority", "provider"]
    """Från."""
    author: Named
    """Skrivet av."""
    answer_by: str | None
    """Svar senast."""
    read_at: str | None
    """Läst."""
    read_by: Named | None
    """Läst av."""
    recorded_at: str
    """Registrerad."""
    text: str
    """Meddelande."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class OrderMessageRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    provider: Named
    """Utförare."""
    side: Literal["authority", "provider"]
    """Från."""
    author: Named
    """Skrivet av."""
    answer_by: str | None
    """Svar senast."""
    read_at: str | None
    """Läst."""
    read_by: Named | None
    """Läst av."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
