"""Who may do what: one table, verb by role. What one may see is another question: see access.py."""

from boendestod.errors import NotPermitted

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
