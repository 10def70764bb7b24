"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import cast

from .. import models as m
from ..transport import Transport, at


class Interruptions:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        open_on: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        started_from: str | None = None,
        started_to: str | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.InterruptionRow]:
        """Avbrott i stödet. Skälet står i det enskilda avbrottet. Behörighet: interruption:read."""
        return cast(
            "Iterator[m.InterruptionRow]",
            self._transport.pages(
                "/api/v1/interruptions/",
                {
                    "case": case,
                    "open_on": open_on,
                    "order": order,
                    "page_size": page_size,
                    "started_from": started_from,
                    "started_to": started_to,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Interruption:
        """Avbrott i stödet. Skälet står i det enskilda avbrottet. Behörighet: interruption:read."""
        return cast("m.Interruption", self._transport.get(at("/api/v1/interruptions/{id}/", id=id)))

    def end(
        self, id: str, body: m.InterruptionEndBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Interruption | None:
        """Skriv vilken dag stödet återupptogs. Behörighet: order:execute."""
        return cast(
            "m.Interruption | None",
            self._transport.do(
                "POST",
                at("/api/v1/interruptions/{id}/end/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )
