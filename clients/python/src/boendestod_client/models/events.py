"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TypedDict


class Event(TypedDict):
    type: str
    """Typ. Slag och ändring: order.created, order.changed, order-goal.removed."""
    timestamp: str
    """Tidpunkt. När ändringen gjordes."""
    data: EventData
    """Vad det gäller."""


class EventData(TypedDict):
    event_id: int
    """Händelse. Händelsens nummer. Samma nummer är samma händelse."""
    noun: str
    """Slag. Vilket slags post, till exempel order."""
    id: str
    """Post. Postens id."""
    case: str | None
    """Ärende. Ärendets id."""
    version: int | None
    """Postens version efter ändringen; flaggor har ingen."""
    verb: str
    """Vad som gjordes. Till exempel order.send. Tomt när det inte har ett namn."""


class EventPage(TypedDict):
    events: list[Event]
    """Händelser. Äldst först."""
    next: str
    """Fortsätt efter. Skicka som after nästa gång, också när listan är tom."""
    more: bool
    """Finns mer. Fråga igen med next på en gång."""
