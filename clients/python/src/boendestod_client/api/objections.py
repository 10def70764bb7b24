"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import cast

from .. import models as m
from ..transport import Transport, at


class Objections:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        investigation: str | None = None,
        need: str | None = None,
        page_size: int | None = None,
        statement: str | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.ObjectionRow]:
        """Personens invändningar mot det som står i utredningen (14 kap. 6 § socialtjänstlagen).
        Behörighet: objection:read."""
        return cast(
            "Iterator[m.ObjectionRow]",
            self._transport.pages(
                "/api/v1/objections/",
                {
                    "case": case,
                    "investigation": investigation,
                    "need": need,
                    "page_size": page_size,
                    "statement": statement,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Objection:
        """Personens invändningar mot det som står i utredningen (14 kap. 6 § socialtjänstlagen).
        Behörighet: objection:read."""
        return cast("m.Objection", self._transport.get(at("/api/v1/objections/{id}/", id=id)))
