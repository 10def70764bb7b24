"""Who may do what: one table, verb by role. What one may see is another question: see access.py."""

from boendestod.errors import NotPermitted, OutOfScope

from .rules import RECEIVING_ROLES, Role

CASEWORKERS = frozenset({Role.CASEWORKER, Role.SECTION_LEADER})
RECEIVERS = RECEIVING_ROLES
PLANNERS = frozenset({Role.SUPPORT_WORKER, Role.COORDINATOR, Role.UNIT_MANAGER})

ALLOWED = {
    "client.register": CASEWORKERS,
    "client.change": CASEWORKERS,
    "case.open": CASEWORKERS,
    "case.assign": CASEWORKERS,
    "case.close": CASEWORKERS,
    "case.extract": CASEWORKERS | {Role.UNIT_MANAGER},
    "case.export": frozenset({Role.SECTION_LEADER}),
    "case.import_document": frozenset({Role.SECTION_LEADER}),
    "application.handle": CASEWORKERS,
    "investigation.write": CASEWORKERS,
    "child.write": CASEWORKERS,
    "children.see": CASEWORKERS | {Role.REVIEWER},
    "decision.decide": CASEWORKERS,
    "decision.extend": CASEWORKERS,
    "decision.notify": CASEWORKERS,
    "decision.end": CASEWORKERS,
    "appeal.register": CASEWORKERS,
    "delegation.change": frozenset({Role.SECTION_LEADER, Role.SYSTEM_ADMIN}),
    "order.draft": CASEWORKERS,
    "order.send": CASEWORKERS,
    "order.amend": CASEWORKERS,
    "order.end": CASEWORKERS,
    "order.write_message": CASEWORKERS | PLANNERS,
    "order.grade": RECEIVERS,
    "order.execute": PLANNERS,
    "grades.see": CASEWORKERS,
    "order.accept": RECEIVERS,
    "order.return": RECEIVERS,
    "order.assign": RECEIVERS,
    "plan.begin": PLANNERS,
    "plan.edit": PLANNERS,
    "plan.agree": PLANNERS,
    "plan.end": PLANNERS,
    "plan.explain_late": PLANNERS,
    "plan.review": CASEWORKERS,
    "plan.audit": CASEWORKERS | {Role.REVIEWER},
    "audits.see": CASEWORKERS | {Role.REVIEWER, Role.UNIT_MANAGER, Role.SYSTEM_ADMIN},
    "audits.import": frozenset({Role.SYSTEM_ADMIN}),
    "visit.log": PLANNERS,
    "note.sign": PLANNERS,
    "note.correct": PLANNERS,
    "note.object": PLANNERS,
    "schedule.see": PLANNERS,
    "schedule.change": RECEIVERS,
    "schedule.move_own": PLANNERS,
    "absence.record": RECEIVERS,
    "calendar.follow": PLANNERS,
    "device.manage": RECEIVERS,
    "device.use": PLANNERS,
    "tablet_settings.change": frozenset({Role.UNIT_MANAGER}),
    "sync.handle": RECEIVERS,
    "conflict.resolve": PLANNERS,
    "deviation.report": PLANNERS,
    "deviation.handle": RECEIVERS,
    "concern.record": PLANNERS,
    "person_link.make": PLANNERS,
    "plan_follow_up.hold": PLANNERS | CASEWORKERS,
    "decision_follow_up.hold": CASEWORKERS,
    "meeting.book": PLANNERS | CASEWORKERS,
    "statement.request": CASEWORKERS,
    "statement.give": PLANNERS,
    "overview.see": frozenset({Role.UNIT_MANAGER, Role.SECTION_LEADER}),
    "flag.assign": RECEIVERS | {Role.SECTION_LEADER},
    "flag.snooze": PLANNERS | CASEWORKERS,
    "figures.see": RECEIVERS | CASEWORKERS | {Role.REVIEWER, Role.SYSTEM_ADMIN},
    "money.see": frozenset({Role.UNIT_MANAGER, Role.SECTION_LEADER, Role.SYSTEM_ADMIN}),
    "money.see_persons": frozenset({Role.UNIT_MANAGER, Role.SECTION_LEADER}),
    "money.change": frozenset({Role.SYSTEM_ADMIN}),
    "conference.call": RECEIVERS | CASEWORKERS,
    "conference.do_task": PLANNERS | CASEWORKERS,
    "file.grade": frozenset({Role.REVIEWER}),
    "audit_rounds.see": frozenset({Role.REVIEWER, Role.SECTION_LEADER, Role.SYSTEM_ADMIN}),
    "national_report.make": frozenset({Role.SECTION_LEADER}),
    "non_execution.report": frozenset({Role.SECTION_LEADER}),
    "audit.draw": frozenset({Role.REVIEWER}),
    "cases.import": frozenset({Role.SYSTEM_ADMIN}),
    "systems.manage": frozenset({Role.SYSTEM_ADMIN}),
    "settings.change": frozenset({Role.SYSTEM_ADMIN}),
    "history.read": CASEWORKERS | {Role.REVIEWER},
    "log.read": frozenset({Role.SYSTEM_ADMIN}),
}


def scope_of(key: str) -> str:
    """What a token must be allowed for the verb: "order.send" is "order:send"."""
    return key.replace(".", ":")


def require_scope(user, verb: str) -> None:
    """Raise OutOfScope where the caller has come with a token that does not allow the verb."""
    if user.scopes is not None and scope_of(verb) not in user.scopes:
        raise OutOfScope(scope_of(verb))


def may(user, verb: str) -> bool:
    """By the role; and for who has come with a token also by what the token allows."""
    return user.role in ALLOWED[verb] and (user.scopes is None or scope_of(verb) in user.scopes)


def require(user, verb: str) -> None:
    """Raise NotPermitted unless the user's role has the verb, and the token allows it."""
    if user.role not in ALLOWED[verb]:
        raise NotPermitted()
    require_scope(user, verb)
