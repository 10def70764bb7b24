"""What lies on the tablet, what does not fit there, and how it gets a new version."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from followup.models import Visit
from followup.views import falt
from tests.cast import TODAY, at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

YESTERDAY = TODAY - timedelta(days=1)
WORDS = "Hon var ledsen över brevet från hyresvärden."
DUMP = """
async () => {
  const seen = [];
  const text = (value) => JSON.stringify(value, (_, part) =>
    part instanceof Uint8Array ? new TextDecoder().decode(part) : part);
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((resolve) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
    });
    for (const store of db.objectStoreNames) {
      const rows = await new Promise((resolve) => {
        const request = db.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
      });
      seen.push(store, ...rows.map(text));
    }
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      seen.push(request.url, await (await cache.match(request)).text());
    }
  }
  seen.push(text({ ...localStorage }), text({ ...sessionStorage }), document.cookie);
  return seen.join("\\n");
}
"""


@pytest.fixture
def order(cast):
    return cast.agreed().order


def test_nothing_that_lies_on_the_tablet_names_anybody_or_can_be_read(cast, order, tablet):
    tablet.ask("await tablet.refresh()")
    assert "Astrid" in tablet.ask("JSON.stringify(tablet.pack())")
    tablet.offline()
    tablet.log_visit(order, at(YESTERDAY, 8), text=WORDS)
    tablet.ask("await tablet.drafts.save('ett', {text: arg})", WORDS)

    dumped = tablet.page.evaluate(DUMP)
    assert all(store in dumped for store in ("device", "users", "records", "outbox", "/static/js/falt.js"))
    for secret in (
        "Astrid",
        "Berg",
        "ledsen",
        "hyresvärden",
        "Testsson",
        "274916",
        str(order.pk),
    ):
        assert secret not in dumped

    tablet.close()
    on_disk = b"".join(path.read_bytes() for path in tablet.folder.rglob("*") if path.is_file())
    for secret in ("Astrid", "ledsen över", "hyresvärden", "274916"):
        assert secret.encode() not in on_disk
        assert secret.encode("utf-16-le") not in on_disk
    tablet.open(offline=True)


def test_a_full_tablet_says_so_and_loses_nothing(order, tablet):
    tablet.close()
    tablet.open(offline=True)
    origin = {"origin": tablet.server}
    browser = tablet.context.new_cdp_session(tablet.page)
    used = tablet.page.evaluate("navigator.storage.estimate().then(({ usage }) => usage)")
    browser.send("Storage.overrideQuotaForOrigin", origin | {"quotaSize": used + 300_000})
    tablet.unlock()
    tablet.is_in("open")
    tablet.log_visit(order, at(YESTERDAY, 8))
    refused = tablet.ask(
        "await tablet.record('visit.sign', 'x', {text: 'å'.repeat(300_000)}).catch((error) => error.message)"
    )
    assert "är full" in refused
    tablet.says("Surfplattan är full")
    assert tablet.ask("tablet.outbox().length") == 1

    browser.send("Storage.overrideQuotaForOrigin", origin)
    tablet.log_visit(order, at(YESTERDAY, 10))
    expect(tablet.page.locator("#falt-notices")).not_to_contain_text("full")
    tablet.online()
    tablet.until_sent()
    assert Visit.objects.count() == 2


ONE_TAB = (
    "async () => (await navigator.locks.query()).held.filter(({ name }) => name === 'falt-tab').length === 1"
)


@pytest.fixture
def new_version(tablet, monkeypatch):
    """The tablet has found a new version on the server."""
    tablet.page.evaluate("navigator.serviceWorker.ready")
    tablet.page.reload()
    tablet.unlock()
    tablet.is_in("open")
    monkeypatch.setattr(falt, "_version", lambda: "0123456789ab")
    tablet.page.evaluate("navigator.serviceWorker.getRegistration().then((it) => it.update())")
    tablet.until("tablet.state.updateReady")


def version(tablet) -> str:
    return tablet.page.locator("html").get_attribute("data-version")


def test_a_new_version_waits_for_what_is_unsent(order, tablet, new_version):
    tablet.says("Ny version finns.")
    tablet.offline()
    tablet.log_visit(order, at(YESTERDAY, 8))
    expect(tablet.page.locator("#falt-notices")).not_to_contain_text("Ny version")
    tablet.online()
    tablet.until_sent()
    tablet.says("Ny version finns.")


def test_a_new_version_waits_for_what_is_being_written(tablet, new_version):
    tablet.page.evaluate("document.getElementById('falt').append(document.createElement('textarea'))")
    tablet.press("Byt")
    tablet.says("Gör klart det du skriver först.")
    assert version(tablet) != "0123456789ab"


def test_a_new_version_waits_while_another_tab_is_open(tablet, new_version):
    second = tablet.another_tab()
    tablet.is_in("locked", second)
    tablet.press("Byt")
    tablet.says("Stäng de andra flikarna först.")
    second.close()
    # The browser gives a closed tab's lock back in its own time.
    tablet.page.wait_for_function(ONE_TAB)
    tablet.press("Byt")
    expect(tablet.page.locator("html")).to_have_attribute("data-version", "0123456789ab")
    tablet.is_in("locked")
    tablet.page.wait_for_function("async () => (await caches.keys()).length === 1")


def test_it_opens_without_network_at_once_and_alone(tablet):
    tablet.page.evaluate("navigator.serviceWorker.ready")
    tablet.close()
    tablet.open(offline=True)
    tablet.is_in("locked")
