"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class OrderGrades:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        aspect: Literal["activities", "goals", "needs", "scope"] | None = None,
        case: str | None = None,
        grade: Literal["clear", "mentioned", "not_at_all"] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.OrderGradeRow]:
        """Utförarens omdömen om hur tydlig beställningen är. Kommentaren står i det enskilda omdömet.
        Behörighet: order-grade:read."""
        return cast(
            "Iterator[m.OrderGradeRow]",
            self._transport.pages(
                "/api/v1/order-grades/",
                {
                    "aspect": aspect,
                    "case": case,
                    "grade": grade,
                    "order": order,
                    "page_size": page_size,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.OrderGrade:
        """Utförarens omdömen om hur tydlig beställningen är. Kommentaren står i det enskilda omdömet.
        Behörighet: order-grade:read."""
        return cast("m.OrderGrade", self._transport.get(at("/api/v1/order-grades/{id}/", id=id)))
