"""A tablet as a person has it: a browser with a folder of its own, which can be closed and opened again."""

import shutil
from datetime import datetime
from uuid import uuid4

from playwright.sync_api import expect

from tests.cast import TODAY, at
from tests.tablet import performed

QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
LAUNCH = {
    "executable_path": shutil.which("chromium"),
    "args": ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", *QUIET],
}
PASSWORD = "långt lösenord"
PIN = "274916"
ASK = "async (arg) => { const { tablet } = await import('/static/js/falt.js'); %s }"
# The core tells its listeners of every change, so it is asked again then, and not at intervals.
UNTIL = """
  const tooLate = AbortSignal.timeout(15000);
  while (!(%s)) {
    tooLate.throwIfAborted();
    await new Promise((told) => { tablet.onChange(told); tooLate.onabort = told; });
  }
"""


class Tablet:
    def __init__(self, browser_type, launch_args: dict, folder, server: str):
        self._launch = lambda: browser_type.launch_persistent_context(
            folder, **launch_args, viewport={"width": 820, "height": 1180}, has_touch=True
        )
        self.folder = folder
        self.server = server
        self.context = self.page = None
        self.errors = []

    def open(self, *, offline: bool = False, clock: datetime | None = None):
        """Start the browser, as after a restart of the tablet."""
        self.context = self._launch()
        self.context.set_default_timeout(10_000)
        self.context.clock.install(time=clock or at(TODAY, 12))
        self.context.on("weberror", lambda error: self.errors.append(str(error.error)))
        self.context.set_offline(offline)
        self.page = self.context.pages[0]
        self.page.goto(f"{self.server}/falt/")
        return self

    def close(self):
        self.context.close()

    def put_away(self):
        """Close it when it has nothing more to ask, so that no question meets a database that is gone."""
        if self.page.url.partition("#")[0] == f"{self.server}/falt/":
            self.ask("await tablet.refresh()")
        self.close()

    def another_tab(self):
        page = self.context.new_page()
        page.goto(f"{self.server}/falt/")
        return page

    # What the one who holds it does

    def pair(self, code: str):
        self.page.fill("[name=code]", code)
        self.press("Koppla")
        self.is_in("signed_out")

    def sign_in(self, user):
        self.page.goto(f"{self.server}/logga-in/?next=/falt/")
        self._log_in(user)

    def _log_in(self, user):
        self.page.fill("[name=username]", user.username)
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("main button[type=submit]")
        self.page.wait_for_url("**/falt/")

    def choose_pin(self, pin: str = PIN):
        self.is_in("choose_pin")
        self.page.fill("[name=pin]", pin)
        self.page.fill("[name=again]", pin)
        self.press("Spara pinkoden")

    def unlock(self, pin: str = PIN, page=None):
        (page or self.page).fill("[name=pin]", pin)
        self.press("Lås upp", page)

    def start_working(self, user, code: str):
        self.pair(code)
        self.sign_in(user)
        self.choose_pin()
        self.is_in("open")

    def press(self, name: str, page=None):
        (page or self.page).get_by_role("button", name=name, exact=True).click()

    def offline(self):
        self.context.set_offline(True)

    def online(self):
        """Contact is back. The emulation does not tell a page that was loaded without it, as a browser does."""
        self.context.set_offline(False)
        self.page.evaluate("dispatchEvent(new Event('online'))")

    def wait(self, minutes: float):
        self.context.clock.fast_forward(int(minutes * 60_000))

    # What the core says and does

    def is_in(self, phase: str, page=None):
        expect((page or self.page).locator(f"#falt[data-phase={phase}]")).to_be_attached(timeout=15_000)

    def says(self, words: str, page=None):
        expect((page or self.page).locator("body")).to_contain_text(words)

    def ask(self, expression: str, arg=None, page=None):
        """What `expression` comes to, where `tablet` is the core."""
        return (page or self.page).evaluate(ASK % f"return {expression};", arg)

    def until(self, expression: str, arg=None, page=None):
        (page or self.page).evaluate(ASK % UNTIL % expression, arg)

    def until_sent(self):
        self.until("tablet.state.unsent === 0 && tablet.state.reachable")

    def record(self, kind: str, payload: dict, *, entity=None, page=None) -> str:
        said = {"kind": kind, "entity": str(entity or uuid4()), "payload": payload}
        return self.ask("await tablet.record(arg.kind, arg.entity, arg.payload)", said, page)

    def log_visit(self, order, starts_at: datetime, *, page=None, **said) -> str:
        return self.record("visit.sign", performed(order, starts_at, **said), page=page)
