"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class AuditBody(TypedDict):
    title: str
    """Omgångens namn."""
    second: NotRequired[str | int | None]
    """Andra granskare. Ni bedömer samma akter, och ser varandras omdömen när ni båda är klara med en
    akt."""
    seed: NotRequired[int | None]
    """Slumptal. Lämna tomt, så väljer systemet. Samma slumptal samma dag drar samma ärenden."""


class AuditHandOverBody(TypedDict):
    of: str | int
    """Vems akter? Den som har slutat eller är borta. Akter som är påbörjade eller klara följer inte med."""
    to: str | int
    """Vem tar över? Akter som hon eller han redan granskar i omgången följer inte med."""


class AuditRound(TypedDict):
    id: int
    title: str
    """Benämning."""
    percent: int
    """Andel, procent."""
    seed: int
    """Slumptal."""
    drawn_by: Named
    """Draget av."""
    drawn_on: str
    """Draget."""
    files: int | None
    """Dragna akter. Tomt när det är färre än 5 och läsaren står utanför ärendena."""
    graded: int | None
    """Granskade akter. Tomt när det är färre än 5 och läsaren står utanför ärendena."""
    closed_at: str | None
    """Avslutad."""
    recorded_at: str
    """Registrerad."""
    strata: list[Stratum]
    """Urval per utförare. Tomt för den som står utanför ärendena."""
    results: list[GradedAspectRow]
    """Resultat. Akter som första granskaren är klar med, en rad för varje fråga."""


class AuditRoundRow(TypedDict):
    id: int
    title: str
    """Benämning."""
    percent: int
    """Andel, procent."""
    seed: int
    """Slumptal."""
    drawn_by: Named
    """Draget av."""
    drawn_on: str
    """Draget."""
    files: int | None
    """Dragna akter. Tomt när det är färre än 5 och läsaren står utanför ärendena."""
    graded: int | None
    """Granskade akter. Tomt när det är färre än 5 och läsaren står utanför ärendena."""
    closed_at: str | None
    """Avslutad."""
    recorded_at: str
    """Registrerad."""


class GradedAspectRow(TypedDict):
    part: str
    """Del."""
    aspect: str
    """Fråga."""
    grades: dict[str, int | None]
    """Akter med varje omdöme. Tomt när det är färre än 5 och läsaren står utanför ärendena."""
    n: int | None
    """Bedömda akter. Tomt när det är färre än 5 och läsaren står utanför ärendena."""
    not_applicable: int | None
    """Gäller inte. Tomt när det är färre än 5 och läsaren står utanför ärendena."""
    changed: int | None
    """Ändrat mot förslag. Tomt när det är färre än 5 och läsaren står utanför ärendena."""
    suggested: int | None
    """Med förslag. Tomt när det är färre än 5 och läsaren står utanför ärendena."""


class Stratum(TypedDict):
    provider: str
    """Utförare."""
    running: int
    """Pågående ärenden."""
    drawn: int
    """Dragna ärenden."""
