"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class SyncOperations:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        device: str | None = None,
        handled: Literal["false", "true"] | None = None,
        kind: Literal[
            "concern.record",
            "deviation.report",
            "draft.drop",
            "draft.save",
            "note.sign",
            "planned.told",
            "visit.sign",
            "visit.start",
        ]
        | None = None,
        page_size: int | None = None,
        result: Literal["quarantined", "retry"] | None = None,
    ) -> Iterator[m.SyncOperationRow]:
        """Det som surfplattor har skickat in och som inte är infört. Boendestödjaren ser det hon själv har
        skrivit. Behörighet: sync-operation:read."""
        return cast(
            "Iterator[m.SyncOperationRow]",
            self._transport.pages(
                "/api/v1/sync-operations/",
                {
                    "case": case,
                    "device": device,
                    "handled": handled,
                    "kind": kind,
                    "page_size": page_size,
                    "result": result,
                },
            ),
        )

    def retrieve(self, id: str, op_id: str) -> m.SyncOperation:
        """Det som surfplattor har skickat in och som inte är infört. Boendestödjaren ser det hon själv har
        skrivit. Behörighet: sync-operation:read."""
        return cast(
            "m.SyncOperation", self._transport.get(at("/api/v1/sync-operations/{op_id}/", id=id, op_id=op_id))
        )
