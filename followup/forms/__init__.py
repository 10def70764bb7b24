from .follow_up import BothFollowUpsForm, DecisionFollowUpForm, PlanFollowUpForm
from .incident import (
    ConcernFeedbackForm,
    ConcernForm,
    DeviationFilter,
    DeviationForm,
    HandleDeviationForm,
)
from .note import CorrectionForm, NoteForm
from .visit import VisitFilter, VisitForm

__all__ = [
    "BothFollowUpsForm",
    "ConcernFeedbackForm",
    "ConcernForm",
    "CorrectionForm",
    "DecisionFollowUpForm",
    "DeviationFilter",
    "DeviationForm",
    "HandleDeviationForm",
    "NoteForm",
    "PlanFollowUpForm",
    "VisitFilter",
    "VisitForm",
]
