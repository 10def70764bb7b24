"""Every page that a role can reach from its start page, looked at by axe on a desktop and on a tablet."""

from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import expect

from cases.urls import SECTIONS
from tests import web
from tests.audits import draw_file, grade
from tests.cast import NUMBERS
from tests.role_table import NO_PAGES, ROUTES, address
from tests.walked_records import another_case, records

from .demo import links, log_in, problems, route

pytestmark = pytest.mark.django_db(transaction=True)

# Nobody is logged in there: test_person_view.py and tablet_pages/ look at them.
OWN_TESTS = {"falt", "person_open", "person_page", "person_answer", "person_leave"}
NOT_PAGES = NO_PAGES | OWN_TESTS | {
    "schema", "api_docs", "api_docs_of", "decision_document", "non_execution_csv", "national_report_csv",
    "figures_file", "board_report", "plan_read",
    "audit_round_csv", "audit_round_xlsx",
    "plan_pdf", "plan_draft_pdf", "plan_easy_pdf",
    "falt_sw", "falt_manifest", "note_attachment", None,
    "meeting_invitation_pdf",
}  # fmt: skip
# Each page is looked at as the role that works there; it must be within reach of links from the role's start.
PAGES = {
    "handlaggare": {
        "start", "cases", "case", "client", "client_new", "client_edit", "case_assign", "case_close", "case_new",
        "application_start", "application_new", "application", "application_edit",
        "application_delay", "application_request", "application_withdraw",
        "investigation_new", "investigation", "investigation_close", "statement_new", "statement_edit",
        "statement_remove", "objection_new", "statement_objection_new", "communication_new",
        "children", "child_new",
        "decision", "decision_new", "decision_next", "decision_end", "decision_extend", "decision_notify",
        "appeal_new",
        "orders", "order", "order_new", "order_edit", "order_preview", "order_version", "order_amend",
        "order_end", "order_messages", "message_new", "grades",
        "plan", "plan_inbox", "plan_review", "proposal_decline", "plan_audit", "plan_audits",
        "plan_follow_up", "plan_follow_up_new", "decision_follow_up_new", "decision_follow_up",
        "day_notes", "deviations", "handbook", "accessibility", "case_document",
    },
    "sektionsledare": {
        "case_document_read",
        "start", "overview", "appeals", "delegations", "delegation_end", "non_execution", "non_execution_quarter",
        "figures",
        "money", "money_orders", "money_tapering", "money_figures", "national_reports",
    },
    "samordnare": {
        "start", "orders", "order", "order_accept", "order_return", "order_assign", "order_grade", "order_messages",
        "message_new", "order_start", "offer_new", "interruption_new", "case", "late_plan_new",
        "schedule", "uncovered", "schedule_series", "series_new", "series_edit", "series_end",
        "planned_visit", "planned_visit_new", "planned_visit_move", "planned_visit_assign", "planned_visit_told",
        "planned_visit_remove", "slot_new", "slot_remove", "absences", "absence_new", "absence_end",
        "devices", "device_new", "sync_waiting", "deviations",
    },
    "boendestodjare": {
        "start", "cases", "case", "plan", "plan_new", "plan_edit", "plan_propose", "plan_agree", "plan_take_back",
        "plan_revise", "plan_kind", "plan_end", "plan_versions", "plan_version", "plan_easy",
        "plan_goal_new", "plan_activity_new", "plan_wish_new", "plan_wish_remove", "plan_cooperation_new",
        "todays_plan", "late_plan_new", "visits",
        "visit", "visit_new", "visit_note", "note_correct", "note_object", "note_new", "day_notes",
        "plan_follow_up_new", "schedule", "schedule_series", "planned_visit", "planned_visit_move",
        "planned_visit_told", "calendar_link", "sync_waiting", "conflicts", "deviations", "deviation_new", "concerns",
        "concern_new", "person_link",
    },
    "enhetschef": {
        "overview", "flags", "flag", "flags_assign", "flag_snooze", "my_settings",
        "plan", "plan_audits", "schedule", "absences", "devices", "tablet_settings",
        "deviations", "concerns",
    },
    "granskare": {
        "audit", "audit_rounds", "case", "plan", "plan_versions", "plan_version", "plan_audit", "plan_audits",
        "day_notes", "deviations",
    },
    "systemadmin": {
        "start", "plan_audits", "imports", "presets",
        "deadlines", "limits", "access_log", "units", "unit_edit", "delegations",
        "subscriptions", "subscription_new",
        "systems", "system", "system_new", "system_change", "system_secret", "system_block",
        "money", "payment_rules", "budgets",
    },
}  # fmt: skip
# Where the demo has no record in that state, and the pages for those without script: the record of
# tests/walked_records.py by which each is opened, as whom of tests/cast.py.
OUT_OF_REACH = {
    "caseworker": [
        ("search", None),
        ("plan_follow_up_view", "plan_follow_up"),
        ("plan_follow_up_amend", "plan_follow_up"),
        ("decision_follow_up_amend", "decision_follow_up"),
        ("application_acknowledge", "application"),
        *((f"investigation_{name}", "investigation") for name in SECTIONS),
        ("need_new", "investigation"),
        ("need_edit", "need"),
        ("need_remove", "need"),
        ("communication_edit", "communication"),
        ("child_edit", "child"),
        ("notification_received", "notification"),
        ("appeal_handle", "appeal"),
        ("judgment_new", "appeal"),
        ("order_send", "draft"),
        ("goal_new", "draft"),
        ("goal_edit", "draft_goal"),
        ("goal_move", "draft_goal"),
        ("goal_remove", "draft_goal"),
        ("activity_new", "draft_goal"),
        ("activity_edit", "draft_activity"),
        ("activity_move", "draft_activity"),
        ("activity_remove", "draft_activity"),
        ("amendment_withdraw", "amendment"),
        ("message_read", "message"),
        ("meeting_new", "case"),
        ("meeting", "meeting"),
        ("meeting_change", "meeting"),
        ("meeting_not_held", "meeting"),
        ("meeting_invitation", "meeting"),
        ("meeting_invited", "meeting"),
        ("statements", None),
        ("statement_ask", "order"),
        ("statement", "answered_statement"),
        ("statement_withdraw", "asked_statement"),
        ("statement_notes", "answered_statement"),
        ("conferences", None),
        ("conference_new", None),
        ("conference", "conference"),
        ("conference_renew", "conference"),
        ("conference_add", "conference"),
        ("conference_close", "conference"),
        ("conference_item", "conference_item"),
        ("conference_item_write", "conference_item"),
        ("order_carry_on", "order"),
        ("order_carry_on", "followed"),
        ("proposal_accept", "proposal"),
    ],
    "support_worker": [
        ("order_messages", None),
        ("statement_give", "asked_statement"),
        ("flag_wake", "flag"),
        ("conference_tasks", None),
        ("conference_task_done", "conference_item"),
        ("plan_continue", "accepted"),
        ("plan_take_up", "begun"),
        ("plan_goal_edit", "begun_goal"),
        ("plan_goal_remove", "added_goal"),
        ("plan_activity_edit", "begun_activity"),
        ("plan_activity_remove", "added_activity"),
        ("plan_wish_edit", "wish"),
        ("plan_cooperation_edit", "cooperation"),
        ("plan_cooperation_remove", "cooperation"),
        ("visit", "answered"),
        ("day_notes", "order"),
        ("deviation", "deviation"),
        ("concerns", None),
        ("concern_feedback", "concern"),
        ("conflicts", None),
        ("conflict", "conflict"),
        ("sync_operation", "operation"),
    ],
    "coordinator": [
        ("offer_answer", "offer"),
        ("interruption_end", "interruption"),
        ("devices", None),
        ("device", "device"),
        ("device_code", "device"),
        ("device_block", "device"),
        ("sync_waiting", None),
        ("sync_operation", "operation"),
        ("deviations", None),
        ("deviation", "deviation"),
        ("deviation_take", "deviation"),
        ("deviation_handle", "deviation"),
        ("deviation_close", "deviation"),
    ],
    "section_leader": [
        ("national_report", "national_report"),
    ],
    "reviewer": [
        ("file_grade", "audit_draw"),
        ("file_part", "audit_draw"),
        ("file_finish", "audit_draw"),
        ("audit_hand_over", "audit_round"),
        ("audit_round", "graded"),
    ],
    "system_admin": [
        ("import", "import_job"),
        ("subscription", "subscription"),
        ("subscription_key", "subscription"),
        ("subscription_pause", "subscription"),
        ("subscription_resume", "subscription"),
        ("subscription_resend", "subscription"),
        ("subscription_end", "subscription"),
        ("delivery_resend", "delivery"),
        ("delivery_skip", "delivery"),
        ("system_revoke_all", "system"),
        ("system_revoke", "system_token"),
        ("deadline_remove", "coming_length"),
        ("limit_remove", "coming_limit"),
        ("payment_rule_remove", "coming_payment_rule"),
        ("budget_remove", "coming_budget"),
    ],
}
MOST_PAGES = 400
LEADING = {"case", "plan", "plan_review", "order", "schedule_series"}
REFUSE_EMPTY = {
    "client_new", "client_edit", "case_close", "application_new", "application_edit",
    "application_delay", "application_request", "application_withdraw", "investigation_new", "statement_new",
    "statement_edit", "objection_new", "statement_objection_new", "communication_new", "communication_edit",
    "child_new", "decision_new", "decision_next", "decision_end", "decision_extend",
    "decision_notify", "notification_received", "appeal_new", "order_return", "order_accept", "order_end",
    "order_start", "order_grade", "message_new", "offer_new", "interruption_new", "judgment_new", "plan_new",
    "plan_goal_new", "plan_activity_new", "plan_wish_new", "plan_cooperation_new", "plan_kind", "plan_agree",
    "plan_end", "plan_review", "proposal_decline", "plan_audit", "late_plan_new", "visit_new", "visit_note",
    "note_correct", "plan_follow_up_new", "plan_follow_up_view", "decision_follow_up_new",
    "delegations", "unit_edit", "imports", "deadlines", "system_new", "system_change",
    "subscription_new", "subscription_pause",
    "limits", "note_new", "note_object", "series_new", "series_edit", "series_end", "planned_visit_new",
    "planned_visit_move", "planned_visit_told", "planned_visit_remove", "slot_new", "absence_new", "absence_end",
    "device_new", "device_block", "tablet_settings", "conflict", "deviation_new", "deviation_handle", "concern_new",
    "concern_feedback", "payment_rules", "budgets", "case_document", "case_document_read",
}  # fmt: skip


