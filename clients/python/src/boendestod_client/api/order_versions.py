"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import cast

from .. import models as m
from ..transport import Transport, at


class OrderVersions:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        sent_from: str | None = None,
        sent_to: str | None = None,
    ) -> Iterator[m.OrderVersionRow]:
        """Beställningar som de skickades. Innehållet står i den enskilda versionen. Behörighet:
        order-version:read."""
        return cast(
            "Iterator[m.OrderVersionRow]",
            self._transport.pages(
                "/api/v1/order-versions/",
                {
                    "case": case,
                    "order": order,
                    "page_size": page_size,
                    "sent_from": sent_from,
                    "sent_to": sent_to,
                },
            ),
        )

    def get(self, id: int) -> m.OrderVersion:
        """Beställningar som de skickades. Innehållet står i den enskilda versionen. Behörighet:
        order-version:read."""
        return cast("m.OrderVersion", self._transport.get(at("/api/v1/order-versions/{id}/", id=id)))
