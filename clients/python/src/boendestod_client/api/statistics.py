"""Made by `make client` from docs/openapi.yaml: change it there."""

from typing import cast

from .. import models as m
from ..transport import Transport, at


class Statistics:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        alder: str | None = None,
        enhet: int | None = None,
        fran: str | None = None,
        kon: str | None = None,
        kvartal: str | None = None,
        malgrupp: str | None = None,
        per: str | None = None,
        team: int | None = None,
        till: str | None = None,
        utforare: int | None = None,
        visa: str | None = None,
    ) -> list[m.Figure]:
        """Kommunens siffror med samma filter, samma definitioner och samma dolda celler som på sidan
        Siffror. Behörighet: statistic:read."""
        return cast(
            "list[m.Figure]",
            self._transport.get(
                "/api/v1/statistics/",
                {
                    "alder": alder,
                    "enhet": enhet,
                    "fran": fran,
                    "kon": kon,
                    "kvartal": kvartal,
                    "malgrupp": malgrupp,
                    "per": per,
                    "team": team,
                    "till": till,
                    "utforare": utforare,
                    "visa": visa,
                },
            ),
        )

    def get(
        self,
        id: str,
        *,
        alder: str | None = None,
        enhet: int | None = None,
        fran: str | None = None,
        kon: str | None = None,
        kvartal: str | None = None,
        malgrupp: str | None = None,
        per: str | None = None,
        team: int | None = None,
        till: str | None = None,
        utforare: int | None = None,
        visa: str | None = None,
    ) -> m.Figure:
        """Kommunens siffror med samma filter, samma definitioner och samma dolda celler som på sidan
        Siffror. Behörighet: statistic:read."""
        return cast(
            "m.Figure",
            self._transport.get(
                at("/api/v1/statistics/{id}/", id=id),
                {
                    "alder": alder,
                    "enhet": enhet,
                    "fran": fran,
                    "kon": kon,
                    "kvartal": kvartal,
                    "malgrupp": malgrupp,
                    "per": per,
                    "team": team,
                    "till": till,
                    "utforare": utforare,
                    "visa": visa,
                },
            ),
        )
