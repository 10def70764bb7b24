"""Who opens what: every address of the project, with the record that it shows and the roles that may."""

from typing import NamedTuple

from cases.urls import SECTIONS
from tests.walkers import (
    AUTHORITY,
    EVERYBODY,
    PROVIDER,
    REVIEWER,
)

CASEWORKERS = AUTHORITY | {"other_caseworker", "foreign_caseworker"}
SYSTEM_ADMIN = frozenset({"system_admin"})
LEADERS = frozenset({"section_leader", "unit_manager", "other_unit_manager"})
RECEIVERS = frozenset({"coordinator", "unit_manager"})
BOTH = AUTHORITY | PROVIDER

# Who sees each kind of record; the twins see the same kinds on their own side.
SEES = {
    "client": BOTH | REVIEWER,
    "new_case": AUTHORITY | REVIEWER,
    "case": BOTH | REVIEWER,
    "decision": AUTHORITY | REVIEWER,
    "draft": AUTHORITY | REVIEWER,
    "draft_goal": AUTHORITY | REVIEWER,
    "draft_activity": AUTHORITY | REVIEWER,
    "sent": AUTHORITY | RECEIVERS | REVIEWER,
    "accepted": BOTH | REVIEWER,
    "order": BOTH | REVIEWER,
    "application": AUTHORITY | REVIEWER,
    "investigation": AUTHORITY | REVIEWER,
    "need": AUTHORITY | REVIEWER,
    "statement": AUTHORITY | REVIEWER,
    "communication": AUTHORITY | REVIEWER,
    "child": AUTHORITY | REVIEWER,
    "notification": AUTHORITY | REVIEWER,
    "appeal": AUTHORITY | REVIEWER,
    "document": AUTHORITY | REVIEWER,
    "version": BOTH | REVIEWER,
    "amendment": AUTHORITY | REVIEWER,
    "message": BOTH | REVIEWER,
    "offer": BOTH | REVIEWER,
    "interruption": BOTH | REVIEWER,
    "plan": BOTH | REVIEWER,
    "begun": BOTH | REVIEWER,
    "begun_goal": BOTH | REVIEWER,
    "begun_activity": BOTH | REVIEWER,
    "added_goal": BOTH | REVIEWER,
    "added_activity": BOTH | REVIEWER,
    "wish": BOTH | REVIEWER,
    "cooperation": BOTH | REVIEWER,
    "proposed": BOTH | REVIEWER,
    "plan_version": BOTH | REVIEWER,
    "review": BOTH | REVIEWER,
    "proposal": BOTH | REVIEWER,
    "visit": BOTH | REVIEWER,
    "noteless": BOTH | REVIEWER,
    "day_note": PROVIDER | REVIEWER,
    "passed_on": BOTH | REVIEWER,
    "plan_follow_up": BOTH | REVIEWER,
    "decision_follow_up": AUTHORITY | REVIEWER,
    "flag": BOTH | REVIEWER,
    # Of the municipality, not of a case: the role is asked first, so who may not is told 403 and not 404.
    "import_job": EVERYBODY,
    "coming_length": EVERYBODY,
    "delegation": EVERYBODY,
    "unit": EVERYBODY,
}
OF_THE_MUNICIPALITY = ("import_job", "coming_length", "delegation", "unit")


class Reads(NamedTuple):
    """A page or endpoint that shows `record`, or a list, to those who see it or to `opens` among them."""

    record: str | None = None
    opens: frozenset = EVERYBODY


class Writes(NamedTuple):
    """A page with a form, for `opens`."""

    record: str | None
    opens: frozenset


