"""Every screen: for everybody, for a thumb, for names that are long or mean harm, and fast."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from followup.rules.note import BY_PLAN, FILLING

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BY_PLAN_TABLE = Path(__file__).parents[2] / "followup" / "by_plan_only.json"
RULES = "async (said) => { const rules = await import('/static/js/falt/rules.js'); return %s; }"
TIMES = RULES.replace("rules", "times")
SIZES = [(820, 1180), (390, 844), (1280, 900)]
ADDRESSES = ["dag", "dag/2026-03-03", "personer", "person/{order}", "person/{order}/plan", "skriv", "skriv/besok",
             "anteckning/ny/{order}", "avvikelse/ny", "oro/ny/{order}", "blev-inte-av/{planned}", "vantar"]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_accessible_and_made_for_a_thumb(planned, order, other_order, hands, scheme):
    visit = planned(9, days=1)
    planned(11, of=other_order)
    planned(12, 5)
    hand = hands()
    hand.page.emulate_media(color_scheme=scheme)
    found = {}
    for address in ADDRESSES:
        open_screen(hand, address.format(order=order.pk, planned=visit.pk))
        found[address] = look(hand, SIZES if scheme == "light" else SIZES[:1])
    open_screen(hand, "dag")
    hand.tap("Starta")
    hand.sees("Astrid Berg")
    hand.page.locator("summary").evaluate_all("(all) => all.forEach((one) => one.click())")
    found["besok"] = look(hand, SIZES)
    assert {address: said for address, said in found.items() if said} == {}


def open_screen(hand, address):
    hand.page.evaluate("(address) => { location.hash = `#/${address}`; }", address)
    expect(hand.page.locator("h1")).to_be_focused()
    # The browser keeps the title in its history, in clear.
    assert "Astrid" not in hand.page.title()


def look(hand, sizes):
    found = []
    for width, height in sizes:
        hand.page.set_viewport_size({"width": width, "height": height})
        found += [f"{width}: {problem}" for problem in hand.problems()]
    return found


def test_a_name_is_never_taken_for_markup(planned, other_order, hands):
    planned(11, of=other_order)
    hand = hands()
    hand.page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    hand.is_told("<script>alert(1)</script>")
    hand.tap("Åsa-Märta")
    hand.sees(re.compile("Åsa-Märta <script>"))
    assert hand.page.locator("#falt script").count() == 0


def test_forty_visits_fit_in_a_day(planned, hands):
    for number in range(40):
        planned(7 + number // 4, number % 4 * 15, minutes=15)
    hand = hands()
    expect(hand.page.locator(".falt-visit")).to_have_count(40)
    open_screen(hand, "personer")
    open_screen(hand, "dag")
    expect(hand.page.locator(".falt-visit")).to_have_count(40)
    assert hand.problems() == []


def test_late_starts_are_marked_after_ten_minutes(planned, hands):
    planned(11, 49, minutes=60)
    planned(11, 51, minutes=60)
    hand = hands()
    states = hand.page.locator(".falt-visit").evaluate_all("(rows) => rows.map((row) => row.dataset.state)")
    assert states == ["late", "coming"]


# --- Rules on both sides ----------------------------------------------------------------------------------------


def test_both_sides_know_the_same_words_for_by_plan(new_tablet):
    said = new_tablet.page.evaluate(RULES % "[[...rules.BY_PLAN], [...rules.FILLING]]", None)
    assert [set(words) for words in said] == [BY_PLAN, FILLING]


def test_both_sides_say_the_same_of_a_note(new_tablet):
    table = json.loads(BY_PLAN_TABLE.read_text())
    said = new_tablet.page.evaluate(
        RULES % "said.map((text) => rules.byPlanOnly(text))", [row["text"] for row in table]
    )
    assert said == [row["only_by_plan"] for row in table]


@pytest.mark.parametrize(
    ("day", "time", "moment"),
    [
        ("2026-03-02", "09:00", "2026-03-02T08:00:00.000Z"),
        ("2026-07-01", "00:30", "2026-06-30T22:30:00.000Z"),
        ("2026-10-25", "02:30", "2026-10-25T00:30:00.000Z"),
        ("2026-03-29", "02:30", None),
        ("2028-02-29", "23:59", "2028-02-29T22:59:00.000Z"),
        ("", "09:00", None),
    ],
)
def test_a_swedish_clock_is_one_moment(new_tablet, day, time, moment):
    asked = TIMES % "times.momentOf(...said)?.toISOString() ?? null"
    assert new_tablet.page.evaluate(asked, [day, time]) == moment
