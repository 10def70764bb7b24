"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class PlannedVisits:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        logged: Literal["false", "true"] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        removed: Literal["false", "true"] | None = None,
        series: str | None = None,
        starts_from: str | None = None,
        starts_to: str | None = None,
        updated_since: str | None = None,
        worker: float | None = None,
    ) -> Iterator[m.PlannedVisitRow]:
        """Planerade besök, också de som har flyttats, loggats eller tagits bort. Behörighet:
        planned-visit:read."""
        return cast(
            "Iterator[m.PlannedVisitRow]",
            self._transport.pages(
                "/api/v1/planned-visits/",
                {
                    "case": case,
                    "logged": logged,
                    "order": order,
                    "page_size": page_size,
                    "removed": removed,
                    "series": series,
                    "starts_from": starts_from,
                    "starts_to": starts_to,
                    "updated_since": updated_since,
                    "worker": worker,
                },
            ),
        )

    def get(self, id: str) -> m.PlannedVisit:
        """Planerade besök, också de som har flyttats, loggats eller tagits bort. Behörighet:
        planned-visit:read."""
        return cast("m.PlannedVisit", self._transport.get(at("/api/v1/planned-visits/{id}/", id=id)))

    def update(
        self, id: str, body: m.PlannedVisitMoveBody | None = None, *, version: int
    ) -> m.PlannedVisit | None:
        """Flytta ett planerat besök. Boendestödjaren flyttar sina egna. Har personen fått veta tiden anges
        skälet. Behörighet: schedule:move_own."""
        return cast(
            "m.PlannedVisit | None",
            self._transport.do("PATCH", at("/api/v1/planned-visits/{id}/", id=id), body, version=version),
        )

    def assign(
        self,
        id: str,
        body: m.PlannedVisitAssignBody | None = None,
        *,
        version: int,
        idempotency_key: str | None = None,
    ) -> m.PlannedVisit | None:
        """Välj vem eller vilka som kommer. Den som du inte skickar kommer inte. Behörighet:
        schedule:change."""
        return cast(
            "m.PlannedVisit | None",
            self._transport.do(
                "POST",
                at("/api/v1/planned-visits/{id}/assign/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def remove(
        self, id: str, body: m.PlannedVisitRemoveBody, *, version: int, idempotency_key: str | None = None
    ) -> m.PlannedVisit | None:
        """Ta bort ett planerat besök ur schemat. Ett besök som blev inställt loggas i stället. Behörighet:
        schedule:change."""
        return cast(
            "m.PlannedVisit | None",
            self._transport.do(
                "POST",
                at("/api/v1/planned-visits/{id}/remove/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def told(
        self, id: str, body: m.PlannedVisitToldBody, *, version: int, idempotency_key: str | None = None
    ) -> m.PlannedVisit | None:
        """Skriv att personen har fått veta vem som kommer och när. Behörighet: schedule:move_own."""
        return cast(
            "m.PlannedVisit | None",
            self._transport.do(
                "POST",
                at("/api/v1/planned-visits/{id}/told/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )
