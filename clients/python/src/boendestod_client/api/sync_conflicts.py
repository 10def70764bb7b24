"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class SyncConflicts:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        kind: Literal["hard", "soft"] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        resolved: Literal["false", "true"] | None = None,
        updated_since: str | None = None,
        visit: str | None = None,
    ) -> Iterator[m.SyncConflictRow]:
        """Krockar: två versioner av samma sak. Båda finns kvar tills någon väljer. Behörighet:
        sync-conflict:read."""
        return cast(
            "Iterator[m.SyncConflictRow]",
            self._transport.pages(
                "/api/v1/sync-conflicts/",
                {
                    "case": case,
                    "kind": kind,
                    "order": order,
                    "page_size": page_size,
                    "resolved": resolved,
                    "updated_since": updated_since,
                    "visit": visit,
                },
            ),
        )

    def get(self, id: str) -> m.SyncConflict:
        """Krockar: två versioner av samma sak. Båda finns kvar tills någon väljer. Behörighet:
        sync-conflict:read."""
        return cast("m.SyncConflict", self._transport.get(at("/api/v1/sync-conflicts/{id}/", id=id)))

    def conflict(
        self, id: str, body: m.ConflictBody, *, version: int, idempotency_key: str | None = None
    ) -> m.SyncConflict | None:
        """Välj vad som gäller när samma sak har skrivits på två håll. Behörighet: conflict:resolve."""
        return cast(
            "m.SyncConflict | None",
            self._transport.do(
                "POST",
                at("/api/v1/sync-conflicts/{id}/resolve/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )
