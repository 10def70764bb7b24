"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Any, Literal, cast

from .. import models as m
from ..transport import Transport, at


class Cases:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case_ref: str | None = None,
        client: str | None = None,
        opened_from: str | None = None,
        opened_to: str | None = None,
        page_size: int | None = None,
        state: Literal["closed", "open"] | None = None,
        target_area: str | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.CaseRow]:
        """Ärenden med en kort uppgift om personen. Behörighet: case:read."""
        return cast(
            "Iterator[m.CaseRow]",
            self._transport.pages(
                "/api/v1/cases/",
                {
                    "case_ref": case_ref,
                    "client": client,
                    "opened_from": opened_from,
                    "opened_to": opened_to,
                    "page_size": page_size,
                    "state": state,
                    "target_area": target_area,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Case:
        """Ärenden med en kort uppgift om personen. Behörighet: case:read."""
        return cast("m.Case", self._transport.get(at("/api/v1/cases/{id}/", id=id)))

    def application_new(
        self, id: str, body: m.ApplicationNewBody, *, idempotency_key: str | None = None
    ) -> m.Application | None:
        """Registrera en ansökan. Behörighet: application:handle."""
        return cast(
            "m.Application | None",
            self._transport.do(
                "POST", at("/api/v1/cases/{id}/applications/", id=id), body, key=idempotency_key
            ),
        )

    def assign(
        self, id: str, body: m.CaseAssignBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Case | None:
        """Ge ärendet till en handläggare. Behörighet: case:assign."""
        return cast(
            "m.Case | None",
            self._transport.do(
                "POST", at("/api/v1/cases/{id}/assign/", id=id), body, version=version, key=idempotency_key
            ),
        )

    def child_new(
        self, id: str, body: m.ChildNewBody, *, idempotency_key: str | None = None
    ) -> m.Child | None:
        """Skriv upp ett minderårigt barn, aldrig med namn. Behörighet: child:write."""
        return cast(
            "m.Child | None",
            self._transport.do("POST", at("/api/v1/cases/{id}/children/", id=id), body, key=idempotency_key),
        )

    def close(
        self, id: str, body: m.CaseCloseBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Case | None:
        """Avsluta ärendet. Behörighet: case:close."""
        return cast(
            "m.Case | None",
            self._transport.do(
                "POST", at("/api/v1/cases/{id}/close/", id=id), body, version=version, key=idempotency_key
            ),
        )

    def decision_new(
        self, id: str, body: m.DecisionNewBody, *, idempotency_key: str | None = None
    ) -> m.Decision | None:
        """Besluta om stöd. Kräver delegation. Handlingarna fryses som de är i samma stund. Behörighet:
        decision:decide."""
        return cast(
            "m.Decision | None",
            self._transport.do("POST", at("/api/v1/cases/{id}/decisions/", id=id), body, key=idempotency_key),
        )

    def document(
        self, id: str, *, purpose: Literal["archive", "own_extract", "system_change"] | None = None
    ) -> dict[str, Any]:
        """Ärendet med allt som hör till det, som ett dokument. Det visar bara det som du får läsa, och
        säger vad som är utelämnat och varför. Dokumentets schema heter urn:boendestod:case-document:1.
        Behörighet: case:extract."""
        return cast(
            "dict[str, Any]",
            self._transport.get(at("/api/v1/cases/{id}/document/", id=id), {"purpose": purpose}),
        )

    def decision_follow_up_new(
        self, id: str, body: m.DecisionFollowUpNewBody, *, idempotency_key: str | None = None
    ) -> m.FollowUp | None:
        """Skriv uppföljningen av ett beslut. Behörighet: decision_follow_up:hold."""
        return cast(
            "m.FollowUp | None",
            self._transport.do(
                "POST", at("/api/v1/cases/{id}/follow-ups/", id=id), body, key=idempotency_key
            ),
        )

    def investigation_new(
        self, id: str, body: m.InvestigationNewBody, *, idempotency_key: str | None = None
    ) -> m.Investigation | None:
        """Inled en utredning. Behörighet: investigation:write."""
        return cast(
            "m.Investigation | None",
            self._transport.do(
                "POST", at("/api/v1/cases/{id}/investigations/", id=id), body, key=idempotency_key
            ),
        )

    def meeting_new(
        self, id: str, body: m.MeetingNewBody, *, idempotency_key: str | None = None
    ) -> m.Meeting | None:
        """Boka ett möte för att följa upp planen, beslutet eller båda. Behörighet: meeting:book."""
        return cast(
            "m.Meeting | None",
            self._transport.do("POST", at("/api/v1/cases/{id}/meetings/", id=id), body, key=idempotency_key),
        )

    def order_new(
        self, id: str, body: m.OrderNewBody, *, idempotency_key: str | None = None
    ) -> m.Order | None:
        """Börja skriva en beställning. Varje behov som väljs blir ett mål. Behörighet: order:draft."""
        return cast(
            "m.Order | None",
            self._transport.do("POST", at("/api/v1/cases/{id}/orders/", id=id), body, key=idempotency_key),
        )
