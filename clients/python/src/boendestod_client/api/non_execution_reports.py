"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import cast

from .. import models as m
from ..transport import Transport, at


class NonExecutionReports:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self, *, page_size: int | None = None, quarter: int | None = None, year: int | None = None
    ) -> Iterator[m.NonExecutionReport]:
        """Enhetens kvartalsrapporter om beslut som inte är verkställda, som de var när de frystes.
        Innehållet läses på sidan. Behörighet: non-execution-report:read."""
        return cast(
            "Iterator[m.NonExecutionReport]",
            self._transport.pages(
                "/api/v1/non-execution-reports/", {"page_size": page_size, "quarter": quarter, "year": year}
            ),
        )

    def get(self, id: int) -> m.NonExecutionReport:
        """Enhetens kvartalsrapporter om beslut som inte är verkställda, som de var när de frystes.
        Innehållet läses på sidan. Behörighet: non-execution-report:read."""
        return cast(
            "m.NonExecutionReport", self._transport.get(at("/api/v1/non-execution-reports/{id}/", id=id))
        )
