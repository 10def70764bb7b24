"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class WorkSlots:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        kind: Literal["admin", "meeting", "travel"] | None = None,
        page_size: int | None = None,
        starts_from: str | None = None,
        starts_to: str | None = None,
        worker: int | None = None,
    ) -> Iterator[m.WorkSlot]:
        """Tid i schemat som inte är besök. Boendestödjaren ser sin egen. Behörighet: work-slot:read."""
        return cast(
            "Iterator[m.WorkSlot]",
            self._transport.pages(
                "/api/v1/work-slots/",
                {
                    "kind": kind,
                    "page_size": page_size,
                    "starts_from": starts_from,
                    "starts_to": starts_to,
                    "worker": worker,
                },
            ),
        )

    def create(self, body: m.SlotNewBody, *, idempotency_key: str | None = None) -> m.WorkSlot | None:
        """Lägg restid, möte eller administration i schemat. Med flera veckor blir det en för varje vecka,
        och svaret är den första. Behörighet: schedule:change."""
        return cast(
            "m.WorkSlot | None", self._transport.do("POST", "/api/v1/work-slots/", body, key=idempotency_key)
        )

    def get(self, id: int) -> m.WorkSlot:
        """Tid i schemat som inte är besök. Boendestödjaren ser sin egen. Behörighet: work-slot:read."""
        return cast("m.WorkSlot", self._transport.get(at("/api/v1/work-slots/{id}/", id=id)))

    def delete(self, id: int) -> None:
        """Ta bort tid som inte är besök ur schemat. Behörighet: schedule:change."""
        self._transport.do("DELETE", at("/api/v1/work-slots/{id}/", id=id))
