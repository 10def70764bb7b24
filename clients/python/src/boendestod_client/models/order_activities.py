"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


class ActivityEditBody(TypedDict):
    what: NotRequired[str | None]
    """Vad."""
    scope: NotRequired[str | None]
    """Omfattning."""
    why: NotRequired[str | None]
    """Varför."""
    sub_goal: NotRequired[
        Literal["motivation", "with_support", "more_independently", "without_support"] | None
    ]
    """Delmål."""
    support_form: NotRequired[Literal["compensatory", "practical", "skills_training", "emotional"] | None]
    """Stödform."""
    preserve_function: NotRequired[bool | None]
    """Bevara funktionen."""


class ActivityMoveBody(TypedDict):
    up: NotRequired[bool | None]
    """Uppåt, annars nedåt."""


class OrderActivityRecord(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    goal: str
    """Mål."""
    position: int
    """Ordning."""
    sub_goal: Literal["motivation", "with_support", "more_independently", "without_support", ""]
    """Delmål."""
    support_form: Literal["compensatory", "practical", "skills_training", "emotional", ""]
    """Stödform."""
    preserve_function: bool
    """Bevara funktionen."""
    dropped_on: str | None
    """Utgick."""
    recorded_at: str
    """Registrerad."""
    what: str
    """Vad."""
    why: str
    """Varför."""
    scope: str
    """Omfattning."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class OrderActivityRow(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    goal: str
    """Mål."""
    position: int
    """Ordning."""
    sub_goal: Literal["motivation", "with_support", "more_independently", "without_support", ""]
    """Delmål."""
    support_form: Literal["compensatory", "practical", "skills_training", "emotional", ""]
    """Stödform."""
    preserve_function: bool
    """Bevara funktionen."""
    dropped_on: str | None
    """Utgick."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
