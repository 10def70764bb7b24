"""Who may do what: one table, verb by role. What one may see is another question: see access.py."""

from boendestod.errors import NotPermitted

from .rules import Role

CASEWORKERS = frozenset({Role.CASEWORKER, Role.SECTION_LEADER})
PLANNERS = frozenset({Role.SUPPORT_WORKER, Role.COORDINATOR, Role.UNIT_MANAGER})

ALLOWED = {
    "client.register": CASEWORKERS,
    "client.change": CASEWORKERS,
    "case.open": CASEWORKERS,
    "case.assign": CASEWORKERS,
    "decision.decide": CASEWORKERS,
    "decision.end": CASEWORKERS,
    "order.draft": CASEWORKERS,
    "order.send": CASEWORKERS,
    "order.end": CASEWORKERS,
    "order.accept": frozenset({Role.COORDINATOR, Role.UNIT_MANAGER}),
    "order.return": frozenset({Role.COORDINATOR, Role.UNIT_MANAGER}),
    "order.assign": frozenset({Role.COORDINATOR, Role.UNIT_MANAGER}),
    "plan.begin": PLANNERS,
    "plan.edit": PLANNERS,
    "plan.agree": PLANNERS,
    "plan.end": PLANNERS,
    "visit.log": PLANNERS,
    "note.sign": PLANNERS,
    "note.correct": PLANNERS,
    "plan_follow_up.hold": PLANNERS | CASEWORKERS,
    "decision_follow_up.hold": CASEWORKERS,
    "overview.see": frozenset({Role.UNIT_MANAGER, Role.SECTION_LEADER}),
    "audit.draw": frozenset({Role.REVIEWER}),
    "cases.import": frozenset({Role.SYSTEM_ADMIN}),
    "settings.change": frozenset({Role.SYSTEM_ADMIN}),
    "history.read": CASEWORKERS | {Role.REVIEWER},
    "log.read": frozenset({Role.SYSTEM_ADMIN}),
}


def may(user, verb: str) -> bool:
    return user.role in ALLOWED[verb]


def require(user, verb: str) -> None:
    """Raise NotPermitted unless the user's role has the verb."""
    if not may(user, verb):
        raise NotPermitted()
