"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import cast

from .. import models as m
from ..transport import Transport, at


class DevicePacks:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self,
        *,
        device: str | None = None,
        made_from: str | None = None,
        made_to: str | None = None,
        page_size: int | None = None,
        user: int | None = None,
    ) -> Iterator[m.DevicePackRow]:
        """Vad en surfplatta har hämtat, för vem och vilka dagar. Behörighet: device-pack:read."""
        return cast(
            "Iterator[m.DevicePackRow]",
            self._transport.pages(
                "/api/v1/device-packs/",
                {
                    "device": device,
                    "made_from": made_from,
                    "made_to": made_to,
                    "page_size": page_size,
                    "user": user,
                },
            ),
        )

    def get(self, id: int) -> m.DevicePack:
        """Vad en surfplatta har hämtat, för vem och vilka dagar. Behörighet: device-pack:read."""
        return cast("m.DevicePack", self._transport.get(at("/api/v1/device-packs/{id}/", id=id)))
