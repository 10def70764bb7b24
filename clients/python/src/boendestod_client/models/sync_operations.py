"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class Said(TypedDict):
    label: str
    """Uppgift."""
    value: str
    """Det som står."""


class SyncOperation(TypedDict):
    id: str
    device: str | None
    """Surfplatta. Tomt för boendestödjaren, som inte har surfplattorna att sköta."""
    device_name: str
    """Surfplattans namn."""
    user: Named | None
    """Skrivet av."""
    case: str | None
    """Ärende."""
    case_ref: str | None
    """Ärendenummer."""
    seq: int
    """Nummer på surfplattan."""
    kind: Literal[
        "visit.start",
        "draft.save",
        "draft.drop",
        "visit.sign",
        "note.sign",
        "planned.told",
        "deviation.report",
        "concern.record",
        "",
    ]
    """Slag."""
    result: Literal["applied", "conflict", "quarantined", "retry"]
    """Resultat."""
    code: str
    """Orsak."""
    client_time: str | None
    """Surfplattans tid."""
    clock_offset_ms: int | None
    """Surfplattans klocka gick fel, ms."""
    app_version: str
    """Programversion."""
    received_at: str
    """Kom in."""
    settled_at: str | None
    """Avgjord."""
    handled_at: str | None
    """Omhändertagen."""
    handled_by: Named | None
    """Omhändertagen av."""
    message: str
    """Besked."""
    handled_how: str
    """Vad som gjordes."""
    content: list[Said]
    """Det som står. Tomt när servern inte kan läsa det, eller när det är infört."""


class SyncOperationRow(TypedDict):
    id: str
    device: str | None
    """Surfplatta. Tomt för boendestödjaren, som inte har surfplattorna att sköta."""
    device_name: str
    """Surfplattans namn."""
    user: Named | None
    """Skrivet av."""
    case: str | None
    """Ärende."""
    case_ref: str | None
    """Ärendenummer."""
    seq: int
    """Nummer på surfplattan."""
    kind: Literal[
        "visit.start",
        "draft.save",
        "draft.drop",
        "visit.sign",
        "note.sign",
        "planned.told",
        "deviation.report",
        "concern.record",
        "",
    ]
    """Slag."""
    result: Literal["applied", "conflict", "quarantined", "retry"]
    """Resultat."""
    code: str
    """Orsak."""
    client_time: str | None
    """Surfplattans tid."""
    clock_offset_ms: int | None
    """Surfplattans klocka gick fel, ms."""
    app_version: str
    """Programversion."""
    received_at: str
    """Kom in."""
    settled_at: str | None
    """Avgjord."""
    handled_at: str | None
    """Omhändertagen."""
    handled_by: Named | None
    """Omhändertagen av."""
