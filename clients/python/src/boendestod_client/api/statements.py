"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class Statements:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        investigation: str | None = None,
        kind: Literal["assessment", "fact"] | None = None,
        need: str | None = None,
        page_size: int | None = None,
        source: Literal["care", "caseworker", "person", "relative"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.StatementRow]:
        """Uppgifter i utredningen: vem som har sagt eller sett något. Texten står i den enskilda uppgiften.
        Behörighet: statement:read."""
        return cast(
            "Iterator[m.StatementRow]",
            self._transport.pages(
                "/api/v1/statements/",
                {
                    "case": case,
                    "investigation": investigation,
                    "kind": kind,
                    "need": need,
                    "page_size": page_size,
                    "source": source,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Statement:
        """Uppgifter i utredningen: vem som har sagt eller sett något. Texten står i den enskilda uppgiften.
        Behörighet: statement:read."""
        return cast("m.Statement", self._transport.get(at("/api/v1/statements/{id}/", id=id)))

    def update(self, id: str, body: m.StatementEditBody | None = None, *, version: int) -> m.Statement | None:
        """Ändra uppgiften. Behörighet: investigation:write."""
        return cast(
            "m.Statement | None",
            self._transport.do("PATCH", at("/api/v1/statements/{id}/", id=id), body, version=version),
        )

    def delete(self, id: str) -> None:
        """Ta bort uppgiften. En uppgift som personen har invänt mot står kvar. Behörighet:
        investigation:write."""
        self._transport.do("DELETE", at("/api/v1/statements/{id}/", id=id))

    def objection_new(
        self, id: str, body: m.StatementObjectionNewBody, *, idempotency_key: str | None = None
    ) -> m.Objection | None:
        """Skriv vad personen invänder mot uppgiften (14 kap. 6 § socialtjänstlagen). Behörighet:
        investigation:write."""
        return cast(
            "m.Objection | None",
            self._transport.do(
                "POST", at("/api/v1/statements/{id}/objections/", id=id), body, key=idempotency_key
            ),
        )
