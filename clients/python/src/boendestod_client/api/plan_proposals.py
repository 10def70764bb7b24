"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class PlanProposals:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        kind: Literal["add_activity", "add_goal", "drop_activity", "drop_goal"] | None = None,
        page_size: int | None = None,
        plan: str | None = None,
        state: Literal["accepted", "declined", "open", "withdrawn"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.ProposalRow]:
        """Vad överenskomna planer ber handläggaren att ändra i beställningen. Målets och aktivitetens ord
        står i planen. Behörighet: plan-proposal:read."""
        return cast(
            "Iterator[m.ProposalRow]",
            self._transport.pages(
                "/api/v1/plan-proposals/",
                {
                    "case": case,
                    "kind": kind,
                    "page_size": page_size,
                    "plan": plan,
                    "state": state,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Proposal:
        """Vad överenskomna planer ber handläggaren att ändra i beställningen. Målets och aktivitetens ord
        står i planen. Behörighet: plan-proposal:read."""
        return cast("m.Proposal", self._transport.get(at("/api/v1/plan-proposals/{id}/", id=id)))

    def proposal_accept(
        self, id: str, *, version: int, idempotency_key: str | None = None
    ) -> m.Proposal | None:
        """Godta ett förslag. Beställningen ändras, eller så läggs förslaget i en ändring som du fyller i
        och skickar. Behörighet: plan:review."""
        return cast(
            "m.Proposal | None",
            self._transport.do(
                "POST", at("/api/v1/plan-proposals/{id}/accept/", id=id), version=version, key=idempotency_key
            ),
        )

    def proposal_decline(
        self, id: str, body: m.ProposalDeclineBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Proposal | None:
        """Avböj ett förslag och säg varför. Planen gäller som den är tills den ändras. Behörighet:
        plan:review."""
        return cast(
            "m.Proposal | None",
            self._transport.do(
                "POST",
                at("/api/v1/plan-proposals/{id}/decline/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )
