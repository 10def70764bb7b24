"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class DayNotes:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        event_from: str | None = None,
        event_to: str | None = None,
        for_caseworker: Literal["false", "true"] | None = None,
        goal: str | None = None,
        order: str | None = None,
        page_size: int | None = None,
        updated_since: str | None = None,
        visit: str | None = None,
    ) -> Iterator[m.DayNoteRow]:
        """Daganteckningar. Texten står i den enskilda anteckningen. Handläggaren ser dem som har förts
        vidare. Behörighet: day-note:read."""
        return cast(
            "Iterator[m.DayNoteRow]",
            self._transport.pages(
                "/api/v1/day-notes/",
                {
                    "case": case,
                    "event_from": event_from,
                    "event_to": event_to,
                    "for_caseworker": for_caseworker,
                    "goal": goal,
                    "order": order,
                    "page_size": page_size,
                    "updated_since": updated_since,
                    "visit": visit,
                },
            ),
        )

    def get(self, id: str) -> m.DayNote:
        """Daganteckningar. Texten står i den enskilda anteckningen. Handläggaren ser dem som har förts
        vidare. Behörighet: day-note:read."""
        return cast("m.DayNote", self._transport.get(at("/api/v1/day-notes/{id}/", id=id)))

    def note_correct(
        self, id: str, body: m.NoteCorrectBody, *, idempotency_key: str | None = None
    ) -> m.DayNote | None:
        """Rätta en anteckning. Rättelsen står bredvid, och anteckningen ändras inte. Behörighet:
        note:correct."""
        return cast(
            "m.DayNote | None",
            self._transport.do(
                "POST", at("/api/v1/day-notes/{id}/corrections/", id=id), body, key=idempotency_key
            ),
        )

    def note_object(
        self, id: str, body: m.NoteObjectBody, *, idempotency_key: str | None = None
    ) -> m.DayNote | None:
        """Skriv in vad personen säger är fel i en anteckning. Behörighet: note:object."""
        return cast(
            "m.DayNote | None",
            self._transport.do(
                "POST", at("/api/v1/day-notes/{id}/objections/", id=id), body, key=idempotency_key
            ),
        )
