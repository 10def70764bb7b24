"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class Messages:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        side: Literal["authority", "provider"] | None = None,
        state: Literal["read", "unread"] | None = None,
        updated_since: str | None = None,
        written_from: str | None = None,
        written_to: str | None = None,
    ) -> Iterator[m.OrderMessageRow]:
        """Meddelanden om beställningar. Texten står i det enskilda meddelandet. Att läsa det här markerar
        det inte som läst. Behörighet: message:read."""
        return cast(
            "Iterator[m.OrderMessageRow]",
            self._transport.pages(
                "/api/v1/messages/",
                {
                    "case": case,
                    "order": order,
                    "page_size": page_size,
                    "side": side,
                    "state": state,
                    "updated_since": updated_since,
                    "written_from": written_from,
                    "written_to": written_to,
                },
            ),
        )

    def get(self, id: str) -> m.OrderMessage:
        """Meddelanden om beställningar. Texten står i det enskilda meddelandet. Att läsa det här markerar
        det inte som läst. Behörighet: message:read."""
        return cast("m.OrderMessage", self._transport.get(at("/api/v1/messages/{id}/", id=id)))

    def read(self, id: str, *, idempotency_key: str | None = None) -> m.OrderMessage | None:
        """Markera meddelandet som läst. Behörighet: order:write_message."""
        return cast(
            "m.OrderMessage | None",
            self._transport.do("POST", at("/api/v1/messages/{id}/read/", id=id), key=idempotency_key),
        )
