"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import cast

from .. import models as m
from ..transport import Transport, at


class PlanAudits:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        audited_from: str | None = None,
        audited_to: str | None = None,
        case: str | None = None,
        page_size: int | None = None,
        plan: str | None = None,
        plan_version: int | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.PlanAudit]:
        """Planer som har bedömts efter mallen, här eller i en rapport som har lästs in. Vad andra har sagt
        om en akt som du själv granskar visas när alla är klara med omgången. Behörighet:
        plan-audit:read."""
        return cast(
            "Iterator[m.PlanAudit]",
            self._transport.pages(
                "/api/v1/plan-audits/",
                {
                    "audited_from": audited_from,
                    "audited_to": audited_to,
                    "case": case,
                    "page_size": page_size,
                    "plan": plan,
                    "plan_version": plan_version,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.PlanAudit:
        """Planer som har bedömts efter mallen, här eller i en rapport som har lästs in. Vad andra har sagt
        om en akt som du själv granskar visas när alla är klara med omgången. Behörighet:
        plan-audit:read."""
        return cast("m.PlanAudit", self._transport.get(at("/api/v1/plan-audits/{id}/", id=id)))
