"""The person signs on the tablet, held upright: with the finger, after a slip, after a refusal, and turned round."""

import json

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from plans.models import PlanAnswer
from plans.rules import SIGNATURE_HEIGHT, SIGNATURE_WIDTH
from tests import web
from tests.browser.demo import problems
from tests.plans.whole import said

pytestmark = pytest.mark.django_db(transaction=True)

UPRIGHT = {"width": 820, "height": 1180}
LYING = {"width": 1180, "height": 820}
NAME = [(0.1, 0.5), (0.25, 0.2), (0.4, 0.8), (0.6, 0.3), (0.9, 0.6)]


@pytest.fixture
def browser_context_args(browser_context_args):
    return browser_context_args | {"viewport": UPRIGHT, "has_touch": True}


@pytest.fixture
def plan(cast):
    return cast.propose(said(cast, cast.begun()))


@pytest.fixture
def signing(page, live_server, cast, plan):
    session = web.browser(cast.support_worker).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(live_server.url + reverse("plan_agree", args=[plan.pk]))
    page.get_by_label("Personen har skrivit under").check()
    yield page
    page.context.set_offline(True)
    page.close()


def draw(page, points=NAME, *, kind: str = "mouse") -> None:
    """With the mouse, or as a finger whose touches Chromium takes for real."""
    canvas = page.locator("canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    (_finger if kind == "touch" else _mouse)(page, places)


def _mouse(page, places) -> None:
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=6)
    page.mouse.up()


def _finger(page, places) -> None:
    chromium = page.context.new_cdp_session(page)
    for kind, place in [("touchStart", places[0]), *(("touchMove", place) for place in places[1:])]:
        touch = {"x": place[0], "y": place[1]}
        chromium.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [touch]})
    chromium.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def strokes(page) -> list:
    return json.loads(page.locator("#id_signature").input_value() or "[]")


def inked(page) -> int:
    """How many points of the canvas have ink."""
    return page.locator("canvas").evaluate(
        "canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)"
        ".data.filter((value, place) => place % 4 === 3 && value > 0).length"
    )


@pytest.mark.parametrize("kind", ["mouse", "touch"])
def test_a_name_drawn_by_hand_is_the_answer(signing, plan, kind):
    draw(signing, kind=kind)
    expect(signing.get_by_text("Namnet är skrivet.")).to_be_visible()
    (stroke,) = strokes(signing)
    assert all(0 <= x <= SIGNATURE_WIDTH and 0 <= y <= SIGNATURE_HEIGHT for x, y in stroke)
    assert abs(stroke[0][0] - 100) < 12
    assert abs(stroke[0][1] - 150) < 12
    signing.get_by_role("button", name="Spara svaret").click()
    expect(signing.get_by_role("img", name="Personens namnteckning")).to_be_visible()
    assert PlanAnswer.objects.get(version__plan=plan).signature == [stroke]


def test_a_slip_is_wiped_out_from_the_keyboard_and_drawn_again(signing):
    draw(signing, [(0.1, 0.1), (0.2, 0.2)])
    signing.locator("canvas").focus()
    signing.keyboard.press("Shift+Tab")
    expect(signing.get_by_role("button", name="Rensa")).to_be_focused()
    signing.keyboard.press("Enter")
    expect(signing.get_by_text("Rutan är tom.")).to_be_visible()
    assert strokes(signing) == []
    draw(signing)
    assert len(strokes(signing)) == 1


def test_the_name_outlives_a_refusal_and_a_turned_tablet(signing):
    draw(signing)
    drawn, ink = strokes(signing), inked(signing)
    signing.locator("#id_agreed_on").fill("2030-01-01")
    signing.get_by_role("button", name="Spara svaret").click()
    expect(signing.get_by_text("Rätta det här först")).to_be_visible()
    assert strokes(signing) == drawn
    assert abs(inked(signing) - ink) < ink / 2
    signing.set_viewport_size(LYING)
    signing.wait_for_function("document.querySelector('canvas').width !== 0")
    assert strokes(signing) == drawn
    assert inked(signing) > ink / 2


def test_only_what_the_answer_needs_is_asked_for(signing):
    expect(signing.locator("canvas")).to_be_visible()
    signing.get_by_label("Personen sade nej", exact=True).check()
    expect(signing.locator("canvas")).to_be_hidden()
    expect(signing.get_by_label("Varför sade personen nej?")).to_be_visible()
    signing.get_by_label("Personen har sagt ja muntligt").check()
    expect(signing.get_by_label("Vem sade personen ja till?")).to_be_visible()


def test_the_page_fits_the_tablet_and_can_be_read_by_everyone(signing):
    draw(signing)
    assert problems(signing, "plan_agree") == []


def test_without_scripts_the_page_says_what_to_do_instead(browser, live_server, cast, plan):
    context = browser.new_context(java_script_enabled=False, viewport=UPRIGHT)
    session = web.browser(cast.support_worker).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + reverse("plan_agree", args=[plan.pk]))
    page.get_by_label("Personen har skrivit under").check()
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("canvas")).to_be_hidden()
    page.get_by_label("Personen har sagt ja muntligt").check()
    page.get_by_role("button", name="Spara svaret").click()
    expect(page.get_by_text("Personen sade ja till Bo Testsson.")).to_be_visible()
    context.close()
