from .dialogue import AcceptForm, KeyWorkerForm, OrderFilter, ReturnForm, SendForm
from .execution import InterruptionForm, OfferAnswerForm, OfferForm, ResumeForm, StartForm
from .writing import (
    NOT_IN_SCHEME,
    ActivityForm,
    GoalForm,
    MoveForm,
    NewGoalForm,
    NewOrderForm,
    OrderForm,
    TapForm,
    needs_to_order,
)

__all__ = [
    "NOT_IN_SCHEME",
    "AcceptForm",
    "ActivityForm",
    "GoalForm",
    "InterruptionForm",
    "KeyWorkerForm",
    "MoveForm",
    "NewGoalForm",
    "NewOrderForm",
    "OfferAnswerForm",
    "OfferForm",
    "OrderFilter",
    "OrderForm",
    "ResumeForm",
    "ReturnForm",
    "SendForm",
    "StartForm",
    "TapForm",
    "needs_to_order",
]
