from .dialogue import OrderReturn
from .order import Order, OrderActivity, OrderActivityQuerySet, OrderGoal, OrderPartQuerySet, OrderQuerySet

__all__ = [
    "Order",
    "OrderActivity",
    "OrderActivityQuerySet",
    "OrderGoal",
    "OrderPartQuerySet",
    "OrderQuerySet",
    "OrderReturn",
]
