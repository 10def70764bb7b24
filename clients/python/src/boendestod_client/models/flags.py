"""Made by `make client` from docs/openapi.yaml: change it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from .shared import Named


class Flag(TypedDict):
    id: int
    rule: Literal[
        "plan_not_begun",
        "plan_not_received",
        "plan_unread",
        "plan_followup_overdue",
        "plan_followup_new_decision",
        "decision_expired",
        "application_undecided",
        "decision_never_reviewed",
        "child_review_overdue",
        "order_unanswered",
        "execution_not_started",
        "decision_not_executed",
        "visit_without_note",
        "visit_not_logged",
        "visits_missed",
        "no_note",
        "support_interrupted",
        "month_under_ordered",
        "month_over_ordered",
        "decision_followup_overdue",
        "statement_unanswered",
        "meeting_not_written",
        "message_to_provider",
        "message_to_authority",
    ]
    """Regel."""
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str | None
    """Beställning."""
    due_on: str
    """Senast."""
    days_overdue: int
    """Dagar sedan sista dagen."""
    is_authoritys: bool
    """Myndighetens. Myndigheten ska göra något åt det, annars utföraren."""
    owner: Named | None
    """Ansvarig. Den som ska göra något: den som fick flaggan, annars handläggaren eller stödpersonen."""
    assigned_to: int | None
    """Fick flaggan, användarens id."""
    snoozed_until: str | None
    """Väntar till."""
    escalated_on: str | None
    """Gick vidare till chefen."""
    late_reason: (
        Literal[
            "no_contact",
            "person_waits",
            "person_ill",
            "cancelled",
            "order_unclear",
            "staff",
            "forgotten",
            "other",
        ]
        | None
    )
    """Varför planen är sen, enligt utföraren."""
    opened_at: str
    """Flaggad."""
    opened_on: str
    """Flaggad för dagen."""
    closed_at: str | None
    """Löst."""
    closed_on: str | None
    """Löst för dagen."""
    closed_by_event: str
    """Löst av."""
    late_comment: str | None
    """Utförarens kommentar till förseningen."""
    events: list[FlagEvent]
    """Händelser."""


class FlagEvent(TypedDict):
    id: str
    kind: Literal["assigned", "snoozed", "woken", "escalated", "given_back"]
    """Vad."""
    by: Named | None
    """Av. Tomt när systemet gjorde det."""
    to: Named | None
    """Till."""
    until: str | None
    """Till och med."""
    reason: str
    """Varför."""
    recorded_at: str
    """Registrerad."""
    version: int
    """Räknas upp för varje ändring. Skickas i If-Match som W/"1"."""


class FlagRow(TypedDict):
    id: int
    rule: Literal[
        "plan_not_begun",
        "plan_not_received",
        "plan_unread",
        "plan_followup_overdue",
        "plan_followup_new_decision",
        "decision_expired",
        "application_undecided",
        "decision_never_reviewed",
        "child_review_overdue",
        "order_unanswered",
        "execution_not_started",
        "decision_not_executed",
        "visit_without_note",
        "visit_not_logged",
        "visits_missed",
        "no_note",
        "support_interrupted",
        "month_under_ordered",
        "month_over_ordered",
        "decision_followup_overdue",
        "statement_unanswered",
        "meeting_not_written",
        "message_to_provider",
        "message_to_authority",
    ]
    """Regel."""
    case: str
    """Ärende."""
    case_ref: str
    """Ärendenummer."""
    order: str | None
    """Beställning."""
    due_on: str
    """Senast."""
    days_overdue: int
    """Dagar sedan sista dagen."""
    is_authoritys: bool
    """Myndighetens. Myndigheten ska göra något åt det, annars utföraren."""
    owner: Named | None
    """Ansvarig. Den som ska göra något: den som fick flaggan, annars handläggaren eller stödpersonen."""
    assigned_to: int | None
    """Fick flaggan, användarens id."""
    snoozed_until: str | None
    """Väntar till."""
    escalated_on: str | None
    """Gick vidare till chefen."""
    late_reason: (
        Literal[
            "no_contact",
            "person_waits",
            "person_ill",
            "cancelled",
            "order_unclear",
            "staff",
            "forgotten",
            "other",
        ]
        | None
    )
    """Varför planen är sen, enligt utföraren."""
    opened_at: str
    """Flaggad."""
    opened_on: str
    """Flaggad för dagen."""
    closed_at: str | None
    """Löst."""
    closed_on: str | None
    """Löst för dagen."""
    closed_by_event: str
    """Löst av."""


class FlagSnoozeBody(TypedDict):
    until: str
    """Får vänta till och med. Högst 60 dagar fram. Dagen efter kommer det tillbaka av sig självt."""
    reason: str
    """Varför får det vänta? Till exempel: personen är på sjukhus."""


FlagWakeBody: TypeAlias = "dict[str, Any]"


class FlagsAssignBody(TypedDict):
    flags: NotRequired[list[str | int] | None]
    """Flaggor."""
    to: str | int
    """Ansvarig."""
