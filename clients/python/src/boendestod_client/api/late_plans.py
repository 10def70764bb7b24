"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class LatePlans:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        due_from: str | None = None,
        due_to: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        reason: Literal[
            "cancelled",
            "forgotten",
            "no_contact",
            "order_unclear",
            "other",
            "person_ill",
            "person_waits",
            "staff",
        ]
        | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.LatePlanRow]:
        """Varför planer är sena, enligt utföraren. Den senaste för samma sak gäller. Behörighet:
        late-plan:read."""
        return cast(
            "Iterator[m.LatePlanRow]",
            self._transport.pages(
                "/api/v1/late-plans/",
                {
                    "case": case,
                    "due_from": due_from,
                    "due_to": due_to,
                    "order": order,
                    "page_size": page_size,
                    "reason": reason,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.LatePlan:
        """Varför planer är sena, enligt utföraren. Den senaste för samma sak gäller. Behörighet:
        late-plan:read."""
        return cast("m.LatePlan", self._transport.get(at("/api/v1/late-plans/{id}/", id=id)))
