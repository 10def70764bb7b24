"""What a decision's orders take of the time that it gives."""

from dataclasses import dataclass
from decimal import Decimal

from cases.models import Decision
from cases.rules import hours_a_month

from ..models import Order


@dataclass(frozen=True)
class Hours:
    """Hours a month: what the decision's other orders take, and with this one together."""

    elsewhere: Decimal
    together: Decimal
    granted: Decimal | None

    @classmethod
    def of(cls, order: Order) -> "Hours":
        return cls.on(order.decision, order)

    @classmethod
    def on(cls, decision: Decision | None, order: Order) -> "Hours":
        """As it would be, were the order on that decision."""
        others = Order.objects.beside(order, decision) if decision else ()
        elsewhere = sum((_a_month(other) for other in others), Decimal(0))
        granted = decision and hours_a_month(decision.granted_hours or Decimal(0), decision.granted_per)
        return cls(elsewhere, elsewhere + _a_month(order), granted)

    @property
    def is_beyond(self) -> bool:
        return self.granted is not None and self.together > self.granted


def _a_month(order: Order) -> Decimal:
    return hours_a_month(order.hours or Decimal(0), order.hours_per)
