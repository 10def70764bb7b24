"""What a subscriber is sent: signed, in the order of each case, again until it has come, never a word of a person."""

import threading
from datetime import timedelta

import pytest
from django.db import connections

from accounts import actions, events, tasks
from accounts.events.delivery import WAITS
from accounts.models import Delivery, Membership, Place
from boendestod import dates
from boendestod.errors import RuleBroken
from orders import actions as order_actions
from tests.accounts.receivers import receiving, subscribed, system_of
from tests.cast import NUMBERS, TODAY
from tests.walkers import twin

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def receiver():
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def system(cast):
    return system_of(cast)


@pytest.fixture
def later(time_machine):
    """Long enough for whatever has been put off to be due."""

    def pass_time():
        time_machine.move_to(dates.now() + max(WAITS) * 2, tick=False)

    return pass_time


def told(letters: list[dict]) -> list[tuple]:
    return [(letter["type"], letter["data"]["verb"], letter["data"]["id"]) for letter in letters]


def waiting() -> list[Delivery]:
    return list(Delivery.objects.waiting().order_by("pk"))


def test_a_change_is_told_with_ids_and_kinds_and_a_signature_that_holds(cast, system, receiver):
    _, secret = subscribed(cast, system, receiver, ["order"])
    order = cast.sent()
    tasks.tell_events()
    letters = receiver.opened(secret)
    assert told(letters)[-1] == ("order.changed", "order.send", str(order.pk))
    assert letters[-1]["data"]["case"] == str(order.case_id)
    assert letters[-1]["data"]["version"] == order.version
    assert set(letters[-1]["data"]) == {"event_id", "noun", "id", "case", "version", "verb"}
    for _, body in receiver.letters:
        for word in ("Astrid", "Berg", NUMBERS[0][-4:], "Post", "post"):
            assert word.encode() not in body
    tasks.tell_events()
    assert len(receiver.letters) == len(letters)


def test_only_what_happens_after_the_subscription_and_to_what_the_system_sees_is_told(cast, system, receiver):
    before = cast.sent()
    _, secret = subscribed(cast, system, receiver)
    cast.draft_on(before.case, before.decision, by=cast.caseworker)
    theirs = twin(cast).sent(twin(cast).case(cast.client(NUMBERS[1])))
    tasks.tell_events()
    assert receiver.letters == []
    order_actions.return_with_question(
        before, by=cast.coordinator, category="goal_unclear", question="Vilken?"
    )
    tasks.tell_events()
    assert str(theirs.pk) not in {letter["data"]["id"] for letter in receiver.opened(secret)}
    assert ("order.changed", "order.return", str(before.pk)) in told(receiver.opened(secret))


def test_a_kind_is_told_with_its_parts_and_nothing_else(cast, system, receiver):
    _, secret = subscribed(cast, system, receiver, ["order"])
    order_actions.return_with_question(
        cast.sent(), by=cast.coordinator, category="goal_unclear", question="Hur?"
    )
    tasks.tell_events()
    assert {letter["data"]["noun"] for letter in receiver.opened(secret)} == {"order", "order-return"}


def test_what_fails_comes_again_with_the_same_id_and_holds_the_case_behind_it(cast, system, receiver, later):
    subscribed(cast, system, receiver, ["order", "order-goal"])
    cast.sent()
    receiver.answers = [500]
    tasks.tell_events()
    tasks.tell_events()
    assert len(receiver.letters) == 1
    later()
    tasks.tell_events()
    assert receiver.ids[0] == receiver.ids[1]
    assert receiver.letters[0][1] == receiver.letters[1][1]
    assert receiver.letters[0][0]["webhook-timestamp"] != receiver.letters[1][0]["webhook-timestamp"]
    assert len(set(receiver.ids)) == len(receiver.ids) - 1 > 1
    came = [letter["data"]["event_id"] for letter in receiver.read[1:]]
    assert came == sorted(came)
    assert waiting() == []


def test_one_case_does_not_wait_for_another(cast, system, receiver, time_machine):
    subscribed(cast, system, receiver, ["order"])
    first, second = cast.sent(), cast.sent(cast.case(cast.client(NUMBERS[1])))
    receiver.answers = [500]
    tasks.tell_events()
    time_machine.move_to(dates.now() + timedelta(seconds=1), tick=False)
    tasks.tell_events()
    assert {delivery.line for delivery in waiting()} == {str(first.case_id)}
    assert str(second.case_id) not in {delivery.line for delivery in waiting()}


@pytest.fixture
def given_up(cast, system, receiver, later):
    subscription, _ = subscribed(cast, system, receiver, ["order"])
    cast.sent()
    receiver.answers = [503] * (len(WAITS) + 1)
    for _ in range(len(WAITS) + 3):
        tasks.tell_events()
        later()
    return subscription


def test_after_the_last_attempt_it_is_given_up_and_holds_the_case(cast, receiver, given_up):
    first, *behind = waiting()
    assert (first.attempts, first.last_fault) == (len(WAITS) + 1, "http_503")
    assert first.dead_at is not None
    assert behind
    assert {delivery.attempts for delivery in behind} == {0}
    assert len(set(receiver.ids)) == 1


def test_the_administrator_sends_again_and_what_is_behind_follows(cast, receiver, given_up):
    actions.resend(given_up.deliveries.dead().get(), by=cast.system_admin)
    tasks.tell_events()
    assert waiting() == []
    assert receiver.ids == sorted(receiver.ids, key=lambda text: int(text.removeprefix("evt_")))


