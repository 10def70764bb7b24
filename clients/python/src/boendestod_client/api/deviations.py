"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class Deviations:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        happened_from: str | None = None,
        happened_to: str | None = None,
        is_complaint: Literal["false", "true"] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        severity: Literal[1, 2, 3, 4] | None = None,
        state: Literal["closed", "handled", "reported"] | None = None,
        updated_since: str | None = None,
        visit: str | None = None,
        what: Literal[
            "injury",
            "keys_money",
            "late",
            "missed_support",
            "other",
            "secrecy",
            "threat",
            "treatment",
            "wrong_support",
        ]
        | None = None,
    ) -> Iterator[m.DeviationRow]:
        """Avvikelser och klagomål (SOSFS 2011:9). Vad som hände och vad som görs står i den enskilda
        avvikelsen. Behörighet: deviation:read."""
        return cast(
            "Iterator[m.DeviationRow]",
            self._transport.pages(
                "/api/v1/deviations/",
                {
                    "case": case,
                    "happened_from": happened_from,
                    "happened_to": happened_to,
                    "is_complaint": is_complaint,
                    "order": order,
                    "page_size": page_size,
                    "severity": severity,
                    "state": state,
                    "updated_since": updated_since,
                    "visit": visit,
                    "what": what,
                },
            ),
        )

    def get(self, id: str) -> m.Deviation:
        """Avvikelser och klagomål (SOSFS 2011:9). Vad som hände och vad som görs står i den enskilda
        avvikelsen. Behörighet: deviation:read."""
        return cast("m.Deviation", self._transport.get(at("/api/v1/deviations/{id}/", id=id)))

    def update(
        self, id: str, body: m.DeviationHandleBody | None = None, *, version: int
    ) -> m.Deviation | None:
        """Skriv vad ni gör åt en avvikelse. Den tas då om hand av dig. Behörighet: deviation:handle."""
        return cast(
            "m.Deviation | None",
            self._transport.do("PATCH", at("/api/v1/deviations/{id}/", id=id), body, version=version),
        )

    def close(self, id: str, *, version: int, idempotency_key: str | None = None) -> m.Deviation | None:
        """Avsluta en avvikelse. Vad ni har gjort måste vara skrivet, och allvarliga bedöms av enhetschefen.
        Behörighet: deviation:handle."""
        return cast(
            "m.Deviation | None",
            self._transport.do(
                "POST", at("/api/v1/deviations/{id}/close/", id=id), version=version, key=idempotency_key
            ),
        )

    def take(self, id: str, *, version: int, idempotency_key: str | None = None) -> m.Deviation | None:
        """Ta om hand en avvikelse. Behörighet: deviation:handle."""
        return cast(
            "m.Deviation | None",
            self._transport.do(
                "POST", at("/api/v1/deviations/{id}/take/", id=id), version=version, key=idempotency_key
            ),
        )
