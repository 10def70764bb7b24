"""The verbs of the plan: as tests/accounts/verbs.py."""

from plans import actions as plan_actions
from plans.rules import Agreement, ReviewOutcome
from tests.cast import TODAY

ENDED = {"today": TODAY, "ended_on": TODAY, "reason": "Flyttar", "version": 1}
CONTENT = {"how": "Tillsammans", "when": "måndagar"}

PLAN_VERBS = {
    plan_actions.begin: ("plan.begin", lambda t: {"order": t.order, "today": TODAY, "begun_on": TODAY}),
    plan_actions.continue_plan: ("plan.begin", lambda t: {"order": t.order, "today": TODAY}),
    plan_actions.edit_plan: ("plan.edit", lambda t: {"plan": t.plan, "version": 1}),
    plan_actions.edit_goal: (
        "plan.edit",
        lambda t: {"/": [t.plan.goals.get()], "version": 1, "indicator": "Inga påminnelser"},
    ),
    plan_actions.edit_activity: (
        "plan.edit",
        lambda t: {"activity": t.plan.goals.get().activities.get(), "version": 2, **CONTENT},
    ),
    plan_actions.add_goal: (
        "plan.edit",
        lambda t: {"plan": t.plan, "goal": "Fika", "added_because": "Önskan"},
    ),
    plan_actions.add_activity: (
        "plan.edit",
        lambda t: {"goal": t.plan.goals.get(), "what": "Betala", "added_because": "Önskan", **CONTENT},
    ),
    plan_actions.remove_part: (
        "plan.edit",
        lambda t: {"part": t.arrived_activity, "today": TODAY, "version": 1},
    ),
    plan_actions.save_wish: ("plan.edit", lambda t: {"plan": t.plan, "wish": "Samma person"}),
    plan_actions.save_cooperation: ("plan.edit", lambda t: {"plan": t.plan, "with_whom": "Vården"}),
    plan_actions.remove_row: ("plan.edit", lambda t: {"row": t.arrived.wishes.get(), "version": 1}),
    plan_actions.propose: ("plan.edit", lambda t: {"plan": t.plan, "today": TODAY, "version": 1}),
    plan_actions.take_back: ("plan.edit", lambda t: {"plan": t.plan, "today": TODAY, "version": 1}),
    plan_actions.take_up: ("plan.edit", lambda t: {"plan": t.plan, "today": TODAY}),
    plan_actions.revise: (
        "plan.edit",
        lambda t: {"plan": t.plan, "today": TODAY, "version": t.plan.version},
    ),
    plan_actions.change_kind: (
        "plan.edit",
        lambda t: {"plan": t.plan, "today": TODAY, "version": t.plan.version, "kind": "contact"},
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
    plan_actions.mark_read: ("plan.review", lambda t: {"review": t.review}),
    plan_actions.answer_review: (
        "plan.review",
        lambda t: {"review": t.review, "today": TODAY, "version": 1, "outcome": ReviewOutcome.ACCEPTED},
    ),
    plan_actions.accept_proposal: (
        "plan.review",
        lambda t: {"proposal": t.proposal, "today": TODAY, "version": 1},
    ),
    plan_actions.decline_proposal: (
        "plan.review",
        lambda t: {"proposal": t.proposal, "today": TODAY, "version": 1, "answer": "Ryms inte"},
    ),
    plan_actions.grade: (
        "plan.audit",
        lambda t: {"plan_version": t.plan_version, "today": TODAY, "grades": {}},
    ),
    plan_actions.import_audits: (
        "audits.import",
        lambda t: {
            "rows": [],
            "municipality": t.case.municipality,
            "source": "En rapport",
            "audited_on": TODAY,
        },
    ),
    plan_actions.end_plan: ("plan.end", lambda t: {"plan": t.plan, **ENDED, "version": t.plan.version}),
    plan_actions.end_support: (
        "order.end",
        lambda t: {"order": t.order, **ENDED, "version": t.order.version},
    ),
}
