"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class Conferences:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        held_from: str | None = None,
        held_to: str | None = None,
        open: Literal["false", "true"] | None = None,
        page_size: int | None = None,
        provider: int | None = None,
        unit: int | None = None,
    ) -> Iterator[m.ConferenceRow]:
        """Ärendekonferenser mellan en enhet och en utförare. Ärendena står i conference-items. Behörighet:
        conference:read."""
        return cast(
            "Iterator[m.ConferenceRow]",
            self._transport.pages(
                "/api/v1/conferences/",
                {
                    "held_from": held_from,
                    "held_to": held_to,
                    "open": open,
                    "page_size": page_size,
                    "provider": provider,
                    "unit": unit,
                },
            ),
        )

    def create(self, body: m.ConferenceNewBody, *, idempotency_key: str | None = None) -> m.Conference | None:
        """Kalla till en ärendekonferens. counterpart är utförarens id för en enhet, och enhetens id för en
        utförare. Ärendena som behöver talas om kommer med av sig själva. Behörighet: conference:call."""
        return cast(
            "m.Conference | None",
            self._transport.do("POST", "/api/v1/conferences/", body, key=idempotency_key),
        )

    def get(self, id: int) -> m.Conference:
        """Ärendekonferenser mellan en enhet och en utförare. Ärendena står i conference-items. Behörighet:
        conference:read."""
        return cast("m.Conference", self._transport.get(at("/api/v1/conferences/{id}/", id=id)))

    def close(
        self,
        id: int,
        body: m.ConferenceCloseBody | None = None,
        *,
        version: int,
        idempotency_key: str | None = None,
    ) -> m.Conference | None:
        """Avsluta ärendekonferensen. Uppgifterna finns kvar tills de är gjorda. Behörighet:
        conference:call."""
        return cast(
            "m.Conference | None",
            self._transport.do(
                "POST",
                at("/api/v1/conferences/{id}/close/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def add(
        self, id: int, body: m.ConferenceAddBody, *, idempotency_key: str | None = None
    ) -> m.ConferenceItem | None:
        """Lägg till ett ärende att tala om. order är beställningens id. Behörighet: conference:call."""
        return cast(
            "m.ConferenceItem | None",
            self._transport.do(
                "POST", at("/api/v1/conferences/{id}/items/", id=id), body, key=idempotency_key
            ),
        )

    def renew(self, id: int, *, idempotency_key: str | None = None) -> m.Conference | None:
        """Hämta det som har kommit till. Ärenden som är lösta och som ni inte har skrivit om tas bort.
        Behörighet: conference:call."""
        return cast(
            "m.Conference | None",
            self._transport.do("POST", at("/api/v1/conferences/{id}/renew/", id=id), key=idempotency_key),
        )
