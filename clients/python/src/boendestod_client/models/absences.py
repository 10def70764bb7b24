"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class Absence(TypedDict):
    id: int
    worker: Named
    """Medarbetare."""
    kind: Literal["vacation", "sick", "other"]
    """Slag."""
    first_on: str
    """Från och med."""
    last_on: str
    """Till och med."""
    recorded_by: Named
    """Registrerad av."""
    recorded_at: str
    """Registrerad."""


class AbsenceEndBody(TypedDict):
    last_on: str
    """Sista dag."""


class AbsenceNewBody(TypedDict):
    worker: str | int
    """Medarbetare."""
    kind: Literal["vacation", "sick", "other"]
    """Slag."""
    first_on: str
    """Från och med."""
    last_on: str
    """Till och med."""
