"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class Decisions:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        application: str | None = None,
        case: str | None = None,
        decided_from: str | None = None,
        decided_to: str | None = None,
        investigation: str | None = None,
        outcome: Literal["approval", "ended", "partial", "refusal"] | None = None,
        page_size: int | None = None,
        running_on: str | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.DecisionRow]:
        """Beslut om boendestöd. Bara myndighetens egna ser dem. Behörighet: decision:read."""
        return cast(
            "Iterator[m.DecisionRow]",
            self._transport.pages(
                "/api/v1/decisions/",
                {
                    "application": application,
                    "case": case,
                    "decided_from": decided_from,
                    "decided_to": decided_to,
                    "investigation": investigation,
                    "outcome": outcome,
                    "page_size": page_size,
                    "running_on": running_on,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Decision:
        """Beslut om boendestöd. Bara myndighetens egna ser dem. Behörighet: decision:read."""
        return cast("m.Decision", self._transport.get(at("/api/v1/decisions/{id}/", id=id)))

    def appeal_new(
        self, id: str, body: m.AppealNewBody, *, idempotency_key: str | None = None
    ) -> m.Appeal | None:
        """Registrera ett överklagande. Behörighet: appeal:register."""
        return cast(
            "m.Appeal | None",
            self._transport.do(
                "POST", at("/api/v1/decisions/{id}/appeals/", id=id), body, key=idempotency_key
            ),
        )

    def end(
        self, id: str, body: m.DecisionEndBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Decision | None:
        """Besluta att stödet upphör. Svaret är det nya beslutet om upphörande. Behörighet: decision:end."""
        return cast(
            "m.Decision | None",
            self._transport.do(
                "POST", at("/api/v1/decisions/{id}/end/", id=id), body, version=version, key=idempotency_key
            ),
        )

    def extend(
        self, id: str, body: m.DecisionExtendBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Extension | None:
        """Förläng beslutet administrativt, utan att pröva behovet. Behörighet: decision:extend."""
        return cast(
            "m.Extension | None",
            self._transport.do(
                "POST",
                at("/api/v1/decisions/{id}/extend/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def notify(
        self, id: str, body: m.DecisionNotifyBody, *, idempotency_key: str | None = None
    ) -> m.Notification | None:
        """Skriv när och hur personen underrättades om beslutet. Behörighet: decision:notify."""
        return cast(
            "m.Notification | None",
            self._transport.do(
                "POST", at("/api/v1/decisions/{id}/notifications/", id=id), body, key=idempotency_key
            ),
        )
