"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class Notifications:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        decision: str | None = None,
        page_size: int | None = None,
        sent_from: str | None = None,
        sent_to: str | None = None,
        state: Literal["received", "waiting"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.Notification]:
        """Underrättelser: när personen fick veta vad som beslutades. Behörighet: notification:read."""
        return cast(
            "Iterator[m.Notification]",
            self._transport.pages(
                "/api/v1/notifications/",
                {
                    "case": case,
                    "decision": decision,
                    "page_size": page_size,
                    "sent_from": sent_from,
                    "sent_to": sent_to,
                    "state": state,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.Notification:
        """Underrättelser: när personen fick veta vad som beslutades. Behörighet: notification:read."""
        return cast("m.Notification", self._transport.get(at("/api/v1/notifications/{id}/", id=id)))

    def received(
        self,
        id: str,
        body: m.NotificationReceivedBody | None = None,
        *,
        version: int,
        idempotency_key: str | None = None,
    ) -> m.Notification | None:
        """Skriv när personen fick beslutet. Tiden för att överklaga räknas från den dagen. Behörighet:
        decision:notify."""
        return cast(
            "m.Notification | None",
            self._transport.do(
                "POST",
                at("/api/v1/notifications/{id}/receive/", id=id),
                body,
                version=version,
                key=idempotency_key,
            ),
        )