# Each side is walked by itself, so that they can be walked at once.
SIDES = {
    "caseworker": ("handlaggare",),
    "provider": ("samordnare", "boendestodjare", "enhetschef"),
    "others": ("sektionsledare", "granskare", "systemadmin"),
}


@pytest.fixture
def complaints(page):
    """What the browser has complained about."""
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    return said


@pytest.mark.parametrize("side", SIDES)
def test_every_page_is_accessible_and_fits(transactional_db, page, live_server, complaints, side):
    call_command("create_demo")
    found = {role: _walk(page, live_server.url, role) for role in SIDES[side]}
    assert found == {role: [] for role in SIDES[side]}
    assert complaints == []


def test_every_role_is_on_a_side():
    assert sorted(PAGES) == sorted(role for roles in SIDES.values() for role in roles)


def test_every_page_is_looked_at():
    walked = set().union(*PAGES.values(), (name for pages in OUT_OF_REACH.values() for name, _ in pages))
    assert {name for name in ROUTES if ":" not in name} - NOT_PAGES == walked | {"login"}


def _walk(page, server: str, role: str) -> list[str]:
    """Follow the links from the role's start page until each of its pages has been looked at once."""
    page.context.clear_cookies()
    log_in(page, server, role)
    found, left = [], set(PAGES[role])
    waiting, met = [page.url.removeprefix(server)], set()
    for _ in range(MOST_PAGES):
        if not waiting or not left:
            break
        # These lead to all of a case's records, so they come before what else is waiting.
        path = min(waiting, key=lambda path: (route(path) not in left, route(path) not in LEADING))
        waiting.remove(path)
        for link in links(page, server + path):
            if link not in met and route(link) not in NOT_PAGES:
                met.add(link)
                waiting.append(link)
        if route(path) in left:
            left.remove(route(path))
            found += _look(page, server, path)
    return found + [f"{name}: no link leads there" for name in sorted(left)]


