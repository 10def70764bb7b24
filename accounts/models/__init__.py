from .code import WrongCode, address_sum
from .delegation import Delegation
from .device import Device, DeviceUser
from .forms import FormDraft, FormSubmission
from .log import AccessLog
from .organisation import CommissioningUnit, DeadlineRule, LimitRule, Municipality, Provider, Team
from .record import CaseRecord, RecordQuerySet
from .user import Membership, User, working_as

__all__ = [
    "AccessLog",
    "CaseRecord",
    "CommissioningUnit",
    "DeadlineRule",
    "Delegation",
    "Device",
    "DeviceUser",
    "FormDraft",
    "FormSubmission",
    "LimitRule",
    "Membership",
    "Municipality",
    "Provider",
    "RecordQuerySet",
    "Team",
    "User",
    "WrongCode",
    "address_sum",
    "working_as",
]
