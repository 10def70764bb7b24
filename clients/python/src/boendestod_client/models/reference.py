"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypeAlias, TypedDict

DeadlineRemoveBody: TypeAlias = "dict[str, Any]"


class DeadlinesBody(TypedDict):
    key: Literal[
        "plan_not_begun",
        "plan_not_received",
        "plan_unread",
        "plan_followup_overdue",
        "plan_followup_new_decision",
        "execution_not_started",
        "visit_without_note",
        "no_note",
        "support_interrupted",
        "decision_followup_overdue",
        "statement_unanswered",
        "meeting_not_written",
        "message_unanswered",
        "flag_escalates",
    ]
    """Frist."""
    length: int
    """Längd."""
    measure: Literal["days", "months"]
    """Räknas i."""
    valid_from: str
    """Gäller det som börjar från och med. Det som har börjat tidigare behåller sin längd."""
    counts_back: NotRequired[bool | None]
    """Ändra även det som redan har börjat. Behövs när dagen har varit. Senaste dag ändras då för det som
    har börjat sedan dess."""


LimitRemoveBody: TypeAlias = "dict[str, Any]"


class LimitsBody(TypedDict):
    key: Literal[
        "missed_in_row",
        "staff_per_person",
        "month_least_percent",
        "month_most_percent",
        "lease_hours",
        "client_time_percent",
        "audit_percent",
        "cancel_notice_hours",
        "service_from",
        "service_to",
        "conference_months",
        "decision_months",
    ]
    """Gräns."""
    value: int
    """Värde."""
    valid_from: str
    """Gäller från och med."""


class PresetsBody(TypedDict):
    preset: Literal["botkyrka", "ekero", "stockholm", "vasteras"]
    """Vilken kommuns längder?"""
    valid_from: str
    """Gäller det som börjar från och med. Det som har börjat tidigare behåller sin längd. Gränser gäller
    tidigast från i dag."""
    counts_back: NotRequired[bool | None]
    """Ändra även det som redan har börjat. Behövs när dagen har varit. Senaste dag ändras då för det som
    har börjat sedan dess."""


class Reference(TypedDict):
    kind: str
    """Slag."""
    heading: str
    """Rubrik."""
    facts: dict[str, str]
    """Vad mer som står i varje rad. Namn och betydelse."""
    rows: list[ReferenceRow]
    """Rader."""


class ReferenceKind(TypedDict):
    kind: str
    """Slag."""
    heading: str
    """Rubrik."""
    facts: dict[str, str]
    """Vad mer som står i varje rad. Namn och betydelse."""


class ReferenceRow(TypedDict):
    value: str
    """Värde. Det som står i andra uppgifter: ett namn eller ett id."""
    label: str
    """Betydelse."""
    facts: dict[str, Any]
    """Mer. Enligt slagets facts."""
