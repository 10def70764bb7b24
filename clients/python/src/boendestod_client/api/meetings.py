"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class Meetings:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        form: Literal["home", "office", "other", "phone", "video"] | None = None,
        meets_from: str | None = None,
        meets_to: str | None = None,
        not_held_reason: Literal[
            "moved", "other", "person_absent", "person_declined", "person_ill", "staff_ill", "staff_prevented"
        ]
        | None = None,
        page_size: int | None = None,
        plan: str | None = None,
        state: Literal["booked", "held", "not_held"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.MeetingRow]:
        """Uppföljningsmöten: bokade, hållna och de som inte blev av. Behörighet: meeting:read."""
        return cast(
            "Iterator[m.MeetingRow]",
            self._transport.pages(
                "/api/v1/meetings/",
                {
                    "case": case,
                    "form": form,
                    "meets_from": meets_from,
                    "meets_to": meets_to,
                    "not_held_reason": not_held_reason,
                    "page_size": page_size,
                    "plan": plan,
                    "state": state,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Meeting:
        """Uppföljningsmöten: bokade, hållna och de som inte blev av. Behörighet: meeting:read."""
        return cast("m.Meeting", self._transport.get(at("/api/v1/meetings/{id}/", id=id)))

    def update(self, id: str, body: m.MeetingChangeBody | None = None, *, version: int) -> m.Meeting | None:
        """Ändra ett bokat uppföljningsmöte. Behörighet: meeting:book."""
        return cast(
            "m.Meeting | None",
            self._transport.do("PATCH", at("/api/v1/meetings/{id}/", id=id), body, version=version),
        )

    def invited(
        self, id: str, body: m.MeetingInvitedBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Meeting | None:
        """Skriv vilken dag personen fick inbjudan. Behörighet: meeting:book."""
        return cast(
            "m.Meeting | None",
            self._transport.do(
                "POST",
                at("/api/v1/meetings/{id}/invited/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )

    def not_held(
        self, id: str, body: m.MeetingNotHeldBody, *, version: int, idempotency_key: str | None = None
    ) -> m.Meeting | None:
        """Skriv att ett uppföljningsmöte inte blev av. Försöket finns kvar. Behörighet: meeting:book."""
        return cast(
            "m.Meeting | None",
            self._transport.do(
                "POST",
                at("/api/v1/meetings/{id}/not-held/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )
