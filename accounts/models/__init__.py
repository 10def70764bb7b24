from .code import WrongCode, address_sum
from .delegation import Delegation
from .device import Device, DeviceUser
from .event import Event, Place
from .forms import FormDraft, FormSubmission
from .log import AccessLog
from .organisation import CommissioningUnit, DeadlineRule, LimitRule, Municipality, Provider, Team
from .record import CaseRecord, RecordQuerySet
from .subscription import Delivery, Subscription
from .system import ClientSystem, IdempotencyKey
from .user import Membership, User, working_as

__all__ = [
    "AccessLog",
    "CaseRecord",
    "ClientSystem",
    "CommissioningUnit",
    "DeadlineRule",
    "Delegation",
    "Delivery",
    "Device",
    "DeviceUser",
    "Event",
    "FormDraft",
    "FormSubmission",
    "IdempotencyKey",
    "LimitRule",
    "Membership",
    "Municipality",
    "Place",
    "Provider",
    "RecordQuerySet",
    "Subscription",
    "Team",
    "User",
    "WrongCode",
    "address_sum",
    "working_as",
]
