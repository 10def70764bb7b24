"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class FollowUps:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        conclusion: Literal["change", "continue", "end", "investigate", "taper"] | None = None,
        held_from: str | None = None,
        held_to: str | None = None,
        kind: Literal["decision", "plan"] | None = None,
        page_size: int | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.FollowUpRow]:
        """Uppföljningar av planer och av beslut i samma lista. Utfallen står i den enskilda uppföljningen.
        Behörighet: follow-up:read."""
        return cast(
            "Iterator[m.FollowUpRow]",
            self._transport.pages(
                "/api/v1/follow-ups/",
                {
                    "case": case,
                    "conclusion": conclusion,
                    "held_from": held_from,
                    "held_to": held_to,
                    "kind": kind,
                    "page_size": page_size,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.FollowUp:
        """Uppföljningar av planer och av beslut i samma lista. Utfallen står i den enskilda uppföljningen.
        Behörighet: follow-up:read."""
        return cast("m.FollowUp", self._transport.get(at("/api/v1/follow-ups/{id}/", id=id)))

    def plan_follow_up_amend(self, id: str, *, idempotency_key: str | None = None) -> m.Order | None:
        """Börja den ändring av beställningen som en uppföljning av plan kom fram till. Svaret är utkastet.
        Behörighet: order:amend."""
        return cast(
            "m.Order | None",
            self._transport.do(
                "POST", at("/api/v1/follow-ups/{id}/amend-order/", id=id), key=idempotency_key
            ),
        )

    def decision_follow_up_amend(self, id: str, *, idempotency_key: str | None = None) -> m.Order | None:
        """Börja den ändring av beställningen som en uppföljning av beslut kom fram till. Svaret är
        utkastet. Behörighet: order:amend."""
        return cast(
            "m.Order | None",
            self._transport.do(
                "POST", at("/api/v1/follow-ups/{id}/amend-order-by-decision/", id=id), key=idempotency_key
            ),
        )

    def plan_follow_up_view(
        self, id: str, body: m.PlanFollowUpViewBody, *, idempotency_key: str | None = None
    ) -> m.FollowUp | None:
        """Skriv den andra sidans bild till en uppföljning av plan. Behörighet: plan_follow_up:hold."""
        return cast(
            "m.FollowUp | None",
            self._transport.do(
                "POST", at("/api/v1/follow-ups/{id}/own-view/", id=id), body, key=idempotency_key
            ),
        )
