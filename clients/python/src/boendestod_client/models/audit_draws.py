"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypeAlias, TypedDict


class AuditDraw(TypedDict):
    id: int
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    round: int | None
    """Granskningsomgång."""
    is_second: bool
    """Andra granskare."""
    drawn_on: str
    """Draget."""
    graded_at: str | None
    """Granskat."""
    recorded_at: str
    """Registrerad."""
    grades: list[FileGrade]
    """Dina omdömen."""


class AuditDrawRow(TypedDict):
    id: int
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    round: int | None
    """Granskningsomgång."""
    is_second: bool
    """Andra granskare."""
    drawn_on: str
    """Draget."""
    graded_at: str | None
    """Granskat."""
    recorded_at: str
    """Registrerad."""


FileFinishBody: TypeAlias = "dict[str, Any]"


class FileGrade(TypedDict):
    id: str
    aspect: Literal[
        "decision_goal",
        "decision_individual",
        "decision_accepted",
        "decision_measurable",
        "decision_time_set",
        "decision_needs",
        "decision_reasons",
        "decision_communicated",
        "decision_notified",
        "decision_appeal",
        "decision_follow_up",
        "plan_goal_of_decision",
        "plan_measures",
        "plan_goal_per_measure",
        "plan_when",
        "plan_how",
        "plan_cooperation",
        "plan_took_part",
        "plan_regard",
        "plan_others",
        "plan_follow_up_when",
        "plan_follow_up_how",
        "file_dated",
        "file_sources",
        "file_fact",
        "file_order_clear",
        "file_follows_order",
        "file_notes",
    ]
    """Vad."""
    suggested: Literal["not_at_all", "mentioned", "clear", "yes", "sometimes", "no", "not_applicable", ""]
    """Beräknat förslag."""
    grade: Literal["not_at_all", "mentioned", "clear", "yes", "sometimes", "no", "not_applicable"]
    """Omdöme."""
    comment: str
    """Kommentar."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class FilePartBody(TypedDict):
    decision_goal: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Målet med stödet står i beslutet. Hör till decision."""
    decision_goal_comment: NotRequired[str | None]
    """Kommentar om Målet med stödet står i beslutet."""
    decision_individual: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Målet är personens eget. Hör till decision."""
    decision_individual_comment: NotRequired[str | None]
    """Kommentar om Målet är personens eget."""
    decision_accepted: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Personen har godtagit målet. Hör till decision."""
    decision_accepted_comment: NotRequired[str | None]
    """Kommentar om Personen har godtagit målet."""
    decision_measurable: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Målet går att mäta. Hör till decision."""
    decision_measurable_comment: NotRequired[str | None]
    """Kommentar om Målet går att mäta."""
    decision_time_set: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Målet är tidsatt. Hör till decision."""
    decision_time_set_comment: NotRequired[str | None]
    """Kommentar om Målet är tidsatt."""
    decision_needs: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Behoven är bedömda. Hör till decision."""
    decision_needs_comment: NotRequired[str | None]
    """Kommentar om Behoven är bedömda."""
    decision_reasons: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Skälen står i beslutet. Hör till decision."""
    decision_reasons_comment: NotRequired[str | None]
    """Kommentar om Skälen står i beslutet."""
    decision_communicated: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Underlaget är kommunicerat. Hör till decision."""
    decision_communicated_comment: NotRequired[str | None]
    """Kommentar om Underlaget är kommunicerat."""
    decision_notified: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Personen är underrättad. Hör till decision."""
    decision_notified_comment: NotRequired[str | None]
    """Kommentar om Personen är underrättad."""
    decision_appeal: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Så här överklagar man är bifogat. Hör till decision."""
    decision_appeal_comment: NotRequired[str | None]
    """Kommentar om Så här överklagar man är bifogat."""
    decision_follow_up: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """När och hur beslutet följs upp. Hör till decision."""
    decision_follow_up_comment: NotRequired[str | None]
    """Kommentar om När och hur beslutet följs upp."""
    plan_goal_of_decision: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Målet enligt beslutet. Hör till plan."""
    plan_goal_of_decision_comment: NotRequired[str | None]
    """Kommentar om Målet enligt beslutet."""
    plan_measures: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """En eller flera aktiviteter. Hör till plan."""
    plan_measures_comment: NotRequired[str | None]
    """Kommentar om En eller flera aktiviteter."""
    plan_goal_per_measure: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Mål för varje aktivitet. Hör till plan."""
    plan_goal_per_measure_comment: NotRequired[str | None]
    """Kommentar om Mål för varje aktivitet."""
    plan_when: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """När. Hör till plan."""
    plan_when_comment: NotRequired[str | None]
    """Kommentar om När."""
    plan_how: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Hur. Hör till plan."""
    plan_how_comment: NotRequired[str | None]
    """Kommentar om Hur."""
    plan_cooperation: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Samarbete: var och när. Hör till plan."""
    plan_cooperation_comment: NotRequired[str | None]
    """Kommentar om Samarbete: var och när."""
    plan_took_part: NotRequired[Literal["no", "sometimes", "yes", "not_applicable"] | None]
    """Personen var med. Hör till plan."""
    plan_took_part_comment: NotRequired[str | None]
    """Kommentar om Personen var med."""
    plan_regard: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Hänsyn till personens önskemål. Hör till plan."""
    plan_regard_comment: NotRequired[str | None]
    """Kommentar om Hänsyn till personens önskemål."""
    plan_others: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Andra som var med. Hör till plan."""
    plan_others_comment: NotRequired[str | None]
    """Kommentar om Andra som var med."""
    plan_follow_up_when: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """När planen följs upp. Hör till plan."""
    plan_follow_up_when_comment: NotRequired[str | None]
    """Kommentar om När planen följs upp."""
    plan_follow_up_how: NotRequired[Literal["not_at_all", "mentioned", "clear", "not_applicable"] | None]
    """Hur planen följs upp. Hör till plan."""
    plan_follow_up_how_comment: NotRequired[str | None]
    """Kommentar om Hur planen följs upp."""
    file_dated: NotRequired[Literal["no", "sometimes", "yes", "not_applicable"] | None]
    """Planen har dag och vem som har gjort den. Hör till file."""
    file_dated_comment: NotRequired[str | None]
    """Kommentar om Planen har dag och vem som har gjort den."""
    file_sources: NotRequired[Literal["no", "sometimes", "yes", "not_applicable"] | None]
    """Det står varifrån uppgifterna kommer. Hör till file."""
    file_sources_comment: NotRequired[str | None]
    """Kommentar om Det står varifrån uppgifterna kommer."""
    file_fact: NotRequired[Literal["no", "sometimes", "yes", "not_applicable"] | None]
    """Fakta och bedömningar hålls isär. Hör till file."""
    file_fact_comment: NotRequired[str | None]
    """Kommentar om Fakta och bedömningar hålls isär."""
    file_order_clear: NotRequired[Literal["no", "sometimes", "yes", "not_applicable"] | None]
    """Beställningen är tydlig. Hör till file."""
    file_order_clear_comment: NotRequired[str | None]
    """Kommentar om Beställningen är tydlig."""
    file_follows_order: NotRequired[Literal["no", "sometimes", "yes", "not_applicable"] | None]
    """Planen följer beställningen. Hör till file."""
    file_follows_order_comment: NotRequired[str | None]
    """Kommentar om Planen följer beställningen."""
    file_notes: NotRequired[Literal["no", "sometimes", "yes", "not_applicable"] | None]
    """Anteckningarna visar hur stödet har getts. Hör till file."""
    file_notes_comment: NotRequired[str | None]
    """Kommentar om Anteckningarna visar hur stödet har getts."""
