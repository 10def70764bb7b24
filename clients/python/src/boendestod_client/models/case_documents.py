"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TypedDict


class Arrived(TypedDict):
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    counts: dict[str, int]
    """Antal. Hur många poster av varje slag."""
    names: list[str]
    """Namn utan inloggning. De som inte arbetar här. De står med namn bredvid det som de har gjort."""
    new_providers: list[str]
    """Nya utförare."""
    knows_person: bool
    """Personen fanns redan här."""
    has_new_ids: bool
    """Nya id. En annan kommun i samma system har redan dokumentets id."""
