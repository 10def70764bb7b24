"""Who sees each kind of record: the tables that every walk of roles begins with."""

from tests.walkers import AUTHORITY, EVERYBODY, PROVIDER, REVIEWER

CASEWORKERS = AUTHORITY | {"other_caseworker", "foreign_caseworker"}
SYSTEM_ADMIN = frozenset({"system_admin"})
SECTION_LEADER = frozenset({"section_leader"})
AUDIT_READERS = REVIEWER | SYSTEM_ADMIN | {"section_leader"}
LEADERS = frozenset({"section_leader", "unit_manager", "other_unit_manager"})
RECEIVERS = frozenset({"coordinator", "unit_manager"})
FIGURE_READERS = EVERYBODY - {"support_worker", "other_support_worker", "colleague"}
EVERY_RECEIVER = RECEIVERS | {"other_coordinator", "other_unit_manager"}
EVERY_PLANNER = EVERY_RECEIVER | {"support_worker", "other_support_worker", "colleague"}
OF_THE_PROVIDER = PROVIDER | {"colleague"}
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
    "objection": AUTHORITY | REVIEWER,
    "communication": AUTHORITY | REVIEWER,
    "child": AUTHORITY | REVIEWER,
    "extension": AUTHORITY | REVIEWER,
    "notification": AUTHORITY | REVIEWER,
    "appeal": AUTHORITY | REVIEWER,
    "document": AUTHORITY | REVIEWER,
    "version": BOTH | REVIEWER,
    "amendment": AUTHORITY | REVIEWER,
    "grade": BOTH | REVIEWER,
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
    "late_plan": BOTH | REVIEWER,
    # To read one by one; others who see the plan see what all of them show.
    "audit": AUTHORITY | REVIEWER,
    "visit": BOTH | REVIEWER,
    "noteless": BOTH | REVIEWER,
    "day_note": PROVIDER | REVIEWER,
    "attachment": PROVIDER | REVIEWER,
    "passed_on": BOTH | REVIEWER,
    "plan_follow_up": BOTH | REVIEWER,
    "decision_follow_up": AUTHORITY | REVIEWER,
    "flag": BOTH | REVIEWER,
    "series": BOTH | REVIEWER,
    "planned": BOTH | REVIEWER,
    "slot": OF_THE_PROVIDER,
    # To read, and not only to take away: a worker's own.
    "own_slot": PROVIDER,
    "absence": OF_THE_PROVIDER,
    "deviation": BOTH | REVIEWER,
    "meeting": BOTH | REVIEWER,
    "asked_statement": BOTH | REVIEWER,
    "answered_statement": BOTH | REVIEWER,
    "conference": AUTHORITY | RECEIVERS,
    "conference_item": BOTH | REVIEWER,
    # Who reported it, and the unit manager.
    "concern": frozenset({"support_worker", "unit_manager"}),
    # The one who has drawn it.
    "audit_draw": REVIEWER,
    "device": RECEIVERS,
    "pack": RECEIVERS,
    "person_link": PROVIDER,
    "taper_step": BOTH | REVIEWER,
    "operation": PROVIDER,
    "conflict": PROVIDER,
    # Of the municipality, not of a case: the role is asked first, so who may not is told 403 and not 404.
    "import_job": EVERYBODY,
    "audit_round": EVERYBODY,
    "coming_length": EVERYBODY,
    "coming_limit": EVERYBODY,
    "coming_payment_rule": EVERYBODY,
    "coming_budget": EVERYBODY,
    "national_report": SECTION_LEADER,
    "non_execution_report": SECTION_LEADER,
    "delegation": EVERYBODY,
    "unit": EVERYBODY,
    "system": EVERYBODY,
    "system_token": EVERYBODY,
    "subscription": EVERYBODY,
    "delivery": EVERYBODY,
}
OF_THE_MUNICIPALITY = (
    "import_job",
    "audit_round",
    "coming_length",
    "coming_limit",
    "delegation",
    "unit",
    "system",
    "system_token",
    "subscription",
    "delivery",
    "coming_payment_rule",
    "coming_budget",
)
