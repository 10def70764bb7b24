"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class Meeting(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str | None
    decision: str | None
    """Beslut. Tomt för utföraren, som inte ser beslutet."""
    about: str
    """Gäller. Planen, beslutet eller båda."""
    meets_at: str
    """Tid."""
    form: Literal["home", "office", "phone", "video", "other"]
    """Hur ni möts."""
    person_invited_on: str | None
    """Personen fick inbjudan."""
    support_worker: Named | None
    """Boendestödjare."""
    caseworker: Named | None
    """Handläggare."""
    booked_by: Named
    """Bokat av."""
    state: Literal["booked", "held", "not_held"]
    """Läge."""
    not_held_reason: Literal[
        "person_declined", "person_absent", "person_ill", "staff_ill", "staff_prevented", "moved", "other", ""
    ]
    """Varför."""
    plan_follow_up: str | None
    """Uppföljning av plan."""
    decision_follow_up: str | None
    """Uppföljning av beslut. Tomt för utföraren, som inte ser beslutet."""
    recorded_at: str
    """Registrerad."""
    place: str
    """Plats."""
    not_held_note: str
    """Vad som hände."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class MeetingChangeBody(TypedDict):
    meets_at: NotRequired[str]
    """Vilken dag och tid?"""
    form: NotRequired[Literal["home", "office", "phone", "video", "other"]]
    """Hur möts ni?"""
    place: NotRequired[str | None]
    """Plats."""
    support_worker: NotRequired[str | int | None]
    """Boendestödjare som bjuds in."""
    caseworker: NotRequired[str | int | None]
    """Handläggare som bjuds in."""


class MeetingInvitedBody(TypedDict):
    invited_on: str
    """Vilken dag fick personen inbjudan?"""


class MeetingNotHeldBody(TypedDict):
    reason: Literal[
        "person_declined", "person_absent", "person_ill", "staff_ill", "staff_prevented", "moved", "other"
    ]
    """Varför blev mötet inte av?"""
    note: NotRequired[str | None]
    """Vad hände? Skriv det som är bra att veta inför nästa försök."""


class MeetingRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str | None
    decision: str | None
    """Beslut. Tomt för utföraren, som inte ser beslutet."""
    about: str
    """Gäller. Planen, beslutet eller båda."""
    meets_at: str
    """Tid."""
    form: Literal["home", "office", "phone", "video", "other"]
    """Hur ni möts."""
    person_invited_on: str | None
    """Personen fick inbjudan."""
    support_worker: Named | None
    """Boendestödjare."""
    caseworker: Named | None
    """Handläggare."""
    booked_by: Named
    """Bokat av."""
    state: Literal["booked", "held", "not_held"]
    """Läge."""
    not_held_reason: Literal[
        "person_declined", "person_absent", "person_ill", "staff_ill", "staff_prevented", "moved", "other", ""
    ]
    """Varför."""
    plan_follow_up: str | None
    """Uppföljning av plan."""
    decision_follow_up: str | None
    """Uppföljning av beslut. Tomt för utföraren, som inte ser beslutet."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
