"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class NonExecutionReport(TypedDict):
    id: int
    unit: Named
    """Enhet."""
    year: int
    """År."""
    quarter: int
    """Kvartal."""
    sha256: str
    """Kontrollsumma."""
    frozen_by: Named
    """Fryst av."""
    frozen_at: str
    """Fryst."""
