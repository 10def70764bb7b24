"""The orders that the sums are reckoned on, one row each."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from orders.models import Order

from ..rules.money import Of, hours_between
from .comparison import percent_of
from .hours import Scope, by_order, ordered


@dataclass(frozen=True)
class OrderRow:
    order: UUID
    ordered: Decimal
    performed: Decimal
    missed: Decimal

    @property
    def percent(self) -> Decimal | None:
        return percent_of(self.performed, self.ordered)


def order_rows(scope: Scope) -> list[OrderRow]:
    """Those that took most of their time first, then those that ask for no hours, and last those that took none."""
    asked = defaultdict(Decimal)
    for span in ordered(scope):
        asked[span.order] += hours_between(span.hours or Decimal(0), span.first, span.last)
    became = by_order(scope)
    rows = [
        OrderRow(
            order,
            asked[order],
            became[order].get(Of.PERFORMED, Decimal(0)),
            became[order].get(Of.MISSED, Decimal(0)),
        )
        for order in {*asked, *became}
    ]
    return sorted(rows, key=lambda row: (-(row.percent or 0), -row.performed, str(row.order)))


def with_persons(user, rows: list[OrderRow]) -> list[tuple[OrderRow, Order | None]]:
    """The order with its person where the user sees it; what has ended long ago a provider only counts."""
    orders = Order.objects.visible_to(user).select_related("case__client", "provider")
    seen = orders.in_bulk([row.order for row in rows])
    return [(row, seen.get(row.order)) for row in rows]
