from .amendment import AcceptAmendmentForm, AmendForm, WithdrawForm
from .carrying_on import CarryOnForm
from .dialogue import AcceptForm, KeyWorkerForm, OrderFilter, ReturnForm, SendForm
from .execution import InterruptionForm, OfferAnswerForm, OfferForm, ResumeForm, StartForm
from .grades import GradeForm
from .messages import MessageFilter, MessageForm, ReadForm
from .writing import (
    NEED,
    ActivityForm,
    GoalForm,
    MoveForm,
    NewGoalForm,
    NewOrderForm,
    OrderForm,
    TapForm,
    need_in_short,
    needs_to_order,
)

__all__ = [
    "NEED",
    "AcceptAmendmentForm",
    "AcceptForm",
    "ActivityForm",
    "AmendForm",
    "CarryOnForm",
    "GoalForm",
    "GradeForm",
    "InterruptionForm",
    "KeyWorkerForm",
    "MessageFilter",
    "MessageForm",
    "MoveForm",
    "NewGoalForm",
    "NewOrderForm",
    "OfferAnswerForm",
    "OfferForm",
    "OrderFilter",
    "OrderForm",
    "ReadForm",
    "ResumeForm",
    "ReturnForm",
    "SendForm",
    "StartForm",
    "TapForm",
    "WithdrawForm",
    "need_in_short",
    "needs_to_order",
]
