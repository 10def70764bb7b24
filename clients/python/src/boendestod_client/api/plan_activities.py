"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class PlanActivities:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        goal: str | None = None,
        order_activity: str | None = None,
        page_size: int | None = None,
        plan: str | None = None,
        responsible: int | None = None,
        standing: Literal["false", "true"] | None = None,
        taken_up: Literal["adapted", "as_ordered", "drop_proposed", "postponed"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.PlanActivityRow]:
        """Aktiviteter i planer, som de är skrivna nu. Vad, hur och var står i den enskilda aktiviteten.
        Behörighet: plan-activity:read."""
        return cast(
            "Iterator[m.PlanActivityRow]",
            self._transport.pages(
                "/api/v1/plan-activities/",
                {
                    "case": case,
                    "goal": goal,
                    "order_activity": order_activity,
                    "page_size": page_size,
                    "plan": plan,
                    "responsible": responsible,
                    "standing": standing,
                    "taken_up": taken_up,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.PlanActivityRecord:
        """Aktiviteter i planer, som de är skrivna nu. Vad, hur och var står i den enskilda aktiviteten.
        Behörighet: plan-activity:read."""
        return cast("m.PlanActivityRecord", self._transport.get(at("/api/v1/plan-activities/{id}/", id=id)))

    def update(
        self, id: str, body: m.PlanActivityEditBody | None = None, *, version: int
    ) -> m.PlanActivityRecord | None:
        """Ändra en aktivitet: hur, när, var och vem. Behörighet: plan:edit."""
        return cast(
            "m.PlanActivityRecord | None",
            self._transport.do("PATCH", at("/api/v1/plan-activities/{id}/", id=id), body, version=version),
        )

    def delete(self, id: str, *, version: int) -> None:
        """Ta bort en tillagd aktivitet ur planen. Behörighet: plan:edit."""
        self._transport.do("DELETE", at("/api/v1/plan-activities/{id}/", id=id), version=version)
