"""Made by `make client` from docs/openapi.yaml: change it there."""

from typing import Literal, cast

from .. import models as m
from ..transport import Transport


class Events:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        after: str | None = None,
        change: Literal["changed", "created", "removed"] | None = None,
        limit: int | None = None,
        noun: str | None = None,
        since: str | None = None,
    ) -> m.EventPage:
        """Det som har hänt med det du får läsa, i ordning. En händelse kommer inte förrän allt som började
        före den är klart, så att ingen hoppas över. Fråga efter change=removed för det som har tagits bort.
        Behörighet: event:read."""
        return cast(
            "m.EventPage",
            self._transport.get(
                "/api/v1/events/",
                {"after": after, "change": change, "limit": limit, "noun": noun, "since": since},
            ),
        )
