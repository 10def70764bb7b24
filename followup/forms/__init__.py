from .follow_up import BothFollowUpsForm, DecisionFollowUpForm, PlanFollowUpForm
from .note import CorrectionForm, NoteForm
from .visit import VisitFilter, VisitForm

__all__ = [
    "BothFollowUpsForm",
    "CorrectionForm",
    "DecisionFollowUpForm",
    "NoteForm",
    "PlanFollowUpForm",
    "VisitFilter",
    "VisitForm",
]