PUBLIC = {"login", "logout", "handbook", "accessibility"}
ELSEWHERE = {"start": {"unit_manager", "other_unit_manager", "reviewer"}, "login": EVERYBODY}
ROUTES = {
    "start": Reads(),
    "login": Writes(None, EVERYBODY),
    "handbook": Reads(),
    "accessibility": Reads(),
    "case": Reads("case"),
    "search": Writes(None, EVERYBODY),
    "client": Reads("client"),
    "client_new": Writes(None, CASEWORKERS),
    "client_edit": Writes("client", AUTHORITY),
    "case_new": Writes("client", AUTHORITY),
    "case_assign": Writes("case", AUTHORITY),
    "decision": Reads("decision"),
    "decision_new": Writes("case", AUTHORITY),
    "decision_end": Writes("decision", AUTHORITY),
    "case_close": Writes("case", AUTHORITY),
    "application_start": Writes(None, CASEWORKERS),
    "application_new": Writes("case", AUTHORITY),
    "application": Reads("application"),
    "application_edit": Writes("application", AUTHORITY),
    "application_acknowledge": Writes("application", AUTHORITY),
    "application_delay": Writes("application", AUTHORITY),
    "application_request": Writes("application", AUTHORITY),
    "application_withdraw": Writes("application", AUTHORITY),
    "children": Reads("case", AUTHORITY | REVIEWER),
    "child_new": Writes("case", AUTHORITY),
    "child_edit": Writes("child", AUTHORITY),
    "investigation_new": Writes("new_case", AUTHORITY),
    "investigation": Reads("investigation"),
    **{f"investigation_{name}": Writes("investigation", AUTHORITY) for name in SECTIONS},
    "investigation_close": Writes("investigation", AUTHORITY),
    "need_new": Writes("investigation", AUTHORITY),
    "need_edit": Writes("need", AUTHORITY),
    "need_remove": Writes("need", AUTHORITY),
    "statement_new": Writes("need", AUTHORITY),
    "statement_edit": Writes("statement", AUTHORITY),
    "statement_remove": Writes("statement", AUTHORITY),
    "statement_objection_new": Writes("statement", AUTHORITY),
    "objection_new": Writes("need", AUTHORITY),
    "communication_new": Writes("investigation", AUTHORITY),
    "communication_edit": Writes("communication", AUTHORITY),
    "decision_next": Writes("case", AUTHORITY),
    "decision_extend": Writes("decision", AUTHORITY),
    "decision_document": Reads("document"),
    "decision_notify": Writes("decision", AUTHORITY),
    "notification_received": Writes("notification", AUTHORITY),
    "appeals": Reads(None, CASEWORKERS),
    "appeal_new": Writes("decision", AUTHORITY),
    "appeal_handle": Writes("appeal", AUTHORITY),
    "judgment_new": Writes("appeal", AUTHORITY),
    "units": Reads(None, SYSTEM_ADMIN),
    "unit_edit": Writes("unit", SYSTEM_ADMIN),
    "delegations": Writes(None, CASEWORKERS | SYSTEM_ADMIN | REVIEWER),
    "delegation_end": Writes("delegation", frozenset({"section_leader"}) | SYSTEM_ADMIN),
    "orders": Reads(),
    "order": Reads("order"),
    "order_version": Reads("version"),
    "order_preview": Reads("draft", AUTHORITY),
    "order_amend": Writes("accepted", AUTHORITY),
    "amendment_withdraw": Writes("amendment", AUTHORITY),
    "order_grade": Writes("accepted", RECEIVERS),
    "grades": Reads(None, CASEWORKERS),
    "order_messages": Reads(None, CASEWORKERS | RECEIVERS | {"other_coordinator", "other_unit_manager"}),
    "message_new": Writes("order", AUTHORITY | RECEIVERS),
    "message_read": Writes("message", AUTHORITY | RECEIVERS),
    "order_start": Writes("accepted", PROVIDER),
    "offer_new": Writes("accepted", PROVIDER),
    "offer_answer": Writes("offer", PROVIDER),
    "interruption_new": Writes("accepted", PROVIDER),
    "interruption_end": Writes("interruption", PROVIDER),
    "non_execution": Reads(None, frozenset({"section_leader"})),
    "non_execution_quarter": Writes(None, frozenset({"section_leader"})),
    "non_execution_csv": Reads(None, frozenset({"section_leader"})),
    "order_new": Writes("case", AUTHORITY),
    "order_edit": Writes("draft", AUTHORITY),
    "order_send": Writes("draft", AUTHORITY),
    "order_accept": Writes("sent", RECEIVERS),
    "order_return": Writes("sent", RECEIVERS),
    "order_assign": Writes("order", RECEIVERS),
    "order_end": Writes("order", AUTHORITY),
    "goal_new": Writes("draft", AUTHORITY),
    "goal_edit": Writes("draft_goal", AUTHORITY),
    "goal_move": Writes("draft_goal", AUTHORITY),
    "goal_remove": Writes("draft_goal", AUTHORITY),
    "activity_new": Writes("draft_goal", AUTHORITY),
    "activity_edit": Writes("draft_activity", AUTHORITY),
    "activity_move": Writes("draft_activity", AUTHORITY),
    "activity_remove": Writes("draft_activity", AUTHORITY),
    "order_carry_on": Writes("order", AUTHORITY),
    "plan": Reads("plan"),
    "plan_new": Writes("accepted", PROVIDER),
    "plan_continue": Writes("accepted", PROVIDER),
    "plan_edit": Writes("begun", PROVIDER),
    "plan_kind": Writes("begun", PROVIDER),
    "plan_take_up": Writes("begun", PROVIDER),
    "plan_goal_new": Writes("begun", PROVIDER),
    "plan_goal_edit": Writes("begun_goal", PROVIDER),
    "plan_goal_remove": Writes("added_goal", PROVIDER),
    "plan_activity_new": Writes("begun_goal", PROVIDER),
    "plan_activity_edit": Writes("begun_activity", PROVIDER),
    "plan_activity_remove": Writes("added_activity", PROVIDER),
    "plan_wish_new": Writes("begun", PROVIDER),
    "plan_wish_edit": Writes("wish", PROVIDER),
    "plan_wish_remove": Writes("wish", PROVIDER),
    "plan_cooperation_new": Writes("begun", PROVIDER),
    "plan_cooperation_edit": Writes("cooperation", PROVIDER),
    "plan_cooperation_remove": Writes("cooperation", PROVIDER),
    "plan_propose": Writes("begun", PROVIDER),
    "plan_take_back": Writes("proposed", PROVIDER),
    "plan_agree": Writes("proposed", PROVIDER),
    "plan_revise": Writes("plan", PROVIDER),
    "plan_end": Writes("plan", PROVIDER),
    "plan_versions": Reads("plan"),
    "plan_version": Reads("plan_version"),
    "plan_pdf": Reads("plan_version"),
    "plan_draft_pdf": Reads("begun"),
    "plan_easy": Reads("plan"),
    "plan_easy_pdf": Reads("plan"),
    "plan_inbox": Reads(None, CASEWORKERS),
    "plan_review": Writes("review", AUTHORITY),
    "proposal_accept": Writes("proposal", AUTHORITY),
    "proposal_decline": Writes("proposal", AUTHORITY),
    "plan_audit": Writes("plan_version", AUTHORITY | REVIEWER),
    "plan_audits": Reads(
        None, CASEWORKERS | REVIEWER | SYSTEM_ADMIN | frozenset({"unit_manager", "other_unit_manager"})
    ),
    "late_plan_new": Writes("accepted", PROVIDER),
    "todays_plan": Reads("order"),
    "visits": Reads(),
    "visit": Reads("visit"),
    "visit_new": Writes("order", PROVIDER),
    "visit_note": Writes("noteless", PROVIDER),
    "note_correct": Writes("day_note", PROVIDER),
    "plan_follow_up": Reads("plan_follow_up"),
    "plan_follow_up_new": Writes("plan", BOTH),
    "decision_follow_up": Reads("decision_follow_up"),
    "decision_follow_up_new": Writes("case", AUTHORITY),
    "cases": Reads(),
    "flags": Reads(),
    "overview": Reads(None, LEADERS),
    "imports": Writes(None, SYSTEM_ADMIN),
    "import": Reads("import_job", SYSTEM_ADMIN),
    "deadlines": Writes(None, SYSTEM_ADMIN),
    "deadline_remove": Writes("coming_length", SYSTEM_ADMIN),
    "access_log": Reads(None, SYSTEM_ADMIN),
    "audit": Writes(None, REVIEWER),
    "schema": Reads(),
    "api_docs": Reads(),
    "api:case-list": Reads(),
    "api:case-detail": Reads("case"),
    "api:decision-list": Reads(),
    "api:decision-detail": Reads("decision"),
    "api:order-list": Reads(),
    "api:order-detail": Reads("order"),
    "api:plan-list": Reads(),
    "api:plan-detail": Reads("plan"),
    "api:visit-list": Reads(),
    "api:visit-detail": Reads("visit"),
    "api:day-note-list": Reads(),
    "api:day-note-detail": Reads("day_note"),
    "api:follow-up-list": Reads(),
    "api:follow-up-detail": Reads("plan_follow_up"),
    "api:flag-list": Reads(),
    "api:flag-detail": Reads("flag"),
}
# Take POST only, or answer nothing at all: walked by tests of their own below.
NO_PAGES = {"decision_check", "logout", "save_draft", "api_unknown"}


# What stands in an address besides the record's id.
QUARTER = [2025, 4]
ADDRESSES = {
    "order_version": lambda version: [version.order_id, version.number],
    "non_execution_quarter": lambda _: QUARTER,
    "non_execution_csv": lambda _: QUARTER,
}


def address(route: str, record) -> list:
    if route in ADDRESSES:
        return ADDRESSES[route](record)
    return [record.pk] if record else []
