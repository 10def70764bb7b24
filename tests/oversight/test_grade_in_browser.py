"""The reviewer's way through a round: drawn, graded as one chooses, done, and the results."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from oversight.auditing import actions
from oversight.models import AuditDraw, FileGrade
from oversight.rules import FileAspect, FilePart
from tests import web
from tests.audits import BEST, draw_file, grade
from tests.browser.demo import problems

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(page, live_server, cast):
    session = web.browser(cast.reviewer).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return page


def test_a_file_is_drawn_graded_as_one_chooses_and_done(cast, desk, live_server):
    case = cast.agreed().case
    grade(draw_file(cast, case, title="Förra granskningen"))
    desk.goto(live_server.url + reverse("audit"))
    desk.get_by_role("button", name="Dra ett stickprov").click()
    expect(desk.get_by_role("heading", name="Dina ärenden (2)")).to_be_visible()
    assert problems(desk, "audit") == []
    desk.get_by_role("link", name="Bedöm").click()

    how = desk.get_by_role("group", name="Hur", exact=True)
    how.get_by_label("Beskrivs tydligt").check()
    expect(desk.get_by_text(f"{len(FileAspect) - 1} frågor kvar")).to_be_visible()
    desk.get_by_text("Kommentar: Hur", exact=True).click()
    desk.get_by_role("textbox", name="Kommentar om Hur", exact=True).fill("Steg för steg")
    expect(desk.locator("#plan-status")).to_contain_text("Sparat")
    desk.get_by_text("Kommentar: När", exact=True).click()
    desk.get_by_role("textbox", name="Kommentar om När", exact=True).fill("Oklart")
    expect(desk.locator("#plan-problems")).to_contain_text("Välj ett omdöme, så sparas kommentaren")
    assert problems(desk, "grading") == []
    desk.get_by_role("textbox", name="Kommentar om När", exact=True).fill("")
    expect(desk.locator("#plan-status")).to_contain_text("Sparat")
    assert FileGrade.objects.filter(draw__graded_at=None).get().comment == "Steg för steg"

    draw = AuditDraw.objects.get(graded_at=None)
    actions.grade_file(draw, by=cast.reviewer, grades=BEST)
    desk.reload()
    expect(desk.get_by_text("Alla 28 frågor är bedömda.")).to_be_visible()
    desk.get_by_role("button", name="Klar med akten").first.click()
    desk.locator("dialog[open] [data-confirms]").click()
    expect(desk.get_by_text("Omdömena går inte att ändra.")).to_be_visible()
    assert problems(desk, "done") == []
    desk.goto(live_server.url + reverse("audit_round", args=[draw.round_id]))
    expect(desk.get_by_role("heading", name=FilePart.DECISION.label)).to_be_visible()
    assert problems(desk, "results") == []
