"""Every verb of every app asks the permission table before anything else."""

import inspect
from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from accounts.models import DeadlineRule
from accounts.permissions import ALLOWED
from accounts.rules import Role
from boendestod.errors import NotPermitted, RuleBroken
from cases import actions as case_actions
from cases.rules import DecisionOutcome
from followup import actions as followup_actions
from followup.models import Visit
from followup.rules import Conclusion, VisitOutcome
from orders import actions as order_actions
from orders.rules import ReturnCategory
from oversight import actions as oversight_actions
from plans import actions as plan_actions
from plans.rules import Agreement
from tests.cast import NUMBERS, TODAY, at
from tests.walkers import thread

MODULES = (case_actions, order_actions, plan_actions, followup_actions, oversight_actions)
# Saves for the verbs of its own module and for the import, which ask themselves.
NO_VERBS = {case_actions.save_decision}

ENDED = {"today": TODAY, "ended_on": TODAY, "reason": "Flyttar", "version": 1}
HELD = {"today": TODAY, "held_on": TODAY, "conclusion": Conclusion.CONTINUE}
CONTENT = {"how": "Tillsammans", "when": "måndagar"}

# verb: (key in the table, call with what the verb needs)
VERBS = {
    case_actions.register_client: (
        "client.register",
        lambda t: {"today": TODAY, "personnummer": NUMBERS[3]},
    ),
    case_actions.register_with_case: (
        "client.register",
        lambda t: {"today": TODAY, "personnummer": NUMBERS[3], "target_area": "socialpsykiatri"},
    ),
    case_actions.change_client: (
        "client.change",
        lambda t: {"client": t.client, "today": TODAY, "version": 1, "personnummer": NUMBERS[0]},
    ),
    case_actions.open_case: (
        "case.open",
        lambda t: {"client": t.client, "today": TODAY, "target_area": "socialpsykiatri"},
    ),
    case_actions.assign_case: (
        "case.assign",
        lambda t: {"case": t.case, "caseworker": t.case.caseworker, "version": t.case.version},
    ),
    case_actions.decide: (
        "decision.decide",
        lambda t: {
            "case": t.case,
            "today": TODAY,
            "decided_on": TODAY,
            "outcome": DecisionOutcome.APPROVAL,
            "valid_from": date(2028, 1, 1),
            "granted_hours": Decimal(8),
        },
    ),
    case_actions.end_decision: ("decision.end", lambda t: {"decision": t.decision, **ENDED}),
    order_actions.draft_order: ("order.draft", lambda t: {"case": t.case, "decision": t.decision}),
    order_actions.edit_order: ("order.draft", lambda t: {"order": t.draft, "version": 1, "needs": "Post"}),
    order_actions.save_goal: ("order.draft", lambda t: {"order": t.draft, "personal_goal": "Öppna post"}),
    order_actions.save_activity: ("order.draft", lambda t: {"goal": t.order.goals.get(), "what": "Öppna"}),
    order_actions.remove_part: ("order.draft", lambda t: {"part": t.order.goals.get()}),
    order_actions.send: ("order.send", lambda t: {"order": t.draft, "today": TODAY}),
    order_actions.accept: (
        "order.accept",
        lambda t: {
            "order": t.order,
            "today": TODAY,
            "received_on": TODAY,
            "key_worker": t.order.key_worker,
            "start_on": TODAY,
        },
    ),
    order_actions.return_with_question: (
        "order.return",
        lambda t: {"order": t.order, "category": ReturnCategory.OTHER, "question": "Vilken post?"},
    ),
    order_actions.assign_key_worker: (
        "order.assign",
        lambda t: {"order": t.order, "key_worker": t.order.key_worker, "version": t.order.version},
    ),
    order_actions.end: ("order.end", lambda t: {"order": t.order, **ENDED}),
    plan_actions.begin: ("plan.begin", lambda t: {"order": t.order, "today": TODAY, "begun_on": TODAY}),
    plan_actions.edit_plan: ("plan.edit", lambda t: {"plan": t.plan, "version": 1}),
    plan_actions.edit_goal: (
        "plan.edit",
        lambda t: {"goal": t.plan.goals.get(), "version": 1, "indicator": "Inga påminnelser"},
    ),
    plan_actions.edit_activity: (
        "plan.edit",
        lambda t: {"activity": t.plan.goals.get().activities.get(), "version": 2, **CONTENT},
    ),
    plan_actions.add_activity: (
        "plan.edit",
        lambda t: {"goal": t.plan.goals.get(), "what": "Betala", "added_because": "Önskan", **CONTENT},
    ),
    plan_actions.agree: (
        "plan.agree",
        lambda t: {
            "plan": t.plan,
            "today": TODAY,
            "agreed_on": TODAY,
            "agreement": Agreement.ORAL,
            "version": t.plan.version,
        },
    ),
    plan_actions.end_plan: ("plan.end", lambda t: {"plan": t.plan, **ENDED, "version": t.plan.version}),
    plan_actions.end_support: (
        "order.end",
        lambda t: {"order": t.order, **ENDED, "version": t.order.version},
    ),
    followup_actions.log_visit: (
        "visit.log",
        lambda t: {
            "order": t.order,
            "starts_at": at(TODAY, 9),
            "ends_at": at(TODAY, 10),
            "outcome": VisitOutcome.PERFORMED,
            "text": "Vi öppnade post.",
        },
    ),
    followup_actions.write_missing_note: ("note.sign", lambda t: {"visit": t.visit, "text": "Glömde."}),
    followup_actions.correct_note: (
        "note.correct",
        lambda t: {"note": t.day_note, "text": "Två högar.", "reason": "Fel antal"},
    ),
    followup_actions.hold_plan_follow_up: (
        "plan_follow_up.hold",
        lambda t: {"plan": t.plan, "outcomes": {}, **HELD},
    ),
    followup_actions.hold_both_follow_ups: (
        "decision_follow_up.hold",
        lambda t: {
            "plan": t.plan,
            "outcomes": dict.fromkeys(t.plan.goals.all(), ("nearer", "")),
            "of_decision": {"conclusion": Conclusion.CONTINUE},
            **HELD,
        },
    ),
    followup_actions.hold_decision_follow_up: (
        "decision_follow_up.hold",
        lambda t: {"case": t.case, "decision": t.decision, **HELD},
    ),
    oversight_actions.upload_cases: (
        "cases.import",
        lambda t: {"file_name": "fil.csv", "content": b"", "dry_run": True},
    ),
    oversight_actions.change_deadline: (
        "settings.change",
        lambda t: {"today": TODAY, "key": "plan_not_begun", "months": 0, "days": 10, "valid_from": TODAY},
    ),
    oversight_actions.remove_deadline: (
        "settings.change",
        lambda t: {"rule": DeadlineRule.objects.first(), "today": TODAY},
    ),
    oversight_actions.draw_for_audit: ("audit.draw", lambda t: {"today": TODAY, "seed": 1}),
}


