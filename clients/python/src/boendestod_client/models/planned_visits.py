"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class PlannedVisit(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    series: str | None
    """Återkommande besök."""
    starts_at: str
    """Börjar."""
    ends_at: str
    """Slutar."""
    minutes: int
    """Minuter. Från början till slut, hela minuter."""
    support_worker: Named | None
    """Boendestödjare."""
    second_worker: Named | None
    """Boendestödjare nummer två."""
    covers_for: Named | None
    """Vikarierar för."""
    person_told_at: str | None
    """Personen fick veta."""
    person_told_how: Literal["phone", "message", "in_person", "other", ""]
    """Hur."""
    moved_from: str | None
    """Flyttat från."""
    removed_at: str | None
    """Togs bort."""
    visit: str | None
    """Besök. Det loggade besöket, också ett inställt. Tomt när inget är loggat."""
    recorded_at: str
    """Registrerad."""
    change_reason: str
    """Varför det ändrades."""
    removed_because: str
    """Varför det togs bort."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlannedVisitAssignBody(TypedDict):
    support_worker: NotRequired[str | int | None]
    """Boendestödjare."""
    second_worker: NotRequired[str | int | None]
    """Boendestödjare nummer två."""


class PlannedVisitMoveBody(TypedDict):
    starts_at: NotRequired[str]
    """Ny dag och tid."""
    minutes: NotRequired[int | None]
    """Minuter."""
    support_worker: NotRequired[str | int | None]
    """Boendestödjare."""
    reason: NotRequired[str | None]
    """Varför ändras det?"""


class PlannedVisitRemoveBody(TypedDict):
    because: str
    """Varför tas besöket bort?"""


class PlannedVisitRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    series: str | None
    """Återkommande besök."""
    starts_at: str
    """Börjar."""
    ends_at: str
    """Slutar."""
    minutes: int
    """Minuter. Från början till slut, hela minuter."""
    support_worker: Named | None
    """Boendestödjare."""
    second_worker: Named | None
    """Boendestödjare nummer två."""
    covers_for: Named | None
    """Vikarierar för."""
    person_told_at: str | None
    """Personen fick veta."""
    person_told_how: Literal["phone", "message", "in_person", "other", ""]
    """Hur."""
    moved_from: str | None
    """Flyttat från."""
    removed_at: str | None
    """Togs bort."""
    visit: str | None
    """Besök. Det loggade besöket, också ett inställt. Tomt när inget är loggat."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlannedVisitToldBody(TypedDict):
    how: Literal["phone", "message", "in_person", "other"]
    """Hur fick personen veta det?"""
    told_at: str
    """När?"""
