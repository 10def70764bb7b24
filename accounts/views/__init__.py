from .connected import (
    system,
    system_block,
    system_change,
    system_new,
    system_revoke,
    system_secret,
    systems,
)
from .consent import Consent
from .delegation import delegation_end, delegations
from .drafts import save_draft
from .events import (
    delivery_resend,
    delivery_skip,
    subscription,
    subscription_end,
    subscription_key,
    subscription_new,
    subscription_pause,
    subscription_resend,
    subscription_resume,
    subscriptions,
)
from .login import Login
from .own import accessibility, handbook, my_settings
from .unit import unit_edit, units

__all__ = [
    "Consent",
    "Login",
    "accessibility",
    "delegation_end",
    "delegations",
    "delivery_resend",
    "delivery_skip",
    "handbook",
    "my_settings",
    "save_draft",
    "subscription",
    "subscription_end",
    "subscription_key",
    "subscription_new",
    "subscription_pause",
    "subscription_resend",
    "subscription_resume",
    "subscriptions",
    "system",
    "system_block",
    "system_change",
    "system_new",
    "system_revoke",
    "system_secret",
    "systems",
    "unit_edit",
    "units",
]
