"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class Absences:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        away_from: str | None = None,
        away_to: str | None = None,
        kind: Literal["other", "sick", "vacation"] | None = None,
        page_size: int | None = None,
        worker: int | None = None,
    ) -> Iterator[m.Absence]:
        """Medarbetares frånvaro, för dem som lägger schemat. Behörighet: absence:read."""
        return cast(
            "Iterator[m.Absence]",
            self._transport.pages(
                "/api/v1/absences/",
                {
                    "away_from": away_from,
                    "away_to": away_to,
                    "kind": kind,
                    "page_size": page_size,
                    "worker": worker,
                },
            ),
        )

    def create(self, body: m.AbsenceNewBody, *, idempotency_key: str | None = None) -> m.Absence | None:
        """Skriv in en medarbetares frånvaro. Hennes besök de dagarna behöver då någon annan. Behörighet:
        absence:record."""
        return cast(
            "m.Absence | None", self._transport.do("POST", "/api/v1/absences/", body, key=idempotency_key)
        )

    def get(self, id: int) -> m.Absence:
        """Medarbetares frånvaro, för dem som lägger schemat. Behörighet: absence:read."""
        return cast("m.Absence", self._transport.get(at("/api/v1/absences/{id}/", id=id)))

    def end(self, id: int, body: m.AbsenceEndBody, *, idempotency_key: str | None = None) -> m.Absence | None:
        """Ändra sista dagen för en frånvaro. Ligger den före den första dagen tas frånvaron bort och svaret
        är tomt. Behörighet: absence:record."""
        return cast(
            "m.Absence | None",
            self._transport.do("POST", at("/api/v1/absences/{id}/end/", id=id), body, key=idempotency_key),
        )
