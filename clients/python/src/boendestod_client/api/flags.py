"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class Flags:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        caseworker: int | None = None,
        due_from: str | None = None,
        due_to: str | None = None,
        escalated: Literal["false", "true"] | None = None,
        key_worker: int | None = None,
        late_reason: Literal[
            "cancelled",
            "forgotten",
            "no_contact",
            "order_unclear",
            "other",
            "person_ill",
            "person_waits",
            "staff",
        ]
        | None = None,
        mine: Literal["true"] | None = None,
        open: Literal["false", "true"] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        rule: Literal[
            "application_undecided",
            "child_review_overdue",
            "decision_expired",
            "decision_followup_overdue",
            "decision_never_reviewed",
            "decision_not_executed",
            "execution_not_started",
            "meeting_not_written",
            "message_to_authority",
            "message_to_provider",
            "month_over_ordered",
            "month_under_ordered",
            "no_note",
            "order_unanswered",
            "plan_followup_new_decision",
            "plan_followup_overdue",
            "plan_not_begun",
            "plan_not_received",
            "plan_unread",
            "statement_unanswered",
            "support_interrupted",
            "visit_not_logged",
            "visit_without_note",
            "visits_missed",
        ]
        | None = None,
        snoozed: Literal["false", "true"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.FlagRow]:
        """Det som är försenat, en rad för varje regel och sak. Behörighet: flag:read."""
        return cast(
            "Iterator[m.FlagRow]",
            self._transport.pages(
                "/api/v1/flags/",
                {
                    "case": case,
                    "caseworker": caseworker,
                    "due_from": due_from,
                    "due_to": due_to,
                    "escalated": escalated,
                    "key_worker": key_worker,
                    "late_reason": late_reason,
                    "mine": mine,
                    "open": open,
                    "order": order,
                    "page_size": page_size,
                    "rule": rule,
                    "snoozed": snoozed,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: int) -> m.Flag:
        """Det som är försenat, en rad för varje regel och sak. Behörighet: flag:read."""
        return cast("m.Flag", self._transport.get(at("/api/v1/flags/{id}/", id=id)))

    def snooze(self, id: int, body: m.FlagSnoozeBody, *, idempotency_key: str | None = None) -> m.Flag | None:
        """Låt flaggan vänta till en dag, och säg varför. Sedan kommer den tillbaka av sig själv.
        Behörighet: flag:snooze."""
        return cast(
            "m.Flag | None",
            self._transport.do("POST", at("/api/v1/flags/{id}/snooze/", id=id), body, key=idempotency_key),
        )

    def wake(self, id: int, *, idempotency_key: str | None = None) -> m.Flag | None:
        """Låt flaggan inte vänta längre. Behörighet: flag:snooze."""
        return cast(
            "m.Flag | None",
            self._transport.do("POST", at("/api/v1/flags/{id}/wake/", id=id), key=idempotency_key),
        )

    def assign(self, body: m.FlagsAssignBody, *, idempotency_key: str | None = None) -> None:
        """Säg vem som ska lösa en eller flera flaggor. De ska vara din egen sidas. Behörighet:
        flag:assign."""
        self._transport.do("POST", "/api/v1/flags/assign/", body, key=idempotency_key)
