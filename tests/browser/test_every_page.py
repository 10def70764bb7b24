"""Every page that a role can reach from its start page, looked at by axe on a desktop and on a tablet."""

from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import expect

from cases import actions as case_actions
from tests import web
from tests.cast import NUMBERS, TODAY
from tests.desk import amended, desk_records
from tests.plan_records import plan_records, written_records
from tests.walkers import thread

from .demo import links, log_in, problems, route

pytestmark = pytest.mark.django_db(transaction=True)

NOT_PAGES = {
    "schema", "api_docs", "decision_document", "non_execution_csv", "plan_pdf", "plan_draft_pdf", "plan_easy_pdf",
    None,
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
        "handbook", "accessibility",
    },
    "sektionsledare": {
        "start", "overview", "appeals", "delegations", "delegation_end", "non_execution", "non_execution_quarter",
    },
    "samordnare": {
        "start", "orders", "order", "order_accept", "order_return", "order_assign", "order_grade", "order_messages",
        "message_new", "order_start", "offer_new", "interruption_new", "case", "late_plan_new",
    },
    "boendestodjare": {
        "start", "cases", "case", "plan", "plan_new", "plan_edit", "plan_propose", "plan_agree", "plan_take_back",
        "plan_revise", "plan_kind", "plan_end", "plan_versions", "plan_version", "plan_easy",
        "plan_goal_new", "plan_activity_new", "plan_wish_new", "plan_wish_remove", "plan_cooperation_new",
        "todays_plan", "late_plan_new", "visits",
        "visit", "visit_new", "visit_note", "note_correct", "plan_follow_up_new",
    },
    "enhetschef": {"overview", "flags", "plan", "plan_audits"},
    "granskare": {"audit", "case", "plan", "plan_versions", "plan_version", "plan_audit", "plan_audits"},
    "systemadmin": {"start", "plan_audits", "imports", "deadlines", "access_log", "units", "unit_edit", "delegations"},
}  # fmt: skip
MOST_PAGES = 300
LEADING = {"case", "plan", "plan_review"}
REFUSE_EMPTY = {
    "client_new", "client_edit", "case_close", "application_new", "application_edit",
    "application_delay", "application_request", "application_withdraw", "investigation_new", "statement_new",
    "statement_edit", "objection_new", "statement_objection_new", "communication_new", "communication_edit",
    "child_new", "decision_new", "decision_next", "decision_end", "decision_extend",
    "decision_notify", "notification_received", "appeal_new", "order_return", "order_accept", "order_end",
    "order_start", "order_grade", "message_new", "offer_new", "interruption_new", "judgment_new", "plan_new",
    "plan_goal_new", "plan_activity_new", "plan_wish_new", "plan_cooperation_new", "plan_kind", "plan_agree",
    "plan_end", "plan_review", "proposal_decline", "plan_audit", "late_plan_new", "visit_new", "visit_note",
    "note_correct", "plan_follow_up_new", "decision_follow_up_new", "delegations", "unit_edit", "imports", "deadlines",
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
    found = []
    for user, name, record in _out_of_reach(cast):
        session = web.browser(user).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        found += _look(page, live_server.url, reverse(name, args=[record.pk]))
    assert found == []
    assert complaints == []


def _out_of_reach(cast) -> list:
    """(who, page, record): where the demo has no record in that state, and the pages for those without script."""
    lived = thread(cast)
    records = desk_records(cast, lived.case, lived.decision, lived.order)
    amendment = amended(cast, lived.order)
    draft = cast.draft(cast.case(cast.client(NUMBERS[1])))
    goal = draft.goals.get()
    written = written_records(cast, cast.begun(_another_case(cast)))
    arrived = plan_records(cast, _another_case(cast))
    following = cast.accepted(_another_case(cast))
    cast.decision(following.case, valid_from=date(2027, 1, 1), valid_to=date(2027, 12, 31))
    return [
        *(
            (cast.caseworker, name, record)
            for name, record in (
                ("application_acknowledge", records["application"]),
                ("need_new", records["investigation"]),
                ("need_edit", records["need"]),
                ("communication_edit", records["communication"]),
                ("child_edit", records["child"]),
                ("notification_received", records["notification"]),
                ("appeal_handle", records["appeal"]),
                ("judgment_new", records["appeal"]),
                ("order_send", draft),
                ("goal_new", draft),
                ("goal_edit", goal),
                ("goal_remove", goal),
                ("activity_new", goal),
                ("activity_edit", goal.activities.get()),
                ("activity_remove", goal.activities.get()),
                ("amendment_withdraw", amendment),
                ("message_read", records["message"]),
                ("order_carry_on", lived.order),
                ("order_carry_on", following),
                ("proposal_accept", arrived["proposal"]),
            )
        ),
        *(
            (cast.support_worker, name, record)
            for name, record in (
                ("plan_continue", cast.accepted(_another_case(cast))),
                ("plan_take_up", written["begun_goal"].plan),
                ("plan_goal_edit", written["begun_goal"]),
                ("plan_goal_remove", written["added_goal"]),
                ("plan_activity_edit", written["begun_activity"]),
                ("plan_activity_remove", written["added_activity"]),
                ("plan_wish_edit", written["wish"]),
                ("plan_cooperation_edit", written["cooperation"]),
                ("plan_cooperation_remove", written["cooperation"]),
            )
        ),
        (cast.coordinator, "offer_answer", records["offer"]),
        (cast.coordinator, "interruption_end", records["interruption"]),
    ]


def _another_case(cast):
    client = case_actions.register_client(
        by=cast.caseworker, today=TODAY, birth_year=1990, sex="woman", last_name="Berg"
    )
    return cast.case(client)


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
