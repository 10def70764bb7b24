"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import cast

from .. import models as m
from ..transport import Transport, at


class TaperSteps:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        case: str | None = None,
        follow_up: str | None = None,
        page_size: int | None = None,
        starts_from: str | None = None,
        starts_to: str | None = None,
        updated_since: str | None = None,
    ) -> Iterator[m.TaperStepRow]:
        """Steg i nedtrappning, som en uppföljning kom fram till. Behörighet: taper-step:read."""
        return cast(
            "Iterator[m.TaperStepRow]",
            self._transport.pages(
                "/api/v1/taper-steps/",
                {
                    "case": case,
                    "follow_up": follow_up,
                    "page_size": page_size,
                    "starts_from": starts_from,
                    "starts_to": starts_to,
                    "updated_since": updated_since,
                },
            ),
        )

    def get(self, id: str) -> m.TaperStep:
        """Steg i nedtrappning, som en uppföljning kom fram till. Behörighet: taper-step:read."""
        return cast("m.TaperStep", self._transport.get(at("/api/v1/taper-steps/{id}/", id=id)))
