"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import Literal, TypedDict


class NoteAttachmentRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    note: str
    """Daganteckning."""
    media_type: str
    """Filtyp när den kom."""
    size: int
    """Storlek i byte."""
    state: Literal["expected", "received", "refused"]
    """Läge."""
    is_overdue: bool
    """Har dröjt. Bilden har inte kommit fem dagar efter att anteckningen togs emot."""
    received_at: str | None
    """Mottagen."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
