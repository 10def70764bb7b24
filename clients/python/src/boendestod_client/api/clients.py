"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import cast

from .. import models as m
from ..transport import Transport, at


class Clients:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self, *, case: str | None = None, page_size: int | None = None, updated_since: str | None = None
    ) -> Iterator[m.PersonRow]:
        """Personer. De hittas genom sina ärenden, aldrig genom namn eller personnummer. Behörighet:
        client:read."""
        return cast(
            "Iterator[m.PersonRow]",
            self._transport.pages(
                "/api/v1/clients/", {"case": case, "page_size": page_size, "updated_since": updated_since}
            ),
        )

    def create(self, body: m.ClientNewBody, *, idempotency_key: str | None = None) -> m.Person | None:
        """Registrera en person och öppna ett ärende på din enhet. Ärendets id står i svaret. Behörighet:
        client:register."""
        return cast(
            "m.Person | None", self._transport.do("POST", "/api/v1/clients/", body, key=idempotency_key)
        )

    def get(self, id: str) -> m.Person:
        """Personer. De hittas genom sina ärenden, aldrig genom namn eller personnummer. Behörighet:
        client:read."""
        return cast("m.Person", self._transport.get(at("/api/v1/clients/{id}/", id=id)))

    def update(self, id: str, body: m.ClientEditBody | None = None, *, version: int) -> m.Person | None:
        """Ändra personens uppgifter. Behörighet: client:change."""
        return cast(
            "m.Person | None",
            self._transport.do("PATCH", at("/api/v1/clients/{id}/", id=id), body, version=version),
        )

    def case_new(self, id: str, body: m.CaseNewBody, *, idempotency_key: str | None = None) -> m.Case | None:
        """Öppna ett nytt ärende för personen på din enhet. Behörighet: case:open."""
        return cast(
            "m.Case | None",
            self._transport.do("POST", at("/api/v1/clients/{id}/cases/", id=id), body, key=idempotency_key),
        )
