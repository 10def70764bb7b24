"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import cast

from .. import models as m
from ..transport import Transport, at


class Budgets:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self, *, page_size: int | None = None, unit: int | None = None, year: int | None = None
    ) -> Iterator[m.Budget]:
        """Vad nämnden har avsatt för ett år: timmar, kronor eller båda. Behörighet: budget:read."""
        return cast(
            "Iterator[m.Budget]",
            self._transport.pages("/api/v1/budgets/", {"page_size": page_size, "unit": unit, "year": year}),
        )

    def create(self, body: m.BudgetsBody, *, idempotency_key: str | None = None) -> m.Budget | None:
        """Lägg till en budget för ett år. Behörighet: money:change."""
        return cast(
            "m.Budget | None", self._transport.do("POST", "/api/v1/budgets/", body, key=idempotency_key)
        )

    def get(self, id: int) -> m.Budget:
        """Vad nämnden har avsatt för ett år: timmar, kronor eller båda. Behörighet: budget:read."""
        return cast("m.Budget", self._transport.get(at("/api/v1/budgets/{id}/", id=id)))

    def delete(self, id: int) -> None:
        """Ta bort budgeten för ett år som inte har börjat. Behörighet: money:change."""
        self._transport.do("DELETE", at("/api/v1/budgets/{id}/", id=id))
