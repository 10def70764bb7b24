"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from .shared import ObjectionPart, StatementPart


class Need(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    investigation: str
    """Utredning."""
    life_area: Literal[
        "learning",
        "general_tasks",
        "communication",
        "mobility",
        "self_care",
        "domestic_life",
        "relations",
        "work_education_economy",
        "community_life",
        "sense_of_security",
        "support_by_relative",
    ]
    """Livsområde."""
    current_state: Literal[0, 1, 2, 3, 4, 8, 9] | None
    """Nu."""
    intended_state: Literal[0, 1, 2, 3, 4, 8, 9] | None
    """Avsett läge."""
    met_otherwise: Literal["no", "partly", "yes", ""]
    """Kan behovet mötas på annat sätt?"""
    recorded_at: str
    """Registrerad."""
    own_view: str
    """Personens egen syn."""
    need: str
    """Behovet, kort."""
    others_do: str
    """Det här gör andra redan."""
    met_otherwise_how: str
    """Hur."""
    statements: list[StatementPart]
    """Uppgifter."""
    objections: list[ObjectionPart]
    """Invändningar. Alla om livsområdet, även de mot en enskild uppgift."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class NeedEditBody(TypedDict):
    current_state: NotRequired[Literal[0, 1, 2, 3, 4, 8, 9] | None]
    """Läget nu."""
    intended_state: NotRequired[Literal[0, 1, 2, 3, 4, 8, 9] | None]
    """Avsett läge."""
    own_view: NotRequired[str | None]
    """Personens egen syn. Så säger personen själv."""
    need: NotRequired[str | None]
    """Behovet, kort. En mening om vad personen behöver stöd med. Den följer med till beställningen."""
    others_do: NotRequired[str | None]
    """Det här gör andra redan. Till exempel anhöriga, vården eller god man."""
    met_otherwise: NotRequired[Literal["no", "partly", "yes"] | None]
    """Kan behovet mötas på annat sätt?"""
    met_otherwise_how: NotRequired[str | None]
    """Hur kan behovet mötas på annat sätt?"""


class NeedRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    investigation: str
    """Utredning."""
    life_area: Literal[
        "learning",
        "general_tasks",
        "communication",
        "mobility",
        "self_care",
        "domestic_life",
        "relations",
        "work_education_economy",
        "community_life",
        "sense_of_security",
        "support_by_relative",
    ]
    """Livsområde."""
    current_state: Literal[0, 1, 2, 3, 4, 8, 9] | None
    """Nu."""
    intended_state: Literal[0, 1, 2, 3, 4, 8, 9] | None
    """Avsett läge."""
    met_otherwise: Literal["no", "partly", "yes", ""]
    """Kan behovet mötas på annat sätt?"""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class ObjectionNewBody(TypedDict):
    text: str
    """Det här anser personen är fel."""
    stated_on: str
    """Personen sade det."""


class StatementNewBody(TypedDict):
    text: str
    """Uppgiften."""
    source: Literal["person", "relative", "care", "caseworker"]
    """Uppgiften kommer från."""
    source_note: NotRequired[str | None]
    """Vem. Till exempel: mamman, eller arbetsterapeuten på vårdcentralen."""
    kind: Literal["fact", "assessment"]
    """Det är en. Fakta är det som har hänt eller setts. En bedömning är vad någon anser."""
    stated_on: NotRequired[str | None]
    """Uppgiften lämnades."""
