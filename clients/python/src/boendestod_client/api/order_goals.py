"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class OrderGoals:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        life_area: Literal[
            "communication",
            "community_life",
            "domestic_life",
            "general_tasks",
            "learning",
            "mobility",
            "relations",
            "self_care",
            "sense_of_security",
            "support_by_relative",
            "work_education_economy",
        ]
        | None = None,
        order: str | None = None,
        page_size: int | None = None,
        reach_from: str | None = None,
        reach_to: str | None = None,
        state: Literal["dropped", "standing"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.OrderGoalRow]:
        """Beställda mål. Utföraren läser målen i en återsänd eller avslutad beställning i beställningen
        själv. Behörighet: order-goal:read."""
        return cast(
            "Iterator[m.OrderGoalRow]",
            self._transport.pages(
                "/api/v1/order-goals/",
                {
                    "case": case,
                    "life_area": life_area,
                    "order": order,
                    "page_size": page_size,
                    "reach_from": reach_from,
                    "reach_to": reach_to,
                    "state": state,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.OrderGoalRecord:
        """Beställda mål. Utföraren läser målen i en återsänd eller avslutad beställning i beställningen
        själv. Behörighet: order-goal:read."""
        return cast("m.OrderGoalRecord", self._transport.get(at("/api/v1/order-goals/{id}/", id=id)))

    def update(
        self, id: str, body: m.GoalEditBody | None = None, *, version: int
    ) -> m.OrderGoalRecord | None:
        """Ändra målet. Vilka fält som finns hänger på målmodellen. Behörighet: order:draft."""
        return cast(
            "m.OrderGoalRecord | None",
            self._transport.do("PATCH", at("/api/v1/order-goals/{id}/", id=id), body, version=version),
        )

    def delete(self, id: str) -> None:
        """Ta bort målet och alla dess aktiviteter. Behörighet: order:draft."""
        self._transport.do("DELETE", at("/api/v1/order-goals/{id}/", id=id))

    def activity_new(self, id: str, *, idempotency_key: str | None = None) -> m.OrderActivityRecord | None:
        """Lägg till en tom aktivitet, som du sedan skriver. Behörighet: order:draft."""
        return cast(
            "m.OrderActivityRecord | None",
            self._transport.do(
                "POST", at("/api/v1/order-goals/{id}/activities/", id=id), key=idempotency_key
            ),
        )

    def goal_move(
        self, id: str, body: m.GoalMoveBody | None = None, *, idempotency_key: str | None = None
    ) -> None:
        """Flytta målet ett steg i ordningen. Behörighet: order:draft."""
        self._transport.do("POST", at("/api/v1/order-goals/{id}/move/", id=id), body, key=idempotency_key)
