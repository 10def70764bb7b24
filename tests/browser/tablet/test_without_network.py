"""What is written without a network is kept through a restart, and comes to the server once."""

import re
from datetime import timedelta

import pytest

from followup.models import DayNote, SyncOperation, Visit
from tests.cast import TODAY, at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

YESTERDAY = TODAY - timedelta(days=1)
SYNC = re.compile("/api/v1/sync/$")


@pytest.fixture
def order(cast):
    return cast.agreed().order


def log_five(tablet, order) -> list[str]:
    return [
        tablet.log_visit(order, at(YESTERDAY, hour), text=f"Vi öppnade posten klockan {hour}.")
        for hour in (8, 10, 12, 14, 16)
    ]


def test_five_visits_logged_offline_survive_a_restart_and_arrive_once(order, tablet):
    tablet.offline()
    kept = log_five(tablet, order)
    tablet.close()

    tablet.open(offline=True)
    tablet.is_in("locked")
    tablet.unlock()
    tablet.is_in("open")
    assert [row["op_id"] for row in tablet.ask("tablet.outbox()")] == kept
    assert {row["state"] for row in tablet.ask("tablet.outbox()")} <= {"waiting", "sending"}
    assert Visit.objects.count() == 0

    tablet.online()
    tablet.until_sent()
    assert Visit.objects.count() == DayNote.objects.count() == 5
    assert set(SyncOperation.objects.values_list("result", flat=True)) == {"applied"}
    tablet.until("tablet.outbox().length === 0")


def test_what_waits_is_sent_also_when_nobody_unlocks(order, tablet):
    tablet.offline()
    log_five(tablet, order)
    tablet.close()
    tablet.open()
    tablet.is_in("locked")
    tablet.until_sent()
    assert Visit.objects.count() == 5


def test_an_answer_lost_after_the_server_has_stored_gives_no_doubles(order, tablet):
    lost = []

    def lose_the_first(route):
        if lost:
            return route.continue_()
        lost.append(route.fetch())
        return route.abort()

    tablet.offline()
    log_five(tablet, order)
    tablet.context.route(SYNC, lose_the_first)
    tablet.context.set_offline(False)
    tablet.ask("await tablet.refresh()")
    assert [answer.status for answer in lost] == [200]
    tablet.ask("await tablet.refresh()")
    tablet.until_sent()
    assert Visit.objects.count() == SyncOperation.objects.count() == 5


def test_the_same_bytes_are_sent_again(order, tablet):
    sent = []

    def lose_the_first(route):
        sent.append(route.request.post_data_json["operations"])
        return route.abort() if len(sent) == 1 else route.continue_()

    tablet.context.route(SYNC, lose_the_first)
    tablet.log_visit(order, at(YESTERDAY, 8))
    tablet.ask("await tablet.refresh()")
    tablet.until_sent()
    assert sent[0] == sent[1]


def test_a_refused_visit_stays_with_its_words_until_the_author_lets_it_go(order, tablet):
    refused = tablet.log_visit(
        order, at(YESTERDAY, 8), ends_at=at(YESTERDAY, 7).isoformat(), text="Vi hann inte."
    )
    good = tablet.log_visit(order, at(YESTERDAY, 10))
    tablet.until_sent()
    assert tablet.ask("tablet.state.needsYou") == 1
    (row,) = (row for row in tablet.ask("tablet.outbox()") if row["op_id"] == refused)
    assert (row["state"], row["payload"]["text"]) == ("quarantined", "Vi hann inte.")
    assert row["message"]
    assert Visit.objects.count() == 1

    tablet.page.reload()
    tablet.unlock()
    tablet.is_in("open")
    tablet.ask("await tablet.discard(arg)", refused)
    assert tablet.ask("tablet.state.needsYou") == 0
    tablet.until("!tablet.outbox().some((row) => row.op_id === arg)", good)


def test_what_waits_cannot_be_thrown_away(order, tablet):
    tablet.offline()
    waiting = tablet.log_visit(order, at(YESTERDAY, 8))
    refusal = tablet.ask("await tablet.discard(arg).catch((error) => error.code)", waiting)
    assert refusal == "still_waiting"
    assert tablet.ask("tablet.state.unsent") == 1


def test_a_letter_that_is_too_large_is_sent_in_parts(order, tablet):
    sizes = []

    def refuse_large(route):
        sizes.append(len(route.request.post_data_json["operations"]))
        return route.fulfill(status=413, json={"code": "too_many"}) if sizes[-1] > 2 else route.continue_()

    tablet.offline()
    log_five(tablet, order)
    tablet.context.route(SYNC, refuse_large)
    tablet.online()
    tablet.until_sent()
    assert Visit.objects.count() == 5
    assert sizes[:2] == [5, 3]


def test_two_tabs_keep_in_step_and_send_each_thing_once(order, tablet):
    second = tablet.another_tab()
    tablet.is_in("locked", second)
    tablet.unlock(page=second)
    tablet.is_in("open", second)
    tablet.offline()
    tablet.log_visit(order, at(YESTERDAY, 8))
    tablet.log_visit(order, at(YESTERDAY, 10), page=second)
    tablet.until("tablet.state.unsent === 2")
    tablet.until("tablet.state.unsent === 2", page=second)

    tablet.online()
    tablet.until_sent()
    tablet.until("tablet.state.unsent === 0", page=second)
    assert Visit.objects.count() == SyncOperation.objects.count() == 2
    assert sorted(SyncOperation.objects.values_list("seq", flat=True)) == [1, 2]

    tablet.ask("tablet.lock()", page=second)
    tablet.is_in("locked")
