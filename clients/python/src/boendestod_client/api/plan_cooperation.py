"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import cast

from .. import models as m
from ..transport import Transport, at


class PlanCooperation:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        page_size: int | None = None,
        plan: str | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.PlanCooperationRow]:
        """Samarbeten i planer. Med vem och om vad står i det enskilda samarbetet. Behörighet:
        plan-cooperation:read."""
        return cast(
            "Iterator[m.PlanCooperationRow]",
            self._transport.pages(
                "/api/v1/plan-cooperation/",
                {"case": case, "page_size": page_size, "plan": plan, "updated_since": updated_since},
            ),
        )

    def get(self, id: str) -> m.PlanCooperationRecord:
        """Samarbeten i planer. Med vem och om vad står i det enskilda samarbetet. Behörighet:
        plan-cooperation:read."""
        return cast(
            "m.PlanCooperationRecord", self._transport.get(at("/api/v1/plan-cooperation/{id}/", id=id))
        )

    def update(
        self, id: str, body: m.PlanCooperationEditBody | None = None, *, version: int
    ) -> m.PlanCooperationRecord | None:
        """Ändra ett samarbete. Behörighet: plan:edit."""
        return cast(
            "m.PlanCooperationRecord | None",
            self._transport.do("PATCH", at("/api/v1/plan-cooperation/{id}/", id=id), body, version=version),
        )

    def delete(self, id: str, *, version: int) -> None:
        """Ta bort ett samarbete. Behörighet: plan:edit."""
        self._transport.do("DELETE", at("/api/v1/plan-cooperation/{id}/", id=id), version=version)
