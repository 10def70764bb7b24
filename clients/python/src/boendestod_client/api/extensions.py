"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import cast

from .. import models as m
from ..transport import Transport, at


class Extensions:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        decided_from: str | None = None,
        decided_to: str | None = None,
        decision: str | None = None,
        page_size: int | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.ExtensionRow]:
        """Administrativa förlängningar: beslut som fick löpa vidare utan att någon prövade behovet.
        Behörighet: extension:read."""
        return cast(
            "Iterator[m.ExtensionRow]",
            self._transport.pages(
                "/api/v1/extensions/",
                {
                    "case": case,
                    "decided_from": decided_from,
                    "decided_to": decided_to,
                    "decision": decision,
                    "page_size": page_size,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Extension:
        """Administrativa förlängningar: beslut som fick löpa vidare utan att någon prövade behovet.
        Behörighet: extension:read."""
        return cast("m.Extension", self._transport.get(at("/api/v1/extensions/{id}/", id=id)))
