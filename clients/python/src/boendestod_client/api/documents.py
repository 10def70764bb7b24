"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class Documents:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        decision: str | None = None,
        kind: Literal["decision", "letter"] | None = None,
        page_size: int | None = None,
    ) -> Iterator[m.Document]:
        """Handlingar i beslutet, utan innehållet: vilka de är, och kontrollsumman. Behörighet:
        document:read."""
        return cast(
            "Iterator[m.Document]",
            self._transport.pages(
                "/api/v1/documents/",
                {"case": case, "decision": decision, "kind": kind, "page_size": page_size},
            ),
        )

    def get(self, id: int) -> m.Document:
        """Handlingar i beslutet, utan innehållet: vilka de är, och kontrollsumman. Behörighet:
        document:read."""
        return cast("m.Document", self._transport.get(at("/api/v1/documents/{id}/", id=id)))