def verbs(module):
    return {
        function
        for name, function in vars(module).items()
        if inspect.isfunction(function)
        and function.__module__ == module.__name__
        and not name.startswith("_")
        and "by" in inspect.signature(function).parameters
    }


def test_every_verb_stands_in_this_test():
    assert set().union(*map(verbs, MODULES)) - NO_VERBS == set(VERBS)


def test_every_key_of_the_table_that_changes_something_has_its_verb():
    seeing = {"overview.see", "log.read", "history.read"}
    assert {key for key, _ in VERBS.values()} == set(ALLOWED) - seeing


def test_every_role_stands_in_the_table():
    assert set().union(*ALLOWED.values()) == set(Role)


@pytest.fixture
def one_a_role(cast):
    return {
        Role.CASEWORKER: cast.caseworker,
        Role.SECTION_LEADER: cast.section_leader,
        Role.COORDINATOR: cast.coordinator,
        Role.SUPPORT_WORKER: cast.support_worker,
        Role.UNIT_MANAGER: cast.unit_manager,
        Role.REVIEWER: cast.reviewer,
        Role.SYSTEM_ADMIN: cast.system_admin,
    }


def permitted(verb, content, by) -> bool:
    """Whether the verb got past the table; what the rules say then is another test's business."""
    try:
        with transaction.atomic():
            if "visit" in content:
                content["visit"] = Visit(pk=content["visit"].pk, support_worker=by)
            verb(**content, by=by)
            transaction.set_rollback(True)
    except NotPermitted:
        return False
    except RuleBroken:
        return True
    return True


def test_each_verb_is_refused_to_each_role_that_the_table_does_not_name(cast, one_a_role):
    records = thread(cast)
    assert set(one_a_role) == set(Role)
    for verb, (key, content) in VERBS.items():
        may = {role for role, user in one_a_role.items() if permitted(verb, content(records), user)}
        assert may == ALLOWED[key], verb.__name__
