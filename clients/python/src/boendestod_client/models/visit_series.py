"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class SeriesEditBody(TypedDict):
    activity: NotRequired[str | int | None]
    """Aktivitet i planen. Lämna tomt om besöket gäller hela planen."""
    weekday: NotRequired[Literal[1, 2, 3, 4, 5, 6, 7]]
    """Veckodag."""
    starts_at: NotRequired[str]
    """Klockslag."""
    minutes: NotRequired[int]
    """Minuter."""
    every_weeks: NotRequired[Literal[1, 2, 3, 4, 5, 6, 7, 8]]
    """Hur ofta."""
    support_worker: NotRequired[str | int | None]
    """Boendestödjare."""
    second_worker: NotRequired[str | int | None]
    """Boendestödjare nummer två. Bara om två ska komma samtidigt."""
    last_on: NotRequired[str | None]
    """Till och med. Lämna tomt om besöken fortsätter tills vidare."""
    outside: NotRequired[bool | None]
    """Tiden ligger utanför kommunens tider."""
    from_on: NotRequired[str]
    """Ändringen gäller från och med."""


class SeriesEndBody(TypedDict):
    last_on: str
    """Sista dag. Besök som ligger senare tas bort ur schemat."""
    reason: str
    """Varför?"""


class VisitSeries(TypedDict):
    id: str
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str
    """Beställning."""
    activity: str | None
    """Aktivitet i planen."""
    support_worker: Named | None
    """Boendestödjare."""
    second_worker: Named | None
    """Boendestödjare nummer två."""
    weekday: Literal[1, 2, 3, 4, 5, 6, 7]
    """Veckodag."""
    starts_at: str
    """Klockslag. Svensk tid."""
    minutes: int
    """Minuter."""
    every_weeks: int
    """Var hur många veckor."""
    first_on: str
    """Från och med."""
    last_on: str | None
    """Till och med. Tomt när det gäller tills vidare."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
