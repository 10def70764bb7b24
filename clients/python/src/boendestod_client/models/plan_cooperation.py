"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class PlanCooperationEditBody(TypedDict):
    with_whom: NotRequired[str]
    """Med vem. Till exempel vårdcentralen."""
    about: NotRequired[str | None]
    """Om vad."""
    where_when: NotRequired[str | None]
    """Var och när. Till exempel hemma, en gång i månaden."""


class PlanCooperationRecord(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    recorded_at: str
    """Registrerad."""
    with_whom: str
    """Med vem."""
    about: str
    """Om vad."""
    where_when: str
    """Var och när."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanCooperationRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
