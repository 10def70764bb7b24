"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class PlanWishes:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        met: Literal["no", "partly", "yes"] | None = None,
        page_size: int | None = None,
        plan: str | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.PlanWishRow]:
        """Personens önskemål i planer. Önskemålet och vad det ledde till står i det enskilda. Behörighet:
        plan-wish:read."""
        return cast(
            "Iterator[m.PlanWishRow]",
            self._transport.pages(
                "/api/v1/plan-wishes/",
                {
                    "case": case,
                    "met": met,
                    "page_size": page_size,
                    "plan": plan,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.PlanWishRecord:
        """Personens önskemål i planer. Önskemålet och vad det ledde till står i det enskilda. Behörighet:
        plan-wish:read."""
        return cast("m.PlanWishRecord", self._transport.get(at("/api/v1/plan-wishes/{id}/", id=id)))

    def update(
        self, id: str, body: m.PlanWishEditBody | None = None, *, version: int
    ) -> m.PlanWishRecord | None:
        """Ändra ett önskemål. Behörighet: plan:edit."""
        return cast(
            "m.PlanWishRecord | None",
            self._transport.do("PATCH", at("/api/v1/plan-wishes/{id}/", id=id), body, version=version),
        )

    def delete(self, id: str, *, version: int) -> None:
        """Ta bort ett önskemål. Behörighet: plan:edit."""
        self._transport.do("DELETE", at("/api/v1/plan-wishes/{id}/", id=id), version=version)
