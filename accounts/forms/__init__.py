from .device import BlockDeviceForm, DeviceForm, PairingCodeForm, TabletSettingsForm
from .organisation import DelegationForm, EndDelegationForm, UnitForm
from .own import LoginForm, OwnSettingsForm
from .shape import DATE_FORMAT, PLUMBING, REQUIRED, RecordForm, VerbForm, VersionedForm, VersionedRecordForm
from .subscription import PauseForm, SubscriptionForm, SubscriptionVerbForm, nouns_in_words
from .system import USUAL, NewSystemForm, SystemForm, SystemVerbForm

__all__ = [
    "DATE_FORMAT",
    "PLUMBING",
    "REQUIRED",
    "USUAL",
    "BlockDeviceForm",
    "DelegationForm",
    "DeviceForm",
    "EndDelegationForm",
    "LoginForm",
    "NewSystemForm",
    "OwnSettingsForm",
    "PairingCodeForm",
    "PauseForm",
    "RecordForm",
    "SubscriptionForm",
    "SubscriptionVerbForm",
    "SystemForm",
    "SystemVerbForm",
    "TabletSettingsForm",
    "UnitForm",
    "VerbForm",
    "VersionedForm",
    "VersionedRecordForm",
    "nouns_in_words",
]
