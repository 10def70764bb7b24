"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import Literal, TypedDict


class Named(TypedDict):
    id: int
    name: str
    """Namn."""


class NoteAttachment(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    note: str
    """Daganteckning."""
    media_type: str
    """Filtyp när den kom."""
    size: int
    """Storlek i byte."""
    state: Literal["expected", "received", "refused"]
    """Läge."""
    is_overdue: bool
    """Har dröjt. Bilden har inte kommit fem dagar efter att anteckningen togs emot."""
    received_at: str | None
    """Mottagen."""
    recorded_at: str
    """Registrerad."""
    name: str
    """Filens namn."""
    sha256: str
    """Kontrollsumma. SHA-256 av bilden som den var på surfplattan."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ObjectionPart(TypedDict):
    id: str
    statement: str | None
    """Uppgift."""
    text: str
    """Så säger personen."""
    stated_on: str
    """Framfört."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class OrderActivity(TypedDict):
    id: str
    position: int
    """Ordning."""
    what: str
    """Vad."""
    why: str
    """Varför."""
    sub_goal: Literal["motivation", "with_support", "more_independently", "without_support", ""]
    """Delmål."""
    support_form: Literal["compensatory", "practical", "skills_training", "emotional", ""]
    """Stödform."""
    preserve_function: bool
    """Bevara funktionen."""
    scope: str
    """Omfattning."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanActivity(TypedDict):
    id: str
    position: int
    """Ordning."""
    order_activity: str | None
    """Beställd aktivitet."""
    taken_up: Literal["as_ordered", "adapted", "postponed", "drop_proposed"]
    """I planen."""
    differs_how: str
    """Hur det skiljer sig från beställningen."""
    differs_why: str
    """Varför."""
    postponed_until: str | None
    """Skjuts upp till."""
    added_because: str
    """Varför det läggs till."""
    what: str
    """Vad."""
    sub_goal: Literal["motivation", "with_support", "more_independently", "without_support", ""]
    """Delmål."""
    support_form: Literal["compensatory", "practical", "skills_training", "emotional", ""]
    """Stödform."""
    how: str
    """Hur."""
    weekdays: list[Literal[1, 2, 3, 4, 5, 6, 7]]
    """Veckodagar."""
    time_of_day: Literal["morning", "forenoon", "afternoon", "evening", ""]
    """Tid på dagen."""
    starts_at: str | None
    """Klockslag."""
    minutes: int | None
    """Minuter."""
    how_often: Literal["every_week", "every_other_week", "every_month", "when_needed", ""]
    """Hur ofta."""
    when: str
    """Mer om när."""
    where: str
    """Var."""
    responsible: Named | None
    """Vem ansvarar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanAnswer(TypedDict):
    agreement: Literal["signed", "oral", "declined"]
    """Svar."""
    answered_on: str
    """Dag."""
    told_to: Named | None
    """Sade ja till."""
    reason: str
    """Varför personen sade nej."""
    recorded_at: str
    """Registrerat."""
    dated_back: bool
    """Tillbakadaterad."""
    sha256: str
    """Kontrollsumma för text och namnteckning."""


class StatementPart(TypedDict):
    id: str
    text: str
    """Uppgift."""
    source: Literal["person", "relative", "care", "caseworker"]
    """Från."""
    source_note: str
    """Vem."""
    kind: Literal["fact", "assessment"]
    """Slag."""
    stated_on: str | None
    """Lämnad."""
    recorded_at: str
    """Registrerad."""
    objections: list[ObjectionPart]
    """Invändningar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
