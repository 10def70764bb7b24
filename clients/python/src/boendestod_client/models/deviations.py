"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class Deviation(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    visit: str | None
    """Besök."""
    is_complaint: bool
    """Klagomål."""
    complaint_by: Literal["person", "relative", "other", ""]
    """Vem som klagar."""
    what: Literal[
        "missed_support",
        "late",
        "wrong_support",
        "treatment",
        "secrecy",
        "keys_money",
        "injury",
        "threat",
        "other",
    ]
    """Vad det gäller."""
    severity: Literal[1, 2, 3, 4]
    """Hur allvarligt."""
    is_for_manager: bool
    """Enhetschefen ska bedöma. Allvarliga och mycket allvarliga."""
    happened_at: str
    """Hände."""
    reported_by: Named
    """Rapporterad av."""
    device_at: str | None
    """Sparat på surfplattan."""
    state: Literal["reported", "handled", "closed"]
    """Läge."""
    handled_by: Named | None
    """Tas om hand av."""
    person_told_on: str | None
    """Personen fick veta vad vi gjort."""
    closed_on: str | None
    """Avslutad."""
    recorded_at: str
    """Registrerad."""
    text: str
    """Vad som hände."""
    cause: str
    """Varför det hände."""
    measures: str
    """Vad vi gör åt det."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


DeviationCloseBody: TypeAlias = "dict[str, Any]"


class DeviationHandleBody(TypedDict):
    measures: NotRequired[str | None]
    """Vad gör ni åt det?"""
    cause: NotRequired[str | None]
    """Varför hände det? Skriv vad i arbetet som gick fel, inte vem som gjorde fel."""
    person_told_on: NotRequired[str | None]
    """Vilken dag fick personen veta vad ni har gjort?"""


class DeviationRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    visit: str | None
    """Besök."""
    is_complaint: bool
    """Klagomål."""
    complaint_by: Literal["person", "relative", "other", ""]
    """Vem som klagar."""
    what: Literal[
        "missed_support",
        "late",
        "wrong_support",
        "treatment",
        "secrecy",
        "keys_money",
        "injury",
        "threat",
        "other",
    ]
    """Vad det gäller."""
    severity: Literal[1, 2, 3, 4]
    """Hur allvarligt."""
    is_for_manager: bool
    """Enhetschefen ska bedöma. Allvarliga och mycket allvarliga."""
    happened_at: str
    """Hände."""
    reported_by: Named
    """Rapporterad av."""
    device_at: str | None
    """Sparat på surfplattan."""
    state: Literal["reported", "handled", "closed"]
    """Läge."""
    handled_by: Named | None
    """Tas om hand av."""
    person_told_on: str | None
    """Personen fick veta vad vi gjort."""
    closed_on: str | None
    """Avslutad."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


DeviationTakeBody: TypeAlias = "dict[str, Any]"
