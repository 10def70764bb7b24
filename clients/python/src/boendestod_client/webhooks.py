"""What a receiver of events does first: see that it comes from where it says."""

from collections.abc import Mapping
from typing import NamedTuple, cast

from standardwebhooks import Webhook, WebhookVerificationError

from .models import Event

__all__ = ["Received", "WebhookVerificationError", "received"]


class Received(NamedTuple):
    """The same `id` again is the same event again: do nothing."""

    id: str
    event: Event


def received(body: bytes | str, headers: Mapping[str, str], secret: str) -> Received:
    """`secret` is the subscription's (whsec_…), `body` what came, untouched. Raises WebhookVerificationError when the
    signature is another's, or older than five minutes."""
    lowered = {name.lower(): value for name, value in headers.items()}
    try:
        event = Webhook(secret).verify(body, lowered)
    except ValueError as unreadable:
        raise WebhookVerificationError("Unreadable") from unreadable
    return Received(lowered["webhook-id"], cast("Event", event))
