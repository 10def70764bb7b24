"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


class Child(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    birth_year: int
    """Födelseår."""
    lives: Literal["with_person", "part_time", "contact", "elsewhere", "expected", ""]
    """Bor."""
    asked: Literal["yes", "declined", "not_suitable", ""]
    """Har barnet fått säga sitt?"""
    review_on: str | None
    """Uppgifterna ses över senast."""
    recorded_at: str
    """Registrerad."""
    asked_note: str
    """Vad barnet sade, eller varför inte."""
    regard: str
    """Så tas hänsyn till barnet."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ChildEditBody(TypedDict):
    birth_year: NotRequired[int]
    """Födelseår. Skriv inte barnets namn."""
    lives: NotRequired[Literal["with_person", "part_time", "contact", "elsewhere", "expected"] | None]
    """Bor."""
    asked: NotRequired[Literal["yes", "declined", "not_suitable"] | None]
    """Har barnet fått säga sitt? Ett väntat barn behöver du inte svara för."""
    asked_note: NotRequired[str | None]
    """Vad barnet sade, eller varför inte."""
    regard: NotRequired[str | None]
    """Så tas hänsyn till barnet. Vad betyder stödet, och hur det ges, för barnet?"""
    review_on: NotRequired[str | None]
    """Uppgifterna ses över senast. Väntas barnet? Välj den dag det beräknas födas."""


class ChildRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    birth_year: int
    """Födelseår."""
    lives: Literal["with_person", "part_time", "contact", "elsewhere", "expected", ""]
    """Bor."""
    asked: Literal["yes", "declined", "not_suitable", ""]
    """Har barnet fått säga sitt?"""
    review_on: str | None
    """Uppgifterna ses över senast."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