def _look(page, server: str, path: str) -> list[str]:
    page.goto(server + path)
    found = problems(page, path)
    return found + (_problems_when_empty(page, path) if route(path) in REFUSE_EMPTY else [])


def test_pages_that_no_link_in_the_demo_leads_to(cast, page, live_server, complaints):
    page.goto(f"{live_server.url}/logga-in/")
    found = problems(page, "login")
    lived = _lived(cast)
    for name, pages in OUT_OF_REACH.items():
        session = web.browser(getattr(cast, name)).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        for to, record in pages:
            path = reverse(to, args=address(to, record and lived[record]))
            found += _look(page, live_server.url, path)
    assert found == []
    assert complaints == []


def _lived(cast) -> dict:
    lived = records(cast, NUMBERS[0], cast.municipality, cast.reviewer)
    followed = cast.accepted(another_case(cast))
    cast.decision(followed.case, valid_from=date(2027, 1, 1), valid_to=date(2027, 12, 31))
    graded = grade(draw_file(cast, lived["audit_draw"].case, title="Granskad")).round
    return lived | {"graded": graded, "followed": followed, "answered": lived["visit_answer"].visit}


def _problems_when_empty(page, path: str) -> list[str]:
    """An empty form is refused with a summary whose links lead to the fields."""
    # A page may also hold buttons of other pages, each a form by itself.
    form = page.locator(f"main form[method=post]:is(:not([action]), [action='{path}'])").first
    form.evaluate(
        """form => {
            for (const field of form.elements) {
                if (field.type === "hidden" || field.type === "submit") continue;
                if (field.type === "radio" || field.type === "checkbox") field.checked = false;
                else field.value = "";
            }
        }"""
    )
    form.locator("button[type=submit]").first.click()
    if page.locator("dialog[open] [data-confirms]").count():
        page.click("dialog[open] [data-confirms]")
    summary = page.locator(".ds-error-summary")
    expect(summary, f"{path}, sent empty").to_be_focused()
    found = problems(page, f"{path} (empty)")
    for href in summary.locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))"):
        if page.locator(f"[id='{href.removeprefix('#')}']").count() == 0:
            found.append(f"{path}: the error's link {href} leads nowhere")
    return found
