"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


class Communication(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    investigation: str
    """Utredning."""
    communicated_on: str
    """Kommunicerat."""
    how: Literal["letter", "digital_post", "meeting", "phone", "other"]
    """Hur."""
    answer_by: str
    """Svar senast."""
    answered_on: str | None
    """Svarade."""
    recorded_at: str
    """Registrerad."""
    answer: str
    """Svar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class CommunicationEditBody(TypedDict):
    communicated_on: NotRequired[str]
    """Personen fick uppgifterna."""
    how: NotRequired[Literal["letter", "digital_post", "meeting", "phone", "other"]]
    """Så fick personen dem."""
    answer_by: NotRequired[str]
    """Personen kan svara till och med."""
    answered_on: NotRequired[str | None]
    """Personen svarade. Lämna tomt om personen inte har svarat än."""
    answer: NotRequired[str | None]
    """Svaret."""


class CommunicationRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    investigation: str
    """Utredning."""
    communicated_on: str
    """Kommunicerat."""
    how: Literal["letter", "digital_post", "meeting", "phone", "other"]
    """Hur."""
    answer_by: str
    """Svar senast."""
    answered_on: str | None
    """Svarade."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
