"""The support worker's hands and eyes on the tablet's screens."""

import re

from playwright.sync_api import expect

from tests.browser.demo import AXE, WCAG

LEAST_TOUCH = 44
TOUCHED = "a, button, input, select, textarea, summary"
# A check box is touched by its whole row.
SMALL = """(nodes, least) => nodes.filter((node) => node.checkVisibility()).flatMap((node) => {
  const box = (node.type === "checkbox" ? node.parentElement : node).getBoundingClientRect();
  return box.width < least || box.height < least ? [`${node.outerHTML.slice(0, 90)}: ${box.width}x${box.height}`] : [];
})"""
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


class Hands:
    def __init__(self, tablet):
        self.tablet = tablet
        self.taps = 0

    @property
    def page(self):
        return self.tablet.page

    def tap(self, words, *, within=None, nth=0):
        """A button or a link that says so."""
        place = within or self.page.locator("#falt, dialog[open]")
        name = words if isinstance(words, re.Pattern) else re.compile(rf"^{re.escape(words)}", re.IGNORECASE)
        found = place.get_by_role("button", name=name).or_(place.get_by_role("link", name=name))
        found.nth(nth).tap()
        self.taps += 1

    def mark(self, what: str, how: str):
        self.tap(how, within=self.page.get_by_role("group", name=what))

    def write(self, label: str, text: str):
        self.page.get_by_label(label, exact=True).tap()
        self.taps += 1
        self.page.keyboard.insert_text(text)

    def fill(self, label: str, value: str):
        self.page.get_by_label(label, exact=True).fill(value)

    def sees(self, title: str):
        """The screen has changed, and the focus with it."""
        heading = self.page.get_by_role("heading", level=1, name=title)
        expect(heading).to_be_focused()

    def sees_day(self):
        expect(self.page.get_by_role("heading", level=1, name="Måndag 2 mars")).to_be_visible()

    def row(self, words: str):
        return self.page.locator(".falt-visit", has_text=words)

    def is_told(self, words: str):
        expect(self.page.locator("#falt")).to_contain_text(words)

    def is_not_told(self, words: str):
        expect(self.page.locator("#falt")).not_to_contain_text(words)

    def problems(self) -> list[str]:
        """What axe finds, what is too small to touch, and whether one must scroll sideways."""
        found = AXE.run(self.page, options=WCAG).response["violations"]
        said = [f"{violation['id']} {[node['target'] for node in violation['nodes']]}" for violation in found]
        said += self.page.locator(TOUCHED).evaluate_all(SMALL, LEAST_TOUCH)
        return said + (["wider than the window"] if self.page.evaluate(WIDER) else [])
