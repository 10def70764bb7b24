"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


class Notification(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    decision: str
    """Beslut."""
    sent_on: str
    """Skickat eller lämnat."""
    how: Literal["letter", "digital_post", "meeting", "phone", "other"]
    """Hur."""
    appeal_notice: bool
    """Hur man överklagar följde med."""
    received_on: str | None
    """Personen fick beslutet."""
    appeal_until: str | None
    """Överklagas senast. Tre veckor efter att personen fick beslutet (44 § förvaltningslagen), på en
    vardag."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class NotificationReceivedBody(TypedDict):
    received_on: NotRequired[str | None]
    """Personen fick beslutet. Tiden för att överklaga räknas från den dagen."""
