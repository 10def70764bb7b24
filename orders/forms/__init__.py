from .dialogue import AcceptForm, KeyWorkerForm, OrderFilter, ReturnForm, SendForm
from .writing import (
    NOT_IN_SCHEME,
    ActivityForm,
    EditActivityForm,
    EditGoalForm,
    GoalForm,
    NewOrderForm,
    OrderForm,
    RemoveForm,
)

__all__ = [
    "NOT_IN_SCHEME",
    "AcceptForm",
    "ActivityForm",
    "EditActivityForm",
    "EditGoalForm",
    "GoalForm",
    "KeyWorkerForm",
    "NewOrderForm",
    "OrderFilter",
    "OrderForm",
    "RemoveForm",
    "ReturnForm",
    "SendForm",
]
