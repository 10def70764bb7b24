"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class Children:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        lives: Literal["contact", "elsewhere", "expected", "part_time", "with_person"] | None = None,
        page_size: int | None = None,
        review_to: str | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.ChildRow]:
        """Personens minderåriga barn, aldrig med namn. Vad barnet sade och hur ni tar hänsyn står i det
        enskilda barnet. Behörighet: child:read."""
        return cast(
            "Iterator[m.ChildRow]",
            self._transport.pages(
                "/api/v1/children/",
                {
                    "case": case,
                    "lives": lives,
                    "page_size": page_size,
                    "review_to": review_to,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Child:
        """Personens minderåriga barn, aldrig med namn. Vad barnet sade och hur ni tar hänsyn står i det
        enskilda barnet. Behörighet: child:read."""
        return cast("m.Child", self._transport.get(at("/api/v1/children/{id}/", id=id)))

    def update(self, id: str, body: m.ChildEditBody | None = None, *, version: int) -> m.Child | None:
        """Ändra uppgifterna om ett barn. Behörighet: child:write."""
        return cast(
            "m.Child | None",
            self._transport.do("PATCH", at("/api/v1/children/{id}/", id=id), body, version=version),
        )
