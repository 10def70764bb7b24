"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class ChildConcerns:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        made_from: str | None = None,
        made_to: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        to_whom: Literal["on_call", "police", "social_services"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.ChildConcern]:
        """Att en orosanmälan för ett barn är gjord (19 kap. 1 § SoL). Bara den som anmälde och enhetschefen
        ser det. Behörighet: child-concern:read."""
        return cast(
            "Iterator[m.ChildConcern]",
            self._transport.pages(
                "/api/v1/child-concerns/",
                {
                    "case": case,
                    "made_from": made_from,
                    "made_to": made_to,
                    "order": order,
                    "page_size": page_size,
                    "to_whom": to_whom,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.ChildConcern:
        """Att en orosanmälan för ett barn är gjord (19 kap. 1 § SoL). Bara den som anmälde och enhetschefen
        ser det. Behörighet: child-concern:read."""
        return cast("m.ChildConcern", self._transport.get(at("/api/v1/child-concerns/{id}/", id=id)))

    def concern_feedback(
        self, id: str, body: m.ConcernFeedbackBody, *, version: int, idempotency_key: str | None = None
    ) -> m.ChildConcern | None:
        """Skriv när återkopplingen på en orosanmälan kom. Behörighet: concern:record."""
        return cast(
            "m.ChildConcern | None",
            self._transport.do(
                "POST",
                at("/api/v1/child-concerns/{id}/feedback/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )
