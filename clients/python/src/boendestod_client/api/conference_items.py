"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class ConferenceItems:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        conference: int | None = None,
        order: str | None = None,
        page_size: int | None = None,
        task_for: int | None = None,
        updated_since: str | None = None,
        waits: Literal["false", "true"] | None = None,
    ) -> Iterator[m.ConferenceItemRow]:
        """Ärenden på ärendekonferenser. Vad ni kom fram till och vem som gör vad står i det enskilda.
        Behörighet: conference-item:read."""
        return cast(
            "Iterator[m.ConferenceItemRow]",
            self._transport.pages(
                "/api/v1/conference-items/",
                {
                    "case": case,
                    "conference": conference,
                    "order": order,
                    "page_size": page_size,
                    "task_for": task_for,
                    "updated_since": updated_since,
                    "waits": waits,
                },
            ),
        )

    def get(self, id: str) -> m.ConferenceItem:
        """Ärenden på ärendekonferenser. Vad ni kom fram till och vem som gör vad står i det enskilda.
        Behörighet: conference-item:read."""
        return cast("m.ConferenceItem", self._transport.get(at("/api/v1/conference-items/{id}/", id=id)))

    def update(
        self, id: str, body: m.ConferenceItemWriteBody | None = None, *, version: int
    ) -> m.ConferenceItem | None:
        """Skriv vad ni kom fram till i ett ärende, och vem som gör vad till när. Behörighet:
        conference:call."""
        return cast(
            "m.ConferenceItem | None",
            self._transport.do("PATCH", at("/api/v1/conference-items/{id}/", id=id), body, version=version),
        )

    def conference_task_done(
        self, id: str, *, version: int, idempotency_key: str | None = None
    ) -> m.ConferenceItem | None:
        """Säg att uppgiften är gjord. Behörighet: conference:do_task."""
        return cast(
            "m.ConferenceItem | None",
            self._transport.do(
                "POST",
                at("/api/v1/conference-items/{id}/finish-task/", id=id),
                version=version,
                key=idempotency_key,
            ),
        )
