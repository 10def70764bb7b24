"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class Budget(TypedDict):
    id: int
    unit: Named | None
    """Enhet. Tomt: hela kommunen."""
    year: int
    """År."""
    hours: str | None
    """Timmar."""
    amount: str | None
    """Kronor."""
    source: str
    """Beslutad."""
    recorded_at: str
    """Registrerad."""


class BudgetsBody(TypedDict):
    unit: NotRequired[str | int | None]
    """Enhet. Lämna tomt om budgeten gäller hela kommunen."""
    year: int
    """År."""
    hours: NotRequired[float | None]
    """Timmar."""
    amount: NotRequired[float | None]
    """Kronor."""
    source: NotRequired[str | None]
    """Beslutad. Till exempel: socialnämnden, paragraf 112."""
