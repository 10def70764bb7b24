"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class OrderActivities:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        goal: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        state: Literal["dropped", "standing"] | None = None,
        sub_goal: Literal["more_independently", "motivation", "with_support", "without_support"]
        | None = None,
        support_form: Literal["compensatory", "emotional", "practical", "skills_training"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.OrderActivityRow]:
        """Beställda aktiviteter. Utföraren läser dem i en återsänd eller avslutad beställning i
        beställningen själv. Behörighet: order-activity:read."""
        return cast(
            "Iterator[m.OrderActivityRow]",
            self._transport.pages(
                "/api/v1/order-activities/",
                {
                    "case": case,
                    "goal": goal,
                    "order": order,
                    "page_size": page_size,
                    "state": state,
                    "sub_goal": sub_goal,
                    "support_form": support_form,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.OrderActivityRecord:
        """Beställda aktiviteter. Utföraren läser dem i en återsänd eller avslutad beställning i
        beställningen själv. Behörighet: order-activity:read."""
        return cast("m.OrderActivityRecord", self._transport.get(at("/api/v1/order-activities/{id}/", id=id)))

    def update(
        self, id: str, body: m.ActivityEditBody | None = None, *, version: int
    ) -> m.OrderActivityRecord | None:
        """Ändra aktiviteten. Vilka fält som finns hänger på målmodellen. Behörighet: order:draft."""
        return cast(
            "m.OrderActivityRecord | None",
            self._transport.do("PATCH", at("/api/v1/order-activities/{id}/", id=id), body, version=version),
        )

    def delete(self, id: str) -> None:
        """Ta bort aktiviteten. Behörighet: order:draft."""
        self._transport.do("DELETE", at("/api/v1/order-activities/{id}/", id=id))

    def activity_move(
        self, id: str, body: m.ActivityMoveBody | None = None, *, idempotency_key: str | None = None
    ) -> None:
        """Flytta aktiviteten ett steg i ordningen. Behörighet: order:draft."""
        self._transport.do(
            "POST", at("/api/v1/order-activities/{id}/move/", id=id), body, key=idempotency_key
        )
