"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class ConferenceItem(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    conference: int
    """Ärendekonferens."""
    task_for: Named | None
    """Vem som gör uppgiften."""
    task_by: str | None
    """Senast."""
    task_done_at: str | None
    """Gjort."""
    task_done_by: Named | None
    """Uppgiften gjord av."""
    recorded_at: str
    """Registrerad."""
    reasons: list[str]
    """Varför det togs upp. Som det var när listan gjordes."""
    flags: list[int]
    """Flaggor."""
    added_because: str
    """Tillagt för att."""
    outcome: str
    """Vad vi kom fram till."""
    task: str
    """Uppgift."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ConferenceItemRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    conference: int
    """Ärendekonferens."""
    task_for: Named | None
    """Vem som gör uppgiften."""
    task_by: str | None
    """Senast."""
    task_done_at: str | None
    """Gjort."""
    task_done_by: Named | None
    """Uppgiften gjord av."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ConferenceItemWriteBody(TypedDict):
    outcome: NotRequired[str | None]
    """Vad kom ni fram till? Det sparas i ärendets historik. Båda sidor ser det."""
    task: NotRequired[str | None]
    """Vad ska göras?"""
    task_for: NotRequired[str | int | None]
    """Vem gör det?"""
    task_by: NotRequired[str | None]
    """Senast vilken dag?"""


ConferenceTaskDoneBody: TypeAlias = "dict[str, Any]"
