"""Made by `make client` from docs/openapi.yaml: change it there."""

from typing import Any, cast

from .. import models as m
from ..transport import Transport


class CaseDocuments:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create(
        self,
        body: dict[str, Any] | None = None,
        *,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> m.Arrived:
        """Läser in ett helt ärende från ett dokument, till din enhet. Har dokumentet fel sparas ingenting,
        och vart och ett av felen pekas ut. Högst 20 MB. Behörighet: case:import_document."""
        return cast(
            "m.Arrived", self._transport.do("POST", "/api/v1/case-documents/", body, key=idempotency_key)
        )
