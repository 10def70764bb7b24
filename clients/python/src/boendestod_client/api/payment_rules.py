"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class PaymentRules:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        model: Literal["grant", "ordered", "per_person", "performed", "with_missed"] | None = None,
        page_size: int | None = None,
        provider: int | None = None,
        valid_from_to: str | None = None,
    ) -> Iterator[m.PaymentRule]:
        """Kommunens ersättningsregler. För en utförare gäller den regel som började gälla senast.
        Behörighet: payment-rule:read."""
        return cast(
            "Iterator[m.PaymentRule]",
            self._transport.pages(
                "/api/v1/payment-rules/",
                {
                    "model": model,
                    "page_size": page_size,
                    "provider": provider,
                    "valid_from_to": valid_from_to,
                },
            ),
        )

    def create(self, body: m.PaymentRulesBody, *, idempotency_key: str | None = None) -> m.PaymentRule | None:
        """Lägg till en ersättningsregel från en dag. Behörighet: money:change."""
        return cast(
            "m.PaymentRule | None",
            self._transport.do("POST", "/api/v1/payment-rules/", body, key=idempotency_key),
        )

    def get(self, id: int) -> m.PaymentRule:
        """Kommunens ersättningsregler. För en utförare gäller den regel som började gälla senast.
        Behörighet: payment-rule:read."""
        return cast("m.PaymentRule", self._transport.get(at("/api/v1/payment-rules/{id}/", id=id)))

    def delete(self, id: int) -> None:
        """Ta bort en ersättningsregel som inte har börjat gälla. Behörighet: money:change."""
        self._transport.do("DELETE", at("/api/v1/payment-rules/{id}/", id=id))
