"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from .shared import ObjectionPart


class Statement(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    need: str
    """Livsområde i utredningen."""
    source: Literal["person", "relative", "care", "caseworker"]
    """Från."""
    kind: Literal["fact", "assessment"]
    """Slag."""
    stated_on: str | None
    """Lämnad."""
    recorded_at: str
    """Registrerad."""
    text: str
    """Uppgift."""
    source_note: str
    """Vem."""
    objections: list[ObjectionPart]
    """Invändningar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class StatementEditBody(TypedDict):
    text: NotRequired[str]
    """Uppgiften."""
    source: NotRequired[Literal["person", "relative", "care", "caseworker"]]
    """Uppgiften kommer från."""
    source_note: NotRequired[str | None]
    """Vem. Till exempel: mamman, eller arbetsterapeuten på vårdcentralen."""
    kind: NotRequired[Literal["fact", "assessment"]]
    """Det är en. Fakta är det som har hänt eller setts. En bedömning är vad någon anser."""
    stated_on: NotRequired[str | None]
    """Uppgiften lämnades."""


class StatementObjectionNewBody(TypedDict):
    text: str
    """Det här anser personen är fel."""
    stated_on: str
    """Personen sade det."""


class StatementRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    need: str
    """Livsområde i utredningen."""
    source: Literal["person", "relative", "care", "caseworker"]
    """Från."""
    kind: Literal["fact", "assessment"]
    """Slag."""
    stated_on: str | None
    """Lämnad."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
