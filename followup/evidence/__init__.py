"""What a follow-up starts from: everything that is known since the last one, so that nobody looks it up or types it."""

from .basis import Basis, basis_of_decision, basis_of_plan, last_held
from .conclusion import Stands, last_of_decisions, last_of_plans, stands
from .done import ActivityEvidence, GoalEvidence, evidence
from .goals import GoalBasis, Line
from .statements import fresh_statements
from .support import Hours, Missed, Support

__all__ = [
    "ActivityEvidence",
    "Basis",
    "GoalBasis",
    "GoalEvidence",
    "Hours",
    "Line",
    "Missed",
    "Stands",
    "Support",
    "basis_of_decision",
    "basis_of_plan",
    "evidence",
    "fresh_statements",
    "last_held",
    "last_of_decisions",
    "last_of_plans",
    "stands",
]
