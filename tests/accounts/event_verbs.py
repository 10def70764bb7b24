"""The verbs of subscriptions to events: as tests/accounts/verbs.py."""

from accounts import actions

EVENT_VERBS = {
    actions.subscribe: (
        "systems.manage",
        lambda t: {"system": t.system, "url": "http://127.0.0.1:9/", "nouns": []},
    ),
    actions.renew_key: ("systems.manage", lambda t: {"subscription": t.subscription}),
    actions.pause_subscription: (
        "systems.manage",
        lambda t: {"subscription": t.subscription, "pause_reason": "De byter server"},
    ),
    actions.resume_subscription: ("systems.manage", lambda t: {"subscription": t.subscription}),
    actions.end_subscription: ("systems.manage", lambda t: {"subscription": t.subscription}),
    actions.resend: ("systems.manage", lambda t: {"delivery": t.delivery}),
    actions.resend_all: ("systems.manage", lambda t: {"subscription": t.subscription}),
    actions.skip_delivery: ("systems.manage", lambda t: {"delivery": t.delivery}),
}
