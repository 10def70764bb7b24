"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class PlanActivityEditBody(TypedDict):
    what: NotRequired[str]
    """Vad."""
    sub_goal: NotRequired[
        Literal["motivation", "with_support", "more_independently", "without_support"] | None
    ]
    """Delmål."""
    support_form: NotRequired[Literal["compensatory", "practical", "skills_training", "emotional"] | None]
    """Stödform."""
    added_because: NotRequired[str | None]
    """Varför det läggs till."""
    taken_up: NotRequired[Literal["as_ordered", "adapted", "postponed", "drop_proposed"]]
    """Vad händer med aktiviteten i planen?"""
    differs_how: NotRequired[str | None]
    """Hur det skiljer sig från beställningen."""
    differs_why: NotRequired[str | None]
    """Varför skiljer det sig?"""
    postponed_until: NotRequired[str | None]
    """Skjuts upp till."""
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


class PlanActivityRecord(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    goal: str
    """Mål."""
    position: int
    """Ordning."""
    order_activity: str | None
    """Beställd aktivitet."""
    taken_up: Literal["as_ordered", "adapted", "postponed", "drop_proposed"]
    """I planen."""
    postponed_until: str | None
    """Skjuts upp till."""
    sub_goal: Literal["motivation", "with_support", "more_independently", "without_support", ""]
    """Delmål."""
    support_form: Literal["compensatory", "practical", "skills_training", "emotional", ""]
    """Stödform."""
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
    responsible: Named | None
    """Vem ansvarar."""
    dropped_on: str | None
    """Utgick."""
    recorded_at: str
    """Registrerad."""
    what: str
    """Vad."""
    how: str
    """Hur."""
    when: str
    """Mer om när."""
    where: str
    """Var."""
    differs_how: str
    """Hur det skiljer sig från beställningen."""
    differs_why: str
    """Varför."""
    added_because: str
    """Varför det läggs till."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class PlanActivityRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str
    goal: str
    """Mål."""
    position: int
    """Ordning."""
    order_activity: str | None
    """Beställd aktivitet."""
    taken_up: Literal["as_ordered", "adapted", "postponed", "drop_proposed"]
    """I planen."""
    postponed_until: str | None
    """Skjuts upp till."""
    sub_goal: Literal["motivation", "with_support", "more_independently", "without_support", ""]
    """Delmål."""
    support_form: Literal["compensatory", "practical", "skills_training", "emotional", ""]
    """Stödform."""
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
    responsible: Named | None
    """Vem ansvarar."""
    dropped_on: str | None
    """Utgick."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
