"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class PlanVersions:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        agreement: Literal["declined", "oral", "signed"] | None = None,
        case: str | None = None,
        kind: Literal["contact", "mapping", "ordinary"] | None = None,
        page_size: int | None = None,
        plan: str | None = None,
        proposed_from: str | None = None,
        proposed_to: str | None = None,
    ) -> Iterator[m.PlanVersionRow]:
        """Planer som de har föreslagits för personen. Innehållet och personens svar står i den enskilda
        versionen. Behörighet: plan-version:read."""
        return cast(
            "Iterator[m.PlanVersionRow]",
            self._transport.pages(
                "/api/v1/plan-versions/",
                {
                    "agreement": agreement,
                    "case": case,
                    "kind": kind,
                    "page_size": page_size,
                    "plan": plan,
                    "proposed_from": proposed_from,
                    "proposed_to": proposed_to,
                },
            ),
        )

    def get(self, id: int) -> m.PlanVersionRecord:
        """Planer som de har föreslagits för personen. Innehållet och personens svar står i den enskilda
        versionen. Behörighet: plan-version:read."""
        return cast("m.PlanVersionRecord", self._transport.get(at("/api/v1/plan-versions/{id}/", id=id)))

    def plan_audit(
        self, id: int, body: m.PlanAuditBody, *, idempotency_key: str | None = None
    ) -> m.PlanAudit | None:
        """Bedöm en version av planen efter mallen. Har du bedömt den förut ersätts dina omdömen.
        Behörighet: plan:audit."""
        return cast(
            "m.PlanAudit | None",
            self._transport.do(
                "POST", at("/api/v1/plan-versions/{id}/audit/", id=id), body, key=idempotency_key
            ),
        )
