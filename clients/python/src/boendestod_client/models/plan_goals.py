"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from .shared import PlanActivity


class PlanActivityNewBody(TypedDict):
    what: str
    """Vad."""
    sub_goal: NotRequired[
        Literal["motivation", "with_support", "more_independently", "without_support"] | None
    ]
    """Delmål."""
    support_form: NotRequired[Literal["compensatory", "practical", "skills_training", "emotional"] | None]
    """Stödform."""
    added_because: NotRequired[str | None]
    """Varför det läggs till."""
    how: NotRequired[str | None]
    """Hur. Så att en vikarie kan göra likadant."""
    weekdays: NotRequired[list[Literal[1, 2, 3, 4, 5, 6, 7]] | None]
    """Veckodagar."""
    how_often: NotRequired[Literal["every_week", "every_other_week", "every_month", "when_needed"] | None]
    """Hur ofta."""
    time_of_day: NotRequired[Literal["morning", "forenoon", "afternoon", "evening"] | None]
    """Tid på dagen."""
    starts_at: NotRequired[str | None]
    """Klockslag."""
    minutes: NotRequired[int | None]
    """Minuter."""
    when: NotRequired[str | None]
    """Mer om när."""
    where: NotRequired[str | None]
    """Var."""
    responsible: NotRequired[str | int | None]
    """Vem ansvarar."""


class PlanGoalEditBody(TypedDict):
    goal: NotRequired[str]
    """Mål, med personens ord."""
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
        | None
    ]
    """Livsområde."""
    reach_by: NotRequired[str | None]
    """Nås senast."""
    added_because: NotRequired[str | None]
    """Varför det läggs till."""
    taken_up: NotRequired[Literal["as_ordered", "adapted", "postponed", "drop_proposed"]]
    """Vad händer med målet i planen?"""
    differs_how: NotRequired[str | None]
    """Hur det skiljer sig från beställningen."""
    differs_why: NotRequired[str | None]
    """Varför skiljer det sig?"""
    postponed_until: NotRequired[str | None]
    """Skjuts upp till."""
    indicator: NotRequired[str | None]
    """Så ser vi att det går framåt. Något som går att se eller räkna, till exempel: inga obetalda
    räkningar."""


class PlanGoalRecord(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    position: int
    """Ordning."""
    order_goal: str | None
    """Beställt mål."""
    is_contact: bool
    """Mål för kontakten. Planens eget mål: en kartläggning eller ett första möte."""
    taken_up: Literal["as_ordered", "adapted", "postponed", "drop_proposed"]
    """I planen."""
    postponed_until: str | None
    """Skjuts upp till."""
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
        "",
    ]
    """Livsområde."""
    reach_by: str | None
    """Nås senast."""
    dropped_on: str | None
    """Utgick."""
    recorded_at: str
    """Registrerad."""
    goal: str
    """Mål, med personens ord."""
    indicator: str
    """Så ser vi att det går framåt."""
    differs_how: str
    """Hur det skiljer sig från beställningen."""
    differs_why: str
    """Varför."""
    added_because: str
    """Varför det läggs till."""
    activities: list[PlanActivity]
    """Aktiviteter."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanGoalRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    position: int
    """Ordning."""
    order_goal: str | None
    """Beställt mål."""
    is_contact: bool
    """Mål för kontakten. Planens eget mål: en kartläggning eller ett första möte."""
    taken_up: Literal["as_ordered", "adapted", "postponed", "drop_proposed"]
    """I planen."""
    postponed_until: str | None
    """Skjuts upp till."""
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
        "",
    ]
    """Livsområde."""
    reach_by: str | None
    """Nås senast."""
    dropped_on: str | None
    """Utgick."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
