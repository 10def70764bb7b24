"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import cast

from .. import models as m
from ..transport import Transport, at


class PersonLinks:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.PersonLink]:
        """När personens egen sida har varit öppen. Koden visas bara på sidan, för den som gjorde den.
        Behörighet: person-link:read."""
        return cast(
            "Iterator[m.PersonLink]",
            self._transport.pages(
                "/api/v1/person-links/",
                {"case": case, "order": order, "page_size": page_size, "updated_since": updated_since},
            ),
        )

    def get(self, id: str) -> m.PersonLink:
        """När personens egen sida har varit öppen. Koden visas bara på sidan, för den som gjorde den.
        Behörighet: person-link:read."""
        return cast("m.PersonLink", self._transport.get(at("/api/v1/person-links/{id}/", id=id)))
