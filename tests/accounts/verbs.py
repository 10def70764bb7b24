"""Every verb of the project: the permission that it asks for, and what to call it with."""

from datetime import date
from decimal import Decimal

from accounts import actions as account_actions
from accounts.models import CommissioningUnit, DeadlineRule, Delegation
from cases import actions as case_actions
from cases.rules import DecisionOutcome
from followup import actions as followup_actions
from followup.rules import Conclusion, VisitOutcome
from orders import actions as order_actions
from orders.rules import ReturnCategory
from oversight import actions as oversight_actions
from oversight import conference, document, handling
from oversight.auditing import actions as audit_actions
from oversight.rules import Quarter
from oversight.rules.document import Purpose
from plans import actions as plan_actions
from tests.accounts.conference_verbs import CONFERENCE_VERBS
from tests.accounts.daily_verbs import DAILY_VERBS
from tests.accounts.event_verbs import EVENT_VERBS
from tests.accounts.money_verbs import MODULES_OF_MONEY, MONEY_VERBS
from tests.accounts.plan_verbs import ENDED, PLAN_VERBS
from tests.accounts.system_verbs import SYSTEM_VERBS
from tests.cases.desk import CHILD
from tests.cast import NUMBERS, TODAY, at

MODULES = (
    account_actions,
    case_actions,
    order_actions,
    plan_actions,
    followup_actions,
    oversight_actions,
    handling,
    audit_actions,
    conference,
    document,
    *MODULES_OF_MONEY,
)
# They serve the verbs and the import, which ask themselves.
NO_VERBS = {
    case_actions.save_decision,
    order_actions.support_was_given,
    account_actions.may_get_delegation,
    followup_actions.fill_schedule,
    document.document_of,
}

HELD = {"today": TODAY, "held_on": TODAY, "conclusion": Conclusion.CONTINUE}
NO_STATEMENT = {"no_statement_because": "Mötet hölls hos utföraren."}

# verb: (key in the table, call with what the verb needs)
VERBS = (
    DAILY_VERBS
    | PLAN_VERBS
    | SYSTEM_VERBS
    | EVENT_VERBS
    | {
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
        document.export_case: ("case.export", lambda t: {"case": t.case, "purpose": Purpose.ARCHIVE}),
        document.extract_case: ("case.extract", lambda t: {"case": t.case}),
        document.import_case: ("case.import_document", lambda t: {"document": {}, "today": TODAY}),
        case_actions.close_case: (
            "case.close",
            lambda t: {
                "case": t.case,
                "today": TODAY,
                "version": t.case.version,
                "closed_on": TODAY,
                "close_reason": "Flyttat",
            },
        ),
        case_actions.register_application: (
            "application.handle",
            lambda t: {
                "case": t.case,
                "today": TODAY,
                "received_on": TODAY,
                "channel": "phone",
                "applicant": "person",
                "need": "Post",
            },
        ),
        case_actions.edit_application: (
            "application.handle",
            lambda t: {"application": t.application, "today": TODAY, "version": 1, "need": "Post"},
        ),
        case_actions.acknowledge: (
            "application.handle",
            lambda t: {
                "application": t.application,
                "today": TODAY,
                "version": 1,
                "acknowledged_on": TODAY,
                "acknowledged_how": "letter",
            },
        ),
        case_actions.tell_delay: (
            "application.handle",
            lambda t: {"application": t.application, "today": TODAY, "version": 1, "delay_told_on": TODAY},
        ),
        case_actions.request_decision: (
            "application.handle",
            lambda t: {
                "application": t.application,
                "today": TODAY,
                "version": 1,
                "decision_requested_on": TODAY,
            },
        ),
        case_actions.withdraw_application: (
            "application.handle",
            lambda t: {
                "application": t.application,
                "today": TODAY,
                "version": 1,
                "withdrawn_on": TODAY,
                "withdrawn_reason": "Ångrat",
            },
        ),
        case_actions.begin_investigation: (
            "investigation.write",
            lambda t: {"case": t.case, "today": TODAY, "opened_on": TODAY},
        ),
        case_actions.edit_investigation: (
            "investigation.write",
            lambda t: {
                "investigation": t.investigation,
                "version": t.investigation.version,
                "household": "Ensam",
            },
        ),
        case_actions.answer_chores: (
            "investigation.write",
            lambda t: {
                "investigation": t.investigation,
                "version": t.investigation.version,
                "answers": {"laundry": ("person", "")},
            },
        ),
        case_actions.close_investigation: (
            "investigation.write",
            lambda t: {"investigation": t.investigation, "today": TODAY},
        ),
        case_actions.add_need: (
            "investigation.write",
            lambda t: {"investigation": t.investigation, "life_area": "mobility"},
        ),
        case_actions.edit_need: (
            "investigation.write",
            lambda t: {"/": [t.need], "version": t.need.version, "need": "Post"},
        ),
        case_actions.remove_need: ("investigation.write", lambda t: {"need": t.need}),
        case_actions.add_statement: (
            "investigation.write",
            lambda t: {"need": t.need, "today": TODAY, "text": "Post", "source": "person", "kind": "fact"},
        ),
        case_actions.edit_statement: (
            "investigation.write",
            lambda t: {"statement": t.statement, "today": TODAY, "version": 1, "text": "Brev"},
        ),
        case_actions.remove_statement: ("investigation.write", lambda t: {"statement": t.statement}),
        case_actions.add_objection: (
            "investigation.write",
            lambda t: {"need": t.need, "today": TODAY, "text": "Nej", "stated_on": TODAY},
        ),
        case_actions.communicate: (
            "investigation.write",
            lambda t: {
                "investigation": t.investigation,
                "today": TODAY,
                "communicated_on": TODAY,
                "how": "letter",
                "answer_by": TODAY,
            },
        ),
        case_actions.edit_communication: (
            "investigation.write",
            lambda t: {"communication": t.communication, "today": TODAY, "version": 1, "answered_on": TODAY},
        ),
        case_actions.add_child: ("child.write", lambda t: {"case": t.case, "today": TODAY, **CHILD}),
        case_actions.change_child: (
            "child.write",
            lambda t: {"child": t.child, "today": TODAY, "version": 1, **CHILD},
        ),
        case_actions.extend_decision: (
            "decision.extend",
            lambda t: {
                "decision": t.decision,
                "today": TODAY,
                "extended_to": date(2027, 3, 1),
                "reason": "Sjukhus",
                "version": 1,
            },
        ),
        case_actions.notify_person: (
            "decision.notify",
            lambda t: {
                "decision": t.decision,
                "today": TODAY,
                "sent_on": TODAY,
                "how": "letter",
                "appeal_notice": True,
            },
        ),
        case_actions.confirm_receipt: (
            "decision.notify",
            lambda t: {"notification": t.notification, "today": TODAY, "received_on": TODAY, "version": 1},
        ),
        case_actions.register_appeal: (
            "appeal.register",
            lambda t: {"decision": t.decision, "today": TODAY, "received_on": TODAY},
        ),
        case_actions.handle_appeal: (
            "appeal.register",
            lambda t: {
                "appeal": t.appeal,
                "today": TODAY,
                "version": 1,
                "in_time": True,
                "forwarded_on": TODAY,
            },
        ),
        case_actions.register_judgment: (
            "appeal.register",
            lambda t: {
                "appeal": t.appeal,
                "today": TODAY,
                "court": "administrative",
                "judged_on": TODAY,
                "outcome": "rejected",
            },
        ),
        account_actions.delegate: (
            "delegation.change",
            lambda t: {
                "user": t.case.caseworker,
                "power": "grant",
                "valid_from": TODAY,
                "source": "punkt 1",
            },
        ),
        account_actions.end_delegation: (
            "delegation.change",
            lambda t: {"delegation": Delegation.objects.first(), "today": TODAY, "valid_to": TODAY},
        ),
        account_actions.change_unit: (
            "settings.change",
            lambda t: {"unit": CommissioningUnit.objects.first(), "board": "Nämnden"},
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
        order_actions.edit_order: (
            "order.draft",
            lambda t: {"order": t.draft, "version": 1, "needs": "Post"},
        ),
        order_actions.save_goal: ("order.draft", lambda t: {"order": t.draft, "personal_goal": "Öppna post"}),
        order_actions.save_activity: (
            "order.draft",
            lambda t: {"goal": t.order.goals.get(), "what": "Öppna"},
        ),
        order_actions.move_part: ("order.draft", lambda t: {"part": t.draft_goal, "up": True}),
        order_actions.amend: ("order.amend", lambda t: {"order": t.order, "decision": t.decision}),
        order_actions.accept_amendment: (
            "order.accept",
            lambda t: {"amendment": t.amendment, "today": TODAY, "received_on": TODAY},
        ),
        order_actions.withdraw_amendment: (
            "order.amend",
            lambda t: {"amendment": t.amendment, "today": TODAY, "reason": "Ångrat"},
        ),
        order_actions.write_message: (
            "order.write_message",
            lambda t: {"order": t.order, "text": "När träffas vi?"},
        ),
        order_actions.mark_read: ("order.write_message", lambda t: {"message": t.message}),
        order_actions.grade_order: ("order.grade", lambda t: {"order": t.order, "grades": {}}),
        order_actions.start_support: (
            "order.execute",
            lambda t: {"order": t.order, "today": TODAY, "started_on": TODAY},
        ),
        order_actions.offer: (
            "order.execute",
            lambda t: {"order": t.order, "today": TODAY, "offered_on": TODAY, "what": "Tid"},
        ),
        order_actions.answer_offer: (
            "order.execute",
            lambda t: {
                "offer": t.offer,
                "today": TODAY,
                "version": 1,
                "accepted": True,
                "answered_on": TODAY,
                "reason": "",
            },
        ),
        order_actions.interrupt: (
            "order.execute",
            lambda t: {"order": t.order, "today": TODAY, "started_on": TODAY, "reason": "Sjukhus"},
        ),
        order_actions.resume: (
            "order.execute",
            lambda t: {
                "interruption": t.interruption,
                "today": TODAY,
                "resumed_on": date(2026, 3, 3),
                "version": 1,
            },
        ),
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
        order_actions.amend_as_proposed: (
            "order.amend",
            lambda t: {
                "order": t.arrived.order,
                "today": TODAY,
                "reason": "Behövs inte",
                "dropped": [t.arrived.order.goals.get().activities.get()],
            },
        ),
        order_actions.carry_on: (
            "order.amend",
            lambda t: {"order": t.order, "today": TODAY, "decision": t.decision},
        ),
        oversight_actions.explain_late: (
            "plan.explain_late",
            lambda t: {"order": t.order, "today": TODAY, "rule": "plan_not_begun", "reason": "staff"},
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
        followup_actions.log_visits: ("visit.log", lambda t: {"items": []}),
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
                "of_decision": {"conclusion": Conclusion.CONTINUE, **NO_STATEMENT},
                **HELD,
            },
        ),
        followup_actions.give_view: (
            "plan_follow_up.hold",
            lambda t: {"follow_up": t.plan_follow_up, "text": "Det går framåt."},
        ),
        followup_actions.begin_amendment: (
            "order.amend",
            lambda t: {"follow_up": t.plan_follow_up, "today": TODAY},
        ),
        followup_actions.hold_decision_follow_up: (
            "decision_follow_up.hold",
            lambda t: {"case": t.case, "decision": t.decision, **NO_STATEMENT, **HELD},
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
        oversight_actions.freeze_report: (
            "non_execution.report",
            lambda t: {"today": TODAY, "quarter": Quarter(2025, 4), "texts": {}},
        ),
        audit_actions.draw_for_audit: ("audit.draw", lambda t: {"today": TODAY, "seed": 1}),
        audit_actions.hand_over: (
            "audit.draw",
            lambda t: {
                "round_": t.audit_draw.round,
                "of": t.audit_draw.reviewer,
                "to": t.audit_draw.reviewer,
            },
        ),
        audit_actions.grade_file: ("file.grade", lambda t: {"draw": t.audit_draw, "grades": {}}),
        audit_actions.finish_file: ("file.grade", lambda t: {"draw": t.audit_draw}),
    }
)
VERBS |= MONEY_VERBS | CONFERENCE_VERBS
