"""What the orders say when their case is closed: heard through accounts.changes, in the same transaction."""

from datetime import date
from uuid import UUID

from boendestod.errors import refuse_if

from ..models import Order


def keep_open_while_an_order_runs(case_id: UUID, today: date, event: str) -> None:
    """A case is not closed while a provider has an order of it. A draft was never anybody's, and hinders nothing."""
    if event != "case.close":
        return
    refuse_if(
        Order.objects.filter(case=case_id, sent_at__isnull=False, ended_on__isnull=True).exists(),
        "Utföraren har en beställning som inte är avslutad. Avsluta den först.",
        "order_running",
    )
