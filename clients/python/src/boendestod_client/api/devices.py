"""Made by `make client` from docs/openapi.yaml: change it there."""

from collections.abc import Iterator
from typing import Literal, cast

from .. import models as m
from ..transport import Transport, at


class Devices:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def all(
        self, *, blocked: Literal["false", "true"] | None = None, page_size: int | None = None
    ) -> Iterator[m.DeviceRow]:
        """Utförarens surfplattor. Behörighet: device:read."""
        return cast(
            "Iterator[m.DeviceRow]",
            self._transport.pages("/api/v1/devices/", {"blocked": blocked, "page_size": page_size}),
        )

    def get(self, id: str) -> m.Device:
        """Utförarens surfplattor. Behörighet: device:read."""
        return cast("m.Device", self._transport.get(at("/api/v1/devices/{id}/", id=id)))

    def block(
        self, id: str, body: m.DeviceBlockBody, *, idempotency_key: str | None = None
    ) -> m.Device | None:
        """Spärra en surfplatta. Den töms nästa gång den har nät. Behörighet: device:manage."""
        return cast(
            "m.Device | None",
            self._transport.do("POST", at("/api/v1/devices/{id}/block/", id=id), body, key=idempotency_key),
        )
