from .dialogue import AnswerTime, OrderGrade, OrderMessage, OrderMessageQuerySet, OrderReturn, OrderVersion
from .execution import Interruption, InterruptionQuerySet, Offer
from .order import (
    Order,
    OrderActivity,
    OrderActivityQuerySet,
    OrderGoal,
    OrderGoalQuerySet,
    OrderPartQuerySet,
    OrderQuerySet,
)

__all__ = [
    "AnswerTime",
    "Interruption",
    "InterruptionQuerySet",
    "Offer",
    "Order",
    "OrderActivity",
    "OrderActivityQuerySet",
    "OrderGoal",
    "OrderGoalQuerySet",
    "OrderGrade",
    "OrderMessage",
    "OrderMessageQuerySet",
    "OrderPartQuerySet",
    "OrderQuerySet",
    "OrderReturn",
    "OrderVersion",
]
