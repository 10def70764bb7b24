"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class Applications:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        applicant: Literal["guardian", "person", "professional", "relative"] | None = None,
        case: str | None = None,
        channel: Literal["e_service", "form", "letter", "meeting", "other", "phone"] | None = None,
        page_size: int | None = None,
        received_from: str | None = None,
        received_to: str | None = None,
        state: Literal["decided", "undecided", "withdrawn"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.ApplicationRow]:
        """Ansökningar. Personens egna ord står i den enskilda ansökan. Behörighet: application:read."""
        return cast(
            "Iterator[m.ApplicationRow]",
            self._transport.pages(
                "/api/v1/applications/",
                {
                    "applicant": applicant,
                    "case": case,
                    "channel": channel,
                    "page_size": page_size,
                    "received_from": received_from,
                    "received_to": received_to,
                    "state": state,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Application:
        """Ansökningar. Personens egna ord står i den enskilda ansökan. Behörighet: application:read."""
        return cast("m.Application", self._transport.get(at("/api/v1/applications/{id}/", id=id)))

    def update(
        self, id: str, body: m.ApplicationEditBody | None = None, *, version: int
    ) -> m.Application | None:
        """Ändra ansökan. Behörighet: application:handle."""
        return cast(
            "m.Application | None",
            self._transport.do("PATCH", at("/api/v1/applications/{id}/", id=id), body, version=version),
        )

    def acknowledge(
        self, id: str, body: m.ApplicationAcknowledgeBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Application | None:
        """Skriv när och hur personen fick veta att ansökan har kommit in. Behörighet:
        application:handle."""
        return cast(
            "m.Application | None",
            self._transport.do(
                "POST",
                at("/api/v1/applications/{id}/acknowledge/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def delay(
        self, id: str, body: m.ApplicationDelayBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Application | None:
        """Skriv när personen fick veta att beslutet dröjer (11 § förvaltningslagen). Behörighet:
        application:handle."""
        return cast(
            "m.Application | None",
            self._transport.do(
                "POST",
                at("/api/v1/applications/{id}/delay/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def request(
        self, id: str, body: m.ApplicationRequestBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Application | None:
        """Personen begär att ärendet avgörs (12 § förvaltningslagen). Då har ni fyra veckor på er.
        Behörighet: application:handle."""
        return cast(
            "m.Application | None",
            self._transport.do(
                "POST",
                at("/api/v1/applications/{id}/request/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def withdraw(
        self, id: str, body: m.ApplicationWithdrawBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Application | None:
        """Personen tar tillbaka ansökan. Den finns kvar i ärendet. Behörighet: application:handle."""
        return cast(
            "m.Application | None",
            self._transport.do(
                "POST",
                at("/api/v1/applications/{id}/withdraw/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )
