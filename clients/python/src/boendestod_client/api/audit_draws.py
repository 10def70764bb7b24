"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class AuditDraws:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        graded: Literal["false", "true"] | None = None,
        page_size: int | None = None,
        round: int | None = None,
    ) -> Iterator[m.AuditDrawRow]:
        """Ärenden som är dragna åt dig för granskning. Omdömena står i det enskilda. Behörighet:
        audit-draw:read."""
        return cast(
            "Iterator[m.AuditDrawRow]",
            self._transport.pages(
                "/api/v1/audit-draws/",
                {"case": case, "graded": graded, "page_size": page_size, "round": round},
            ),
        )

    def get(self, id: int) -> m.AuditDraw:
        """Ärenden som är dragna åt dig för granskning. Omdömena står i det enskilda. Behörighet:
        audit-draw:read."""
        return cast("m.AuditDraw", self._transport.get(at("/api/v1/audit-draws/{id}/", id=id)))

    def file_finish(self, id: int, *, idempotency_key: str | None = None) -> m.AuditDraw | None:
        """Säg att akten är färdig. Sedan går omdömena inte att ändra. Behörighet: file:grade."""
        return cast(
            "m.AuditDraw | None",
            self._transport.do("POST", at("/api/v1/audit-draws/{id}/finish/", id=id), key=idempotency_key),
        )

    def file_part(
        self, id: int, part: str, body: m.FilePartBody | None = None, *, idempotency_key: str | None = None
    ) -> m.AuditDraw | None:
        """Bedöm en del av mallen: decision, plan eller file. Det som inte skickas står kvar. Behörighet:
        file:grade."""
        return cast(
            "m.AuditDraw | None",
            self._transport.do(
                "POST",
                at("/api/v1/audit-draws/{id}/grades/{part}/", id=id, part=part),
                body,
                key=idempotency_key,
            ),
        )