def test_the_administrator_passes_over_one_and_what_is_behind_follows(cast, receiver, given_up):
    dead = given_up.deliveries.dead().get()
    actions.skip_delivery(dead, by=cast.system_admin)
    sent = len(receiver.ids)
    tasks.tell_events()
    assert waiting() == []
    assert f"evt_{dead.pk}" not in receiver.ids[sent:]
    with pytest.raises(RuleBroken, match="väntar inte längre"):
        actions.resend(dead, by=cast.system_admin)


def test_what_still_tries_is_neither_sent_again_nor_passed_over(cast, system, receiver):
    subscribed(cast, system, receiver, ["order"])
    cast.sent()
    receiver.answers = [500]
    tasks.tell_events()
    for verb in (actions.resend, actions.skip_delivery):
        with pytest.raises(RuleBroken, match="försöks fortfarande"):
            verb(waiting()[0], by=cast.system_admin)


def test_a_pause_keeps_what_happens_until_it_ends(cast, system, receiver):
    subscription, _ = subscribed(cast, system, receiver, ["order"])
    actions.pause_subscription(subscription, by=cast.system_admin, pause_reason="De byter server")
    cast.sent()
    tasks.tell_events()
    assert receiver.letters == []
    actions.resume_subscription(subscription, by=cast.system_admin)
    tasks.tell_events()
    assert receiver.letters


def test_a_receiver_that_is_gone_is_paused(cast, system, receiver, later):
    subscription, _ = subscribed(cast, system, receiver, ["order"])
    cast.sent()
    receiver.answers = [410]
    tasks.tell_events()
    later()
    tasks.tell_events()
    assert len(receiver.letters) == 1
    subscription.refresh_from_db()
    assert subscription.pause_reason == "Mottagaren svarade att adressen är borta."


@pytest.mark.parametrize("what", ["blocked", "inactive", "left"])
def test_a_system_that_is_let_in_no_more_is_told_nothing(cast, system, receiver, what):
    subscribed(cast, system, receiver, ["order"])
    cast.sent()
    if what == "blocked":
        type(system).objects.update(blocked_at=dates.now())
    elif what == "inactive":
        type(system.account).objects.filter(pk=system.account_id).update(is_active=False)
    else:
        Membership.objects.filter(user=system.account_id).update(ended_on=TODAY)
    tasks.tell_events()
    assert receiver.letters == []


def test_what_the_system_no_longer_sees_when_it_is_sent_is_not_told(cast, system, receiver):
    subscription, _ = subscribed(cast, system, receiver, ["order"])
    order = cast.sent()
    while events.lay_out(subscription.pk):
        pass
    order_actions.return_with_question(
        order, by=cast.coordinator, category="goal_unclear", question="Vilken?"
    )
    type(order).objects.update(provider=cast.other_provider)
    tasks.tell_events()
    assert receiver.letters == []
    assert waiting() == []


def test_a_redirect_is_a_fault_and_is_not_followed(cast, system, receiver):
    subscribed(cast, system, receiver, ["order"])
    cast.sent()
    receiver.answers = [307]
    tasks.tell_events()
    assert len(receiver.letters) == 1
    assert waiting()[0].last_fault == "http_307"


def test_the_new_key_signs_from_now_on(cast, system, receiver):
    subscription, old = subscribed(cast, system, receiver, ["order"])
    _, new = actions.renew_key(subscription, by=cast.system_admin)
    cast.sent()
    tasks.tell_events()
    assert old != new
    assert receiver.opened(new)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "ftp://example.org/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/",
        "https://[::ffff:10.0.0.1]/",
        "https://0.0.0.0/",
        "https://[fe80::1]/",
        "https://224.0.0.1/",
        "https://name:word@127.0.0.1/",
        "https://127.0.0.1:99999/",
        "https://nowhere.invalid/",
        "https:///",
    ],
)
def test_an_address_that_we_must_not_call_is_refused(cast, system, url):
    with pytest.raises(RuleBroken) as refused:
        actions.subscribe(by=cast.system_admin, system=system, url=url, nouns=[])
    assert (refused.value.code, refused.value.field) == ("wrong_address", "url")


def test_a_name_that_leads_inward_when_it_is_called_is_not_called(cast, system, receiver, settings):
    subscribed(cast, system, receiver, ["order"])
    settings.WEBHOOK_NETWORKS = []
    cast.sent()
    tasks.tell_events()
    assert receiver.letters == []
    assert waiting()[0].last_fault == "no_contact"


def test_two_workers_at_once_send_each_event_once_and_in_order(cast, system, receiver):
    _, secret = subscribed(cast, system, receiver, ["order", "order-goal"])
    for number in NUMBERS[:3]:
        cast.sent(cast.case(cast.client(number)))
    start = threading.Barrier(3)

    def work():
        try:
            start.wait(20)
            tasks.tell_events()
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert waiting() == []
    assert len(receiver.ids) == len(set(receiver.ids)) == Delivery.objects.count() > 6
    by_case = {}
    for letter in receiver.opened(secret):
        by_case.setdefault(letter["data"]["case"], []).append(letter["data"]["event_id"])
    assert [came == sorted(came) for came in by_case.values()] == [True] * 3


def test_a_place_is_told_and_read():
    assert Place.of("12-3") == Place(12, 3)
    assert str(Place(12, 3)) == "12-3"
    assert Place.of("12") is Place.of("x-1") is Place.of("1-2-3") is None
