"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class PlanReviews:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        answered: Literal["false", "true"] | None = None,
        arrived_from: str | None = None,
        arrived_to: str | None = None,
        case: str | None = None,
        outcome: Literal["accepted", "noted", "returned", "superseded"] | None = None,
        page_size: int | None = None,
        plan: str | None = None,
        plan_version: int | None = None,
        unread: Literal["false", "true"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.PlanReviewRow]:
        """Planer som har kommit till handläggaren, med svaret. Anmärkningarna står i det enskilda svaret.
        Att hämta den här gör inte planen läst. Behörighet: plan-review:read."""
        return cast(
            "Iterator[m.PlanReviewRow]",
            self._transport.pages(
                "/api/v1/plan-reviews/",
                {
                    "answered": answered,
                    "arrived_from": arrived_from,
                    "arrived_to": arrived_to,
                    "case": case,
                    "outcome": outcome,
                    "page_size": page_size,
                    "plan": plan,
                    "plan_version": plan_version,
                    "unread": unread,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.PlanReview:
        """Planer som har kommit till handläggaren, med svaret. Anmärkningarna står i det enskilda svaret.
        Att hämta den här gör inte planen läst. Behörighet: plan-review:read."""
        return cast("m.PlanReview", self._transport.get(at("/api/v1/plan-reviews/{id}/", id=id)))

    def plan_review(
        self, id: str, body: m.PlanReviewBody, *, version: int, idempotency_key: str | None = None
    ) -> m.PlanReview | None:
        """Godta planen, återsänd den med anmärkningar, eller säg att du har läst en plan som personen inte
        har sagt ja till. Behörighet: plan:review."""
        return cast(
            "m.PlanReview | None",
            self._transport.do(
                "POST",
                at("/api/v1/plan-reviews/{id}/answer/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def plan_read(self, id: str, *, idempotency_key: str | None = None) -> m.PlanReview | None:
        """Säg att planen är läst. Att hämta den räknas inte som att läsa den. Behörighet: plan:review."""
        return cast(
            "m.PlanReview | None",
            self._transport.do("POST", at("/api/v1/plan-reviews/{id}/read/", id=id), key=idempotency_key),
        )
