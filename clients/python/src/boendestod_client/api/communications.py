"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class Communications:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        communicated_from: str | None = None,
        communicated_to: str | None = None,
        how: Literal["digital_post", "letter", "meeting", "other", "phone"] | None = None,
        investigation: str | None = None,
        page_size: int | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.CommunicationRow]:
        """Kommuniceringar: vad personen fick se före beslutet. Svaret står i den enskilda kommuniceringen.
        Behörighet: communication:read."""
        return cast(
            "Iterator[m.CommunicationRow]",
            self._transport.pages(
                "/api/v1/communications/",
                {
                    "case": case,
                    "communicated_from": communicated_from,
                    "communicated_to": communicated_to,
                    "how": how,
                    "investigation": investigation,
                    "page_size": page_size,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Communication:
        """Kommuniceringar: vad personen fick se före beslutet. Svaret står i den enskilda kommuniceringen.
        Behörighet: communication:read."""
        return cast("m.Communication", self._transport.get(at("/api/v1/communications/{id}/", id=id)))

    def update(
        self, id: str, body: m.CommunicationEditBody | None = None, *, version: int
    ) -> m.Communication | None:
        """Skriv personens svar, eller ändra dagarna. Behörighet: investigation:write."""
        return cast(
            "m.Communication | None",
            self._transport.do("PATCH", at("/api/v1/communications/{id}/", id=id), body, version=version),
        )
