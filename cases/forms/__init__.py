from .decision import DecisionForm, EndDecisionForm
from .person import (
    PARTICULARS,
    AssignForm,
    EditClientForm,
    NewCaseForm,
    NewClientForm,
    ParticularsForm,
    SearchForm,
)

__all__ = [
    "PARTICULARS",
    "AssignForm",
    "DecisionForm",
    "EditClientForm",
    "EndDecisionForm",
    "NewCaseForm",
    "NewClientForm",
    "ParticularsForm",
    "SearchForm",
]
