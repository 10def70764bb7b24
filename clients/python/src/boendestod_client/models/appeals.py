"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


class Appeal(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    decision: str
    """Beslut."""
    received_on: str
    """Överklagandet kom in."""
    in_time: bool | None
    """Kom in i rätt tid."""
    forwarded_on: str | None
    """Skickat till förvaltningsrätten."""
    recorded_at: str
    """Registrerad."""
    text: str
    """Vad personen vill ändra."""
    judgments: list[Judgment]
    """Domar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class AppealHandleBody(TypedDict):
    in_time: NotRequired[bool | None]
    """Kom det i rätt tid?"""
    forwarded_on: NotRequired[str | None]
    """Skickat till förvaltningsrätten. Skicka det så snart du har prövat om det kom i rätt tid."""


class AppealRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    decision: str
    """Beslut."""
    received_on: str
    """Överklagandet kom in."""
    in_time: bool | None
    """Kom in i rätt tid."""
    forwarded_on: str | None
    """Skickat till förvaltningsrätten."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class Judgment(TypedDict):
    id: str
    court: Literal["administrative", "appeal", "supreme"]
    """Domstol."""
    court_ref: str
    """Målnummer."""
    judged_on: str
    """Dom."""
    outcome: Literal["rejected", "granted", "partly_granted", "returned", "dismissed", "written_off"]
    """Utgång."""
    lesson: str
    """Vad vi lär av domen."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class JudgmentNewBody(TypedDict):
    court: Literal["administrative", "appeal", "supreme"]
    """Domstol."""
    court_ref: NotRequired[str | None]
    """Målnummer."""
    judged_on: str
    """Domens dag."""
    outcome: Literal["rejected", "granted", "partly_granted", "returned", "dismissed", "written_off"]
    """Utgång."""
    lesson: NotRequired[str | None]
    """Vad vi lär av domen. Vad gör ni annorlunda nästa gång? Skriv så att kollegorna har nytta av det."""
