"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


class PlanWishEditBody(TypedDict):
    wish: NotRequired[str]
    """Vad personen önskade."""
    done: NotRequired[str | None]
    """Vad vi gjorde med det."""
    met: NotRequired[Literal["yes", "partly", "no"] | None]
    """Gick det att uppfylla?"""


class PlanWishRecord(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    met: Literal["yes", "partly", "no", ""]
    """Gick det att uppfylla?"""
    recorded_at: str
    """Registrerad."""
    wish: str
    """Vad personen önskade."""
    done: str
    """Vad vi gjorde med det."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanWishRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    met: Literal["yes", "partly", "no", ""]
    """Gick det att uppfylla?"""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
