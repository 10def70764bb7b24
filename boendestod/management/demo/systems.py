"""Two systems that read and write in the demo municipality: the examples of docs/api.md call with them."""

from accounts import actions
from accounts.forms import USUAL
from accounts.rules import SystemKind

from .staff import Staff

# (id, name, place, which of the usual systems)
SYSTEMS = (
    (
        "demo-tidsystemet",
        "Tidsystemet (demo)",
        lambda staff: {"provider": staff.providers["own"]},
        USUAL["tid"],
    ),
    (
        "demo-statistiken",
        "Statistiken (demo)",
        lambda staff: {"unit": staff["handlaggare"].membership.unit},
        USUAL["statistik"],
    ),
)
SECRET = "demo-demo-demo"  # noqa: S105 - everyone may know it, and accounts.backends refuses it outside the demo


def connect(staff: Staff) -> None:
    for client_id, name, place, usual in SYSTEMS:
        system, _ = actions.register_system(
            by=staff["systemadmin"],
            name=name,
            kind=SystemKind.SYSTEM,
            role=usual.role,
            scopes=[*usual.reads, *usual.does],
            may_act_for_staff=True,
            **place(staff),
        )
        system.client_id, system.client_secret = client_id, SECRET
        system.save(update_fields=["client_id", "client_secret"])
