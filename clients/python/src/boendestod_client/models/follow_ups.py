"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from .shared import Named
DecisionFollowUpAmendBody: TypeAlias = "dict[str, Any]"


class FollowUp(TypedDict):
    id: str
    kind: Literal["plan", "decision"]
    """Slag."""
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str | None
    decision: str | None
    """Beslut."""
    held_together_with: str | None
    """Hölls tillsammans med uppföljningen av planen."""
    meeting: str | None
    """Uppföljningsmöte."""
    statement: NotRequired[str | None]
    """Utförarens utlåtande."""
    held_on: str
    """Hölls."""
    held_late: int
    """Efterregistrerad, dagar. Dagar från mötet till den dag då uppföljningen skrevs in. 0 är samma dag."""
    held_by: Named | None
    """Hölls av."""
    person_took_part: bool | None
    """Personen var med."""
    caseworker_took_part: bool | None
    """Handläggaren var med."""
    persons_grade: Literal[1, 2, 3, 4, 5] | None
    """Personens betyg på stödet."""
    conclusion: Literal["continue", "change", "taper", "end", "investigate", ""]
    """Slutsats."""
    imported: bool
    """Från annat system."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
    summary: str
    """Vad vi kom fram till."""
    persons_words: str | None
    """Personens egna ord."""
    workers_view: str | None
    """Boendestödjarens bild."""
    caseworkers_view: str | None
    """Handläggarens bild."""
    no_statement_because: str | None
    """Varför utlåtande saknas."""
    outcomes: list[GoalOutcome] | None
    """Utfall för varje mål."""
    taper_steps: list[TaperStepPart]
    """Steg i nedtrappning."""


class FollowUpRow(TypedDict):
    id: str
    kind: Literal["plan", "decision"]
    """Slag."""
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    plan: str | None
    decision: str | None
    """Beslut."""
    held_together_with: str | None
    """Hölls tillsammans med uppföljningen av planen."""
    meeting: str | None
    """Uppföljningsmöte."""
    statement: NotRequired[str | None]
    """Utförarens utlåtande."""
    held_on: str
    """Hölls."""
    held_late: int
    """Efterregistrerad, dagar. Dagar från mötet till den dag då uppföljningen skrevs in. 0 är samma dag."""
    held_by: Named | None
    """Hölls av."""
    person_took_part: bool | None
    """Personen var med."""
    caseworker_took_part: bool | None
    """Handläggaren var med."""
    persons_grade: Literal[1, 2, 3, 4, 5] | None
    """Personens betyg på stödet."""
    conclusion: Literal["continue", "change", "taper", "end", "investigate", ""]
    """Slutsats."""
    imported: bool
    """Från annat system."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class GoalOutcome(TypedDict):
    id: str
    goal: str
    """Mål."""
    result: Literal["reached", "nearer", "unchanged", "further_away", "no_longer_wanted"]
    """Utfall."""
    state_now: Literal[0, 1, 2, 3, 4, 8, 9] | None
    """Läget nu."""
    comment: str
    """Kommentar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


PlanFollowUpAmendBody: TypeAlias = "dict[str, Any]"


class PlanFollowUpViewBody(TypedDict):
    text: str
    """Din bild av stödet."""


class TaperStepPart(TypedDict):
    id: str
    number: int
    """Steg."""
    from_on: str
    """Från."""
    hours_a_month: str
    """Timmar i månaden."""
    sign: str
    """Det visar att det går bra."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""
