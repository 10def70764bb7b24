"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class ImportJobs:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        page_size: int | None = None,
        state: Literal["checked", "checking", "done", "refused", "waiting"] | None = None,
    ) -> Iterator[m.ImportJobRow]:
        """Filer med ärenden som har lästs in. Filens innehåll finns inte kvar när importen är klar.
        Behörighet: import-job:read."""
        return cast(
            "Iterator[m.ImportJobRow]",
            self._transport.pages("/api/v1/import-jobs/", {"page_size": page_size, "state": state}),
        )

    def get(self, id: int) -> m.ImportJob:
        """Filer med ärenden som har lästs in. Filens innehåll finns inte kvar när importen är klar.
        Behörighet: import-job:read."""
        return cast("m.ImportJob", self._transport.get(at("/api/v1/import-jobs/{id}/", id=id)))
