"""Two systems that read and write in the demo municipality: the examples of docs/api.md call with them."""

from accounts import actions
from accounts.rules import Role, SystemKind

from .staff import Staff

# (id, name, place, role, scopes)
SYSTEMS = (
    (
        "demo-tidsystemet",
        "Tidsystemet (demo)",
        lambda staff: {"provider": staff.providers["own"]},
        Role.COORDINATOR,
        ["case:read", "order:read", "planned-visit:read", "visit:read", "visit:log"],
    ),
    (
        "demo-statistiken",
        "Statistiken (demo)",
        lambda staff: {"unit": staff["handlaggare"].membership.unit},
        Role.SECTION_LEADER,
        ["flag:read"],
    ),
)
SECRET = "demo-demo-demo"  # noqa: S105 - everyone may know it, and accounts.backends refuses it outside the demo


def connect(staff: Staff) -> None:
    for client_id, name, place, role, scopes in SYSTEMS:
        system, _ = actions.register_system(
            by=staff["systemadmin"],
            name=name,
            kind=SystemKind.SYSTEM,
            role=role,
            scopes=scopes,
            may_act_for_staff=True,
            **place(staff),
        )
        system.client_id, system.client_secret = client_id, SECRET
        system.save(update_fields=["client_id", "client_secret"])
