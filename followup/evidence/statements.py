"""What the provider has said before a decision is followed up."""

from django.db.models import QuerySet

from cases.models import Case
from orders.models import Order

from ..models import StatementRequest
from .basis import last_held


def fresh_statements(case: Case, order: Order | None) -> QuerySet | None:
    """Those that the running order's provider has given since the decision was last followed up and that no follow-up
    rests on, the latest first. None when no provider carries the support out."""
    if order is None:
        return None
    found = StatementRequest.objects.filter(
        order=order, provider=order.provider, answered_at__isnull=False, follow_ups__isnull=True
    )
    last = last_held(case.decision_follow_ups)
    if last is not None:
        found = found.filter(answered_at__date__gte=last.held_on)
    return found.order_by("-answered_at")
