from .delegation import Delegation
from .forms import FormDraft, FormSubmission
from .log import AccessLog
from .organisation import CommissioningUnit, DeadlineRule, Municipality, Provider, Team
from .record import CaseRecord, RecordQuerySet
from .user import Membership, User, working_as

__all__ = [
    "AccessLog",
    "CaseRecord",
    "CommissioningUnit",
    "DeadlineRule",
    "Delegation",
    "FormDraft",
    "FormSubmission",
    "Membership",
    "Municipality",
    "Provider",
    "RecordQuerySet",
    "Team",
    "User",
    "working_as",
]
