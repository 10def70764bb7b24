"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class NationalReports:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        from_day: str | None = None,
        kind: Literal["council_quarter", "ivo_quarter", "socialstyrelsen_month"] | None = None,
        page_size: int | None = None,
        to_day: str | None = None,
    ) -> Iterator[m.NationalReport]:
        """Filer till Socialstyrelsen, IVO och fullmäktige: när de togs fram, kontrollerades och lämnades.
        Själva filen hämtas på sidan. Behörighet: national-report:read."""
        return cast(
            "Iterator[m.NationalReport]",
            self._transport.pages(
                "/api/v1/national-reports/",
                {"from_day": from_day, "kind": kind, "page_size": page_size, "to_day": to_day},
            ),
        )

    def create(
        self, body: m.NationalReportsBody, *, idempotency_key: str | None = None
    ) -> m.NationalReport | None:
        """Ta fram en rapport. what är rapportens slag och periodens första dag, till exempel
        socialstyrelsen_month.2026-02-01. Behörighet: national_report:make."""
        return cast(
            "m.NationalReport | None",
            self._transport.do("POST", "/api/v1/national-reports/", body, key=idempotency_key),
        )

    def get(self, id: int) -> m.NationalReport:
        """Filer till Socialstyrelsen, IVO och fullmäktige: när de togs fram, kontrollerades och lämnades.
        Själva filen hämtas på sidan. Behörighet: national-report:read."""
        return cast("m.NationalReport", self._transport.get(at("/api/v1/national-reports/{id}/", id=id)))

    def national_report(
        self, id: int, body: m.NationalReportBody | None = None, *, idempotency_key: str | None = None
    ) -> m.NationalReport | None:
        """Säg först att rapporten är kontrollerad, och sedan när och hur den lämnades. Systemet skickar
        ingenting. Behörighet: national_report:make."""
        return cast(
            "m.NationalReport | None",
            self._transport.do(
                "POST", at("/api/v1/national-reports/{id}/proceed/", id=id), body, key=idempotency_key
            ),
        )
