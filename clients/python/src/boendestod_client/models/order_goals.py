"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from .shared import OrderActivity
ActivityNewBody: TypeAlias = "dict[str, Any]"


class GoalEditBody(TypedDict):
    life_area: NotRequired[
        Literal[
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
    ]
    """Livsområde."""
    need_text: NotRequired[str | None]
    """Behov."""
    overall_goal: NotRequired[str | None]
    """Övergripande mål."""
    personal_goal: NotRequired[str | None]
    """Personligt mål, med personens ord."""
    measure: NotRequired[str | None]
    """Så märks det att målet är nått."""
    current_state: NotRequired[Literal[0, 1, 2, 3, 4, 8, 9] | None]
    """Läge nu."""
    intended_state: NotRequired[Literal[0, 1, 2, 3, 4, 8, 9] | None]
    """Avsett läge."""
    reach_by: NotRequired[str | None]
    """Nås senast."""
    realistic: NotRequired[Literal["yes", "to_be_tried"] | None]
    """Rimligt att nå till dess?"""
    accepted: NotRequired[bool | None]
    """Står personen bakom målet?"""
    accepted_note: NotRequired[str | None]
    """Vad säger personen?"""


class GoalMoveBody(TypedDict):
    up: NotRequired[bool | None]
    """Uppåt, annars nedåt."""


class OrderGoalRecord(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    position: int
    """Ordning."""
    need: str | None
    """Behov i utredningen. Livsområdet i utredningen, för den som får öppna det."""
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
    """Läge nu."""
    intended_state: Literal[0, 1, 2, 3, 4, 8, 9] | None
    """Avsett läge."""
    reach_by: str | None
    """Nås senast."""
    accepted: Literal["yes", "no", ""]
    """Godtas av personen."""
    realistic: Literal["yes", "to_be_tried", ""]
    """Rimligt att nå till dess."""
    dropped_on: str | None
    """Utgick."""
    recorded_at: str
    """Registrerad."""
    need_text: str
    """Behov som målet svarar mot."""
    overall_goal: str
    """Övergripande mål."""
    personal_goal: str
    """Personligt mål, med personens ord."""
    measure: str
    """Så märks det att målet är nått."""
    accepted_note: str
    """Om inte: vad säger personen?"""
    activities: list[OrderActivity]
    """Aktiviteter. De som gäller. De som har utgått läses för sig."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class OrderGoalRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    position: int
    """Ordning."""
    need: str | None
    """Behov i utredningen. Livsområdet i utredningen, för den som får öppna det."""
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
    """Läge nu."""
    intended_state: Literal[0, 1, 2, 3, 4, 8, 9] | None
    """Avsett läge."""
    reach_by: str | None
    """Nås senast."""
    accepted: Literal["yes", "no", ""]
    """Godtas av personen."""
    realistic: Literal["yes", "to_be_tried", ""]
    """Rimligt att nå till dess."""
    dropped_on: str | None
    """Utgick."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
