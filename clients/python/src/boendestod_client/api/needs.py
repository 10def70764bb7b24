"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class Needs:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        current_state: Literal[0, 1, 2, 3, 4, 8, 9] | None = None,
        intended_state: Literal[0, 1, 2, 3, 4, 8, 9] | None = None,
        investigation: str | None = None,
        life_area: Literal[
            "communication",
            "community_life",
            "domestic_life",
            "general_tasks",
            "learning",
            "mobility",
            "relations",
            "self_care",
            "sense_of_security",
            "support_by_relative",
            "work_education_economy",
        ]
        | None = None,
        page_size: int | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.NeedRow]:
        """Utredningens livsområden. Det som har sagts och skrivits står i det enskilda livsområdet.
        Behörighet: need:read."""
        return cast(
            "Iterator[m.NeedRow]",
            self._transport.pages(
                "/api/v1/needs/",
                {
                    "case": case,
                    "current_state": current_state,
                    "intended_state": intended_state,
                    "investigation": investigation,
                    "life_area": life_area,
                    "page_size": page_size,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Need:
        """Utredningens livsområden. Det som har sagts och skrivits står i det enskilda livsområdet.
        Behörighet: need:read."""
        return cast("m.Need", self._transport.get(at("/api/v1/needs/{id}/", id=id)))

    def update(self, id: str, body: m.NeedEditBody | None = None, *, version: int) -> m.Need | None:
        """Ändra det som står om livsområdet. Behörighet: investigation:write."""
        return cast(
            "m.Need | None",
            self._transport.do("PATCH", at("/api/v1/needs/{id}/", id=id), body, version=version),
        )

    def delete(self, id: str) -> None:
        """Ta bort ett livsområde som inte har något skrivet. Behörighet: investigation:write."""
        self._transport.do("DELETE", at("/api/v1/needs/{id}/", id=id))

    def objection_new(
        self, id: str, body: m.ObjectionNewBody, *, idempotency_key: str | None = None
    ) -> m.Objection | None:
        """Skriv vad personen invänder mot det som står om livsområdet (14 kap. 6 § socialtjänstlagen).
        Behörighet: investigation:write."""
        return cast(
            "m.Objection | None",
            self._transport.do(
                "POST", at("/api/v1/needs/{id}/objections/", id=id), body, key=idempotency_key
            ),
        )

    def statement_new(
        self, id: str, body: m.StatementNewBody, *, idempotency_key: str | None = None
    ) -> m.Statement | None:
        """Lägg till en uppgift: vem som har sagt eller sett vad. Behörighet: investigation:write."""
        return cast(
            "m.Statement | None",
            self._transport.do(
                "POST", at("/api/v1/needs/{id}/statements/", id=id), body, key=idempotency_key
            ),
        )
