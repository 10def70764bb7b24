"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class VisitSeries:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        activity: str | None = None,
        case: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        running_on: str | None = None,
        support_worker: int | None = None,
        updated_since: str | None = None,
        weekday: Literal[1, 2, 3, 4, 5, 6, 7] | None = None,
    ) -> Iterator[m.VisitSeries]:
        """Återkommande besök. De planerade besöken görs av dem åtta veckor framåt. Behörighet:
        visit-series:read."""
        return cast(
            "Iterator[m.VisitSeries]",
            self._transport.pages(
                "/api/v1/visit-series/",
                {
                    "activity": activity,
                    "case": case,
                    "order": order,
                    "page_size": page_size,
                    "running_on": running_on,
                    "support_worker": support_worker,
                    "updated_since": updated_since,
                    "weekday": weekday,
                },
            ),
        )

    def get(self, id: str) -> m.VisitSeries:
        """Återkommande besök. De planerade besöken görs av dem åtta veckor framåt. Behörighet:
        visit-series:read."""
        return cast("m.VisitSeries", self._transport.get(at("/api/v1/visit-series/{id}/", id=id)))

    def update(self, id: str, body: m.SeriesEditBody | None = None, *, version: int) -> m.VisitSeries | None:
        """Ändra ett återkommande besök från en dag. Besök som ni har flyttat eller gett till någon annan
        ligger kvar. Behörighet: schedule:change."""
        return cast(
            "m.VisitSeries | None",
            self._transport.do("PATCH", at("/api/v1/visit-series/{id}/", id=id), body, version=version),
        )

    def series_end(
        self, id: str, body: m.SeriesEndBody, *, version: int, idempotency_key: str | None = None
    ) -> m.VisitSeries | None:
        """Avsluta ett återkommande besök. Planerade besök efter den sista dagen tas bort ur schemat.
        Behörighet: schedule:change."""
        return cast(
            "m.VisitSeries | None",
            self._transport.do(
                "POST",
                at("/api/v1/visit-series/{id}/end/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )
