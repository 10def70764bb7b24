"""The verbs of other systems that are let in: as tests/accounts/verbs.py."""

from accounts import actions
from accounts.rules import Role, SystemKind

SYSTEM_VERBS = {
    actions.register_system: (
        "systems.manage",
        lambda t: {"name": "Nytt", "kind": SystemKind.SYSTEM, "unit": t.case.unit, "role": Role.CASEWORKER},
    ),
    actions.change_system: ("systems.manage", lambda t: {"system": t.system, "name": "Annat"}),
    actions.new_secret: ("systems.manage", lambda t: {"system": t.system}),
    actions.block_system: ("systems.manage", lambda t: {"system": t.system}),
    actions.revoke_token: ("systems.manage", lambda t: {"system": t.system, "token": t.system_token}),
    actions.revoke_all: ("systems.manage", lambda t: {"system": t.system}),
}
