"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class StatementRequests:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        answer_from: str | None = None,
        answer_to: str | None = None,
        case: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        state: Literal["answered", "asked", "withdrawn"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.StatementRequestRow]:
        """Begäranden om utlåtande inför en uppföljning (15 kap. 9 § SoL), med utförarens svar.
        Daganteckningar som begärdes läses bara på sidan, där begäran står som skäl i åtkomstloggen.
        Behörighet: statement-request:read."""
        return cast(
            "Iterator[m.StatementRequestRow]",
            self._transport.pages(
                "/api/v1/statement-requests/",
                {
                    "answer_from": answer_from,
                    "answer_to": answer_to,
                    "case": case,
                    "order": order,
                    "page_size": page_size,
                    "state": state,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.StatementRequest:
        """Begäranden om utlåtande inför en uppföljning (15 kap. 9 § SoL), med utförarens svar.
        Daganteckningar som begärdes läses bara på sidan, där begäran står som skäl i åtkomstloggen.
        Behörighet: statement-request:read."""
        return cast("m.StatementRequest", self._transport.get(at("/api/v1/statement-requests/{id}/", id=id)))

    def statement_give(
        self, id: str, body: m.StatementGiveBody, *, version: int, idempotency_key: str | None = None
    ) -> m.StatementRequest | None:
        """Lämna ert utlåtande. Det kan inte ändras sedan. Behörighet: statement:give."""
        return cast(
            "m.StatementRequest | None",
            self._transport.do(
                "POST",
                at("/api/v1/statement-requests/{id}/answer/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def statement_withdraw(
        self, id: str, *, version: int, idempotency_key: str | None = None
    ) -> m.StatementRequest | None:
        """Återkalla en begäran om utlåtande som inte är besvarad. Behörighet: statement:request."""
        return cast(
            "m.StatementRequest | None",
            self._transport.do(
                "POST",
                at("/api/v1/statement-requests/{id}/withdraw/", id=id),
                version=version,
                key=idempotency_key,
            ),
        )
