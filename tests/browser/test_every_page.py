"""Every page that a role can reach from its start page, looked at by axe on a desktop and on a tablet."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from .demo import links, log_in, problems, route

pytestmark = pytest.mark.django_db(transaction=True)

NOT_PAGES = {"schema", "api_docs", None}
# Each page is looked at as the role that works there; it must be within reach of links from the role's start.
PAGES = {
    "handlaggare": {
        "start", "cases", "case", "client", "client_new", "client_edit", "case_assign", "decision",
        "decision_new", "decision_end", "order", "order_new", "order_edit", "goal_new", "goal_edit",
        "goal_remove", "activity_new", "activity_edit", "activity_remove", "order_end", "plan",
        "plan_follow_up", "plan_follow_up_new", "decision_follow_up_new", "decision_follow_up",
        "handbook", "accessibility",
    },
    "sektionsledare": {"start", "overview"},
    "samordnare": {
        "start", "orders", "order", "order_accept", "order_return", "order_assign", "case",
    },
    "boendestodjare": {
        "start", "cases", "case", "plan", "plan_new", "plan_end", "visits",
        "visit", "visit_new", "visit_note", "note_correct", "plan_follow_up_new",
    },
    "enhetschef": {"overview", "flags", "plan"},
    "granskare": {"audit", "case", "plan"},
    "systemadmin": {"start", "imports", "deadlines", "access_log"},
}  # fmt: skip
MOST_PAGES = 100
REFUSE_EMPTY = {
    "client_new", "client_edit", "decision_new", "decision_end", "goal_new", "activity_new", "order_return",
    "order_accept", "order_end", "plan_new", "plan_agree", "plan_end", "plan_activity_new", "visit_new",
    "visit_note", "note_correct", "plan_follow_up_new", "decision_follow_up_new", "imports", "deadlines",
}  # fmt: skip


def test_every_page_is_accessible_and_fits(transactional_db, page, live_server):
    call_command("create_demo")
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    found = {role: _walk(page, live_server.url, role) for role in PAGES}
    assert found == {role: [] for role in PAGES}
    assert complaints == []


def _walk(page, server: str, role: str) -> list[str]:
    """Follow the links from the role's start page until each of its pages has been looked at once."""
    page.context.clear_cookies()
    log_in(page, server, role)
    found, left = [], set(PAGES[role])
    waiting, met = [page.url.removeprefix(server)], set()
    for _ in range(MOST_PAGES):
        if not waiting or not left:
            break
        # A case leads to all of its records, so cases come before what else is waiting.
        path = min(waiting, key=lambda path: (route(path) not in left, route(path) != "case"))
        waiting.remove(path)
        page.goto(server + path)
        for link in links(page):
            if link not in met and route(link) not in NOT_PAGES:
                met.add(link)
                waiting.append(link)
        if route(path) in left:
            left.remove(route(path))
            found += problems(page, path)
            if route(path) in REFUSE_EMPTY:
                found += _problems_when_empty(page, path)
    return found + [f"{name}: no link leads there" for name in sorted(left)]


def _problems_when_empty(page, path: str) -> list[str]:
    """An empty form is refused with a summary whose links lead to the fields."""
    page.evaluate(
        """() => {
            const form = document.querySelector("main form[method=post]");
            for (const field of form.elements) {
                if (field.type === "hidden" || field.type === "submit") continue;
                if (field.type === "radio" || field.type === "checkbox") field.checked = false;
                else field.value = "";
            }
        }"""
    )
    page.locator("main form[method=post] button[type=submit]").first.click()
    if page.locator("dialog[open] [data-confirms]").count():
        page.click("dialog[open] [data-confirms]")
    summary = page.locator(".ds-error-summary")
    expect(summary, f"{path}, sent empty").to_be_focused()
    found = problems(page, f"{path} (empty)")
    for href in summary.locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))"):
        if page.locator(f"[id='{href.removeprefix('#')}']").count() == 0:
            found.append(f"{path}: the error's link {href} leads nowhere")
    return found
