"""Made by `make client` from docs/openapi.yaml: change it there."""

from typing import cast

from .. import models as m
from ..transport import Transport, at


class Reference:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
    ) -> list[m.ReferenceKind]:
        """Värden som andra uppgifter skrivs med: fasta värden, kommunens frister och gränser, och vem du
        kan ange. Behörighet: reference:read."""
        return cast("list[m.ReferenceKind]", self._transport.get("/api/v1/reference/"))

    def get(self, id: str) -> m.Reference:
        """Värden som andra uppgifter skrivs med: fasta värden, kommunens frister och gränser, och vem du
        kan ange. Behörighet: reference:read."""
        return cast("m.Reference", self._transport.get(at("/api/v1/reference/{id}/", id=id)))

    def deadline_remove(self, id: int, *, idempotency_key: str | None = None) -> None:
        """Ta bort en längd som inte har börjat gälla. Behörighet: settings:change."""
        self._transport.do("POST", at("/api/v1/reference/deadlines/{id}/remove/", id=id), key=idempotency_key)

    def deadlines(self, body: m.DeadlinesBody, *, idempotency_key: str | None = None) -> None:
        """Ge en frist en ny längd från en dag. Det som har börjat tidigare behåller sin längd. Behörighet:
        settings:change."""
        self._transport.do("POST", "/api/v1/reference/deadlines/change/", body, key=idempotency_key)

    def presets(self, body: m.PresetsBody, *, idempotency_key: str | None = None) -> None:
        """Ta en annan kommuns frister och gränser. Behörighet: settings:change."""
        self._transport.do("POST", "/api/v1/reference/deadlines/take-preset/", body, key=idempotency_key)

    def limit_remove(self, id: int, *, idempotency_key: str | None = None) -> None:
        """Ta bort ett värde som inte har börjat gälla. Behörighet: settings:change."""
        self._transport.do("POST", at("/api/v1/reference/limits/{id}/remove/", id=id), key=idempotency_key)

    def limits(self, body: m.LimitsBody, *, idempotency_key: str | None = None) -> None:
        """Ge en gräns ett nytt värde från en dag. Behörighet: settings:change."""
        self._transport.do("POST", "/api/v1/reference/limits/change/", body, key=idempotency_key)
