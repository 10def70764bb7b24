"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from .shared import Named, NoteAttachment


class Correction(TypedDict):
    id: str
    author: Named
    """Rättad av."""
    text: str
    """Rättelse."""
    reason: str
    """Varför."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class DayNote(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    visit: str | None
    """Besök."""
    goal: str | None
    """Mål."""
    author: Named | None
    """Skriven av."""
    event_at: str
    """Hände."""
    for_caseworker: bool
    """Viktigt att föra vidare till handläggaren."""
    only_by_plan: bool
    """Säger bara att det gick enligt plan."""
    signed_at: str | None
    """Signerad."""
    device_at: str | None
    """Sparat på surfplattan."""
    days_late: int
    """Efterregistrerad, dagar. Dagar från den dag då det hände till den dag då det skrevs. 0 är samma
    dag."""
    imported: bool
    """Från annat system."""
    recorded_at: str
    """Registrerad."""
    text: str
    """Anteckning."""
    corrections: list[Correction]
    """Rättelser. Står bredvid anteckningen, som aldrig ändras (14 kap. 6 § SoL). Den senaste sist."""
    objections: list[NoteObjection]
    """Personens invändningar."""
    attachments: list[NoteAttachment]
    """Bilder."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class DayNoteRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    visit: str | None
    """Besök."""
    goal: str | None
    """Mål."""
    author: Named | None
    """Skriven av."""
    event_at: str
    """Hände."""
    for_caseworker: bool
    """Viktigt att föra vidare till handläggaren."""
    only_by_plan: bool
    """Säger bara att det gick enligt plan."""
    signed_at: str | None
    """Signerad."""
    device_at: str | None
    """Sparat på surfplattan."""
    days_late: int
    """Efterregistrerad, dagar. Dagar från den dag då det hände till den dag då det skrevs. 0 är samma
    dag."""
    imported: bool
    """Från annat system."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class NoteCorrectBody(TypedDict):
    text: str
    """Så ska det stå."""
    reason: str
    """Varför rättas anteckningen? Till exempel: fel dag, eller personen har sagt att det inte stämmer."""


class NoteObjectBody(TypedDict):
    words: str
    """Vad säger personen? Skriv med personens egna ord."""
    stated_on: str
    """När sade personen det?"""


class NoteObjection(TypedDict):
    id: str
    words: str
    """Personens ord."""
    stated_on: str
    """Sagt den."""
    recorded_by: Named | None
    """Skriven av. Tomt när personen själv skrev."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
