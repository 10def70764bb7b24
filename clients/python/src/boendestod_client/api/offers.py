"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class Offers:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        offered_from: str | None = None,
        offered_to: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        state: Literal["accepted", "declined", "waiting"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.OfferRow]:
        """Erbjudanden om att börja. Vad som erbjöds, och varför personen tackade nej, står i det enskilda
        erbjudandet. Behörighet: offer:read."""
        return cast(
            "Iterator[m.OfferRow]",
            self._transport.pages(
                "/api/v1/offers/",
                {
                    "case": case,
                    "offered_from": offered_from,
                    "offered_to": offered_to,
                    "order": order,
                    "page_size": page_size,
                    "state": state,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Offer:
        """Erbjudanden om att börja. Vad som erbjöds, och varför personen tackade nej, står i det enskilda
        erbjudandet. Behörighet: offer:read."""
        return cast("m.Offer", self._transport.get(at("/api/v1/offers/{id}/", id=id)))

    def answer(
        self, id: str, body: m.OfferAnswerBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Offer | None:
        """Skriv vad personen svarade på erbjudandet. Behörighet: order:execute."""
        return cast(
            "m.Offer | None",
            self._transport.do(
                "POST", at("/api/v1/offers/{id}/answer/", id=id), body, version=version, key=idempotency_key
            ),
        )
