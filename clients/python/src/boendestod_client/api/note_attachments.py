"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class NoteAttachments:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        note: str | None = None,
        page_size: int | None = None,
        state: Literal["expected", "received", "refused"] | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.NoteAttachmentRow]:
        """Uppgifter om bilder till daganteckningar. Själva bilden visas på sidan, inte här. Behörighet:
        note-attachment:read."""
        return cast(
            "Iterator[m.NoteAttachmentRow]",
            self._transport.pages(
                "/api/v1/note-attachments/",
                {
                    "case": case,
                    "note": note,
                    "page_size": page_size,
                    "state": state,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.NoteAttachment:
        """Uppgifter om bilder till daganteckningar. Själva bilden visas på sidan, inte här. Behörighet:
        note-attachment:read."""
        return cast("m.NoteAttachment", self._transport.get(at("/api/v1/note-attachments/{id}/", id=id)))
