"""Who gets in, who does not, and that nobody's unsent work goes with a key."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from accounts.actions import block_device
from accounts.models import Device
from followup.models import SyncOperation, Visit
from tests.browser.tablets import PIN
from tests.cast import TODAY, at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

YESTERDAY = TODAY - timedelta(days=1)
STORED = """
async (store) => {
  const db = await new Promise((resolve) => {
    const request = indexedDB.open("falt");
    request.onsuccess = () => resolve(request.result);
  });
  return new Promise((resolve) => {
    const request = db.transaction(store).objectStore(store).count();
    request.onsuccess = () => resolve(request.result);
  });
}
"""


@pytest.fixture
def order(cast):
    return cast.agreed().order


def guess_wrong(tablet, times: int, pass_time=lambda: None):
    for guess in range(times):
        tablet.unlock(f"90817{guess}")
        if guess < 4:
            tablet.says(f"Du kan försöka {4 - guess}")
        pass_time()
        tablet.wait(1.1)


def test_five_wrong_pins_destroy_the_key_and_not_the_unsent_work(order, tablet):
    tablet.offline()
    tablet.log_visit(order, at(YESTERDAY, 8))
    tablet.page.reload()
    guess_wrong(tablet, 5)
    tablet.is_in("signed_out")
    tablet.says("1 väntar på nät")
    assert tablet.page.evaluate(STORED, "records") == 0

    tablet.online()
    tablet.until_sent()
    assert Visit.objects.count() == 1


def test_after_five_wrong_pins_the_session_that_still_lives_lets_nobody_choose_a_new_pin(
    cast, tablet, time_machine
):
    tablet.page.reload()
    # With contact the tablet goes by the server's time, which stands still in a test.
    guess_wrong(tablet, 5, lambda: time_machine.shift(timedelta(minutes=1.1)))
    tablet.is_in("signed_out")
    assert not Session.objects.exists()
    tablet.sign_in(cast.support_worker)
    tablet.choose_pin("385027")
    tablet.is_in("open")


def test_a_wrong_pin_makes_the_next_try_wait_also_after_a_restart(tablet):
    tablet.offline()
    tablet.page.reload()
    tablet.unlock("908170")
    tablet.says("4 gånger")
    tablet.unlock("908171")
    tablet.says("3 gånger")
    tablet.page.reload()
    tablet.unlock(PIN)
    tablet.says("Vänta")
    tablet.wait(0.2)
    tablet.unlock(PIN)
    tablet.is_in("open")


@pytest.mark.parametrize(
    ("pin", "again", "told"),
    [
        ("12345", "12345", "minst 6 siffror"),
        ("27491a", "27491a", "minst 6 siffror"),
        ("333333", "333333", "svårare att gissa"),
        ("456789", "456789", "svårare att gissa"),
        ("274916", "274917", "inte samma"),
    ],
)
def test_a_weak_pin_is_refused(cast, new_tablet, device_and_code, pin, again, told):
    new_tablet.pair(device_and_code[1])
    new_tablet.sign_in(cast.support_worker)
    new_tablet.is_in("choose_pin")
    new_tablet.page.fill("[name=pin]", pin)
    new_tablet.page.fill("[name=again]", again)
    new_tablet.press("Spara pinkoden")
    new_tablet.says(told)
    new_tablet.is_in("choose_pin")


def test_a_wrong_code_pairs_nothing(new_tablet):
    new_tablet.page.fill("[name=code]", "00000000")
    new_tablet.press("Koppla")
    new_tablet.says("Koden stämmer inte")
    new_tablet.is_in("unpaired")


def test_it_locks_when_nobody_touches_it(tablet):
    tablet.wait(4)
    tablet.is_in("open")
    tablet.wait(6)
    tablet.is_in("locked")
    assert tablet.ask("tablet.pack()") is None
    assert tablet.ask("await tablet.drafts.all().catch((error) => error.code)") == "locked"
    tablet.unlock()
    tablet.is_in("open")


def test_a_forgotten_pin_takes_a_new_login_and_loses_nothing_unsent(cast, order, tablet):
    tablet.context.route("**/api/v1/sync/", lambda route: route.abort())
    tablet.log_visit(order, at(YESTERDAY, 8))
    tablet.page.reload()
    tablet.page.get_by_text("Jag har glömt pinkoden").click()
    tablet.press("Logga in och välj en ny")
    tablet.page.wait_for_url("**/logga-in/**")
    assert not Session.objects.exists()
    tablet.sign_in(cast.support_worker)
    tablet.choose_pin("385027")
    tablet.is_in("open")
    assert tablet.ask("tablet.state.unsent") == 1

    tablet.context.unroute_all()
    tablet.ask("await tablet.refresh()")
    tablet.until_sent()
    assert Visit.objects.get().support_worker == cast.support_worker


def test_a_forgotten_pin_without_contact_is_told(tablet):
    tablet.offline()
    tablet.page.reload()
    tablet.page.get_by_text("Jag har glömt pinkoden").click()
    tablet.press("Logga in och välj en ny")
    tablet.says("Försök igen när du har nät")
    tablet.unlock()
    tablet.is_in("open")


def test_a_session_that_ends_stops_nothing_from_being_sent_and_asks_for_a_login(cast, order, tablet):
    Session.objects.all().delete()
    tablet.log_visit(order, at(YESTERDAY, 8))
    tablet.until_sent()
    assert Visit.objects.count() == 1
    tablet.says("Du är utloggad")
    tablet.is_in("open")


def test_another_user_sends_what_the_first_has_left_and_never_as_her_own(cast, order, tablet):
    tablet.context.route("**/api/v1/sync/", lambda route: route.abort())
    tablet.log_visit(order, at(YESTERDAY, 8))
    tablet.ask("tablet.lock()")
    tablet.is_in("locked")
    tablet.press("Någon annan ska använda surfplattan")
    tablet.page.wait_for_url("**/logga-in/**")
    tablet.sign_in(cast.colleague)
    tablet.choose_pin("385027")
    tablet.is_in("open")
    assert tablet.ask("[tablet.state.unsent, tablet.state.unsentOfOthers, tablet.outbox().length]") == [
        1,
        1,
        0,
    ]
    assert tablet.ask("tablet.pack().user.id") == cast.colleague.pk

    tablet.context.unroute_all()
    tablet.ask("await tablet.refresh()")
    tablet.until_sent()
    assert Visit.objects.get().support_worker == cast.support_worker
    tablet.page.reload()
    names = tablet.page.locator("select[name=user] option")
    expect(names).to_have_text(["Berit Testsson", "Bo Testsson"])


def test_a_blocked_tablet_destroys_its_keys_and_says_what_was_lost(cast, order, tablet):
    tablet.offline()
    tablet.log_visit(order, at(YESTERDAY, 8))
    block_device(Device.objects.get(), by=cast.coordinator, reason="Borttappad på bussen")
    tablet.online()
    tablet.is_in("revoked")
    tablet.says("1 anteckning hade inte skickats")
    assert [tablet.page.evaluate(STORED, store) for store in ("users", "records", "outbox")] == [0, 0, 1]
    assert tablet.ask("tablet.pack()") is None
    assert not SyncOperation.objects.exists()

    tablet.page.reload()
    tablet.is_in("revoked")
    assert Device.objects.get().erased_at is not None
