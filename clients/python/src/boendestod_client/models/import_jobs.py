"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class ImportError(TypedDict):
    row: int
    """Rad i filen."""
    column: str
    """Kolumn."""
    message: str
    """Vad som är fel."""


class ImportJob(TypedDict):
    id: int
    file_name: str
    """Fil."""
    dry_run: bool
    """Bara kontrollera."""
    state: Literal["waiting", "checking", "refused", "checked", "done"]
    """Läge."""
    rows_total: int
    """Rader."""
    rows_done: int
    """Klara rader."""
    uploaded_by: Named
    """Uppladdad av."""
    uploaded_at: str
    """Uppladdad."""
    ended_at: str | None
    """Slutade."""
    message: str
    """Varför filen inte gick att läsa."""
    error_count: int
    """Fel."""
    errors: list[ImportError]
    """De första felen. Högst 500."""
    created: int
    """Nya ärenden."""
    changed: int
    """Ändrade ärenden."""
    unchanged: int
    """Oförändrade ärenden."""


class ImportJobRow(TypedDict):
    id: int
    file_name: str
    """Fil."""
    dry_run: bool
    """Bara kontrollera."""
    state: Literal["waiting", "checking", "refused", "checked", "done"]
    """Läge."""
    rows_total: int
    """Rader."""
    rows_done: int
    """Klara rader."""
    uploaded_by: Named
    """Uppladdad av."""
    uploaded_at: str
    """Uppladdad."""
    ended_at: str | None
    """Slutade."""
