"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class Appeals:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        decision: str | None = None,
        judged: Literal["dismissed", "granted", "partly_granted", "rejected", "returned", "written_off"]
        | None = None,
        page_size: int | None = None,
        received_from: str | None = None,
        received_to: str | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.AppealRow]:
        """Överklaganden. Vad personen vill ändra, och domarna, står i det enskilda överklagandet.
        Behörighet: appeal:read."""
        return cast(
            "Iterator[m.AppealRow]",
            self._transport.pages(
                "/api/v1/appeals/",
                {
                    "case": case,
                    "decision": decision,
                    "judged": judged,
                    "page_size": page_size,
                    "received_from": received_from,
                    "received_to": received_to,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Appeal:
        """Överklaganden. Vad personen vill ändra, och domarna, står i det enskilda överklagandet.
        Behörighet: appeal:read."""
        return cast("m.Appeal", self._transport.get(at("/api/v1/appeals/{id}/", id=id)))

    def update(self, id: str, body: m.AppealHandleBody | None = None, *, version: int) -> m.Appeal | None:
        """Skriv om överklagandet kom i rätt tid, och när det skickades till förvaltningsrätten. Behörighet:
        appeal:register."""
        return cast(
            "m.Appeal | None",
            self._transport.do("PATCH", at("/api/v1/appeals/{id}/", id=id), body, version=version),
        )

    def judgment_new(
        self, id: str, body: m.JudgmentNewBody, *, idempotency_key: str | None = None
    ) -> m.Appeal | None:
        """Registrera en dom. Svaret är överklagandet med alla sina domar. Behörighet: appeal:register."""
        return cast(
            "m.Appeal | None",
            self._transport.do(
                "POST", at("/api/v1/appeals/{id}/judgments/", id=id), body, key=idempotency_key
            ),
        )
