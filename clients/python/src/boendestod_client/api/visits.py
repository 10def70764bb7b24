"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class Visits:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        has_note: Literal["false", "true"] | None = None,
        order: str | None = None,
        outcome: Literal[
            "cancelled_by_person_in_time",
            "cancelled_by_person_late",
            "cancelled_by_provider",
            "no_show",
            "performed",
            "performed_partly",
            "performed_without_person",
            "refused_at_door",
            "refused_substitute",
            "rescheduled",
        ]
        | None = None,
        page_size: int | None = None,
        plan: str | None = None,
        planned: str | None = None,
        starts_from: str | None = None,
        starts_to: str | None = None,
        support_worker: int | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.VisitRow]:
        """Besök med markeringar för planens aktiviteter. Behörighet: visit:read."""
        return cast(
            "Iterator[m.VisitRow]",
            self._transport.pages(
                "/api/v1/visits/",
                {
                    "case": case,
                    "has_note": has_note,
                    "order": order,
                    "outcome": outcome,
                    "page_size": page_size,
                    "plan": plan,
                    "planned": planned,
                    "starts_from": starts_from,
                    "starts_to": starts_to,
                    "support_worker": support_worker,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Visit:
        """Besök med markeringar för planens aktiviteter. Behörighet: visit:read."""
        return cast("m.Visit", self._transport.get(at("/api/v1/visits/{id}/", id=id)))

    def note(self, id: str, body: m.VisitNoteBody, *, idempotency_key: str | None = None) -> m.DayNote | None:
        """Skriv och signera anteckningen till ett besök som saknar en. Behörighet: note:sign."""
        return cast(
            "m.DayNote | None",
            self._transport.do("POST", at("/api/v1/visits/{id}/note/", id=id), body, key=idempotency_key),
        )

    def log_visits(self, body: m.BulkVisitsBody, *, idempotency_key: str | None = None) -> m.BulkAnswer:
        """Logga upp till 1 000 besök som har gjorts. Varje besök får ett eget svar, och svaret på hela
        anropet är 200 också när något av dem inte gick att logga. Samordnare och enhetschefer, och system
        med en sådan roll, kan logga besök åt medarbetare. Anteckningen signeras av den som gjorde besöket
        och kan inte ändras sedan. Behörighet: visit:log."""
        return cast(
            "m.BulkAnswer", self._transport.do("POST", "/api/v1/visits/bulk/", body, key=idempotency_key)
        )
