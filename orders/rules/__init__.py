from .content import ActivityContent, GoalContent, OrderContent, Remark, missing_for_sending
from .order import (
    COMMISSIONER_ORDER,
    COMMISSIONER_SEES,
    MOVES,
    PROVIDER_ORDER,
    PROVIDER_SEES,
    GoalScheme,
    OrderState,
    ReturnCategory,
    Structured,
    SubGoal,
    SupportForm,
)

__all__ = [
    "COMMISSIONER_ORDER",
    "COMMISSIONER_SEES",
    "MOVES",
    "PROVIDER_ORDER",
    "PROVIDER_SEES",
    "ActivityContent",
    "GoalContent",
    "GoalScheme",
    "OrderContent",
    "OrderState",
    "Remark",
    "ReturnCategory",
    "Structured",
    "SubGoal",
    "SupportForm",
    "missing_for_sending",
]
