"""Every rule of what is overdue, each written once: a queryset of what the rule applies to, with its due day.

From that one queryset come the nightly job, the case page, the lists, the API and the statistics."""

from .decisions import begun, interrupted, orders_of
from .nightly import (
    close_resolved,
    escalate,
    late_rules,
    late_since,
    overdue,
    raise_flags,
    to_escalate,
)
from .orders import order_unanswered
from .table import RULES, Rule, rules_for

__all__ = [
    "RULES",
    "Rule",
    "begun",
    "close_resolved",
    "escalate",
    "interrupted",
    "late_rules",
    "late_since",
    "order_unanswered",
    "orders_of",
    "overdue",
    "raise_flags",
    "rules_for",
    "to_escalate",
]
