"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class AuditRounds:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        drawn_from: str | None = None,
        drawn_to: str | None = None,
        open: Literal["false", "true"] | None = None,
        page_size: int | None = None,
    ) -> Iterator[m.AuditRoundRow]:
        """Granskningsomgångar med resultat. Resultatet är antal akter och säger inget om en person.
        Behörighet: audit-round:read."""
        return cast(
            "Iterator[m.AuditRoundRow]",
            self._transport.pages(
                "/api/v1/audit-rounds/",
                {"drawn_from": drawn_from, "drawn_to": drawn_to, "open": open, "page_size": page_size},
            ),
        )

    def create(self, body: m.AuditBody, *, idempotency_key: str | None = None) -> m.AuditRound | None:
        """Dra ärenden för granskning. Samma slumptal samma dag drar samma ärenden. Behörighet:
        audit:draw."""
        return cast(
            "m.AuditRound | None",
            self._transport.do("POST", "/api/v1/audit-rounds/", body, key=idempotency_key),
        )

    def get(self, id: int) -> m.AuditRound:
        """Granskningsomgångar med resultat. Resultatet är antal akter och säger inget om en person.
        Behörighet: audit-round:read."""
        return cast("m.AuditRound", self._transport.get(at("/api/v1/audit-rounds/{id}/", id=id)))

    def audit_hand_over(
        self, id: int, body: m.AuditHandOverBody, *, idempotency_key: str | None = None
    ) -> m.AuditRound | None:
        """Lämna över akter som en granskare inte har börjat med till en annan. Behörighet: audit:draw."""
        return cast(
            "m.AuditRound | None",
            self._transport.do(
                "POST", at("/api/v1/audit-rounds/{id}/hand-over/", id=id), body, key=idempotency_key
            ),
        )
