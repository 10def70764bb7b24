"""The feed: each sees the events of what she may read, in order, none passed over and none told of others'."""

from datetime import timedelta

import pytest
from django.db import connection, connections

from accounts import events
from accounts.events.feed import NEEDS, READ_WITH
from accounts.models import Event, Place
from boendestod import dates
from boendestod.urls import STATIONS
from orders import actions as order_actions
from oversight import flags
from oversight.models import Flag
from plans import actions as plan_actions
from tests.accounts.receivers import READ_ALL
from tests.cast import NUMBERS, TODAY
from tests.walkers import foreign, twin
from tests.web import browser

FEED = "/api/v1/events/"
START = Place(0, 0)


@pytest.fixture
def settled(cast):
    """Inside a test's own transaction nothing settles, so here what has been noted is of the one before all."""

    def settle():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE accounts_event SET xact = 1")

    return settle


def told(user, **asked) -> list[tuple]:
    found, _, _ = events.read(user, START, **asked)
    return [(event.model, event.change, event.record_id) for event in found]


def test_each_sees_the_events_of_what_she_may_read(cast, settled):
    order = cast.sent()
    other = twin(cast).sent(twin(cast).case(cast.client(NUMBERS[1])))
    settled()
    seen = told(cast.coordinator)
    assert ("orders.order", "changed", str(order.pk)) in seen
    assert str(other.pk) not in {pk for *_, pk in seen}
    assert not {model for model, *_ in seen} & {"cases.decision", "cases.application", "cases.investigation"}
    assert ("cases.decision", "created", str(order.decision_id)) in told(cast.caseworker)
    for user in (cast.system_admin, foreign().caseworker):
        assert told(user) == []


def test_what_has_been_removed_is_told_to_who_saw_what_it_was_a_part_of(cast, settled):
    goal = cast.draft().goals.get()
    activity = goal.activities.get()
    gone = {
        ("orders.orderactivity", "removed", str(activity.pk)),
        ("orders.ordergoal", "removed", str(goal.pk)),
    }
    order_actions.remove_part(goal, by=cast.caseworker)
    settled()
    removed = told(cast.caseworker, nouns=["order-goal", "order-activity"], change="removed")
    assert set(removed) == gone
    assert told(cast.coordinator, nouns=["order-goal"]) == []
    assert told(cast.other_caseworker, nouns=["order-goal"]) == []


def test_a_token_gets_the_nouns_that_it_may_read(cast, settled):
    cast.sent()
    settled()
    user = cast.coordinator
    user.scopes = frozenset({"order:read", "event:read"})
    assert {model for model, *_ in told(user)} == {"orders.order"}
    user.scopes = frozenset(READ_ALL)
    assert {model for model, *_ in told(user)} == {
        "cases.client",
        "cases.case",
        "orders.order",
        "orders.ordergoal",
    }


def test_the_feed_goes_on_where_it_was_left(cast, settled):
    cast.sent()
    settled()
    desk = browser(cast.caseworker)
    whole = desk.get(FEED, {"limit": 500}).json()
    assert whole["more"] is False
    answer = desk.get(FEED, {"limit": 3}).json()
    parts = answer["events"]
    while answer["more"]:
        answer = desk.get(FEED, {"limit": 3, "after": answer["next"]}).json()
        parts += answer["events"]
    assert parts == whole["events"]
    assert len(parts) > 6
    assert desk.get(FEED, {"after": whole["next"]}).json()["events"] == []


def test_an_event_has_ids_and_kinds_and_no_word_of_a_person(cast, settled):
    order = cast.sent()
    settled()
    answer = browser(cast.caseworker).get(FEED, {"noun": "order", "change": "created"})
    (event,) = answer.json()["events"]
    assert event["type"] == "order.created"
    assert event["data"] == {
        "event_id": event["data"]["event_id"],
        "noun": "order",
        "id": str(order.pk),
        "case": str(order.case_id),
        "version": 1,
        "verb": "order.draft",
    }


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ({"after": "5"}, "after"),
        ({"after": "1-2-3"}, "after"),
        ({"after": "9" * 30 + "-1"}, "after"),
        ({"limit": "0"}, "limit"),
        ({"limit": "501"}, "limit"),
        ({"limit": "²"}, "limit"),
        ({"noun": "person"}, "noun"),
        ({"noun": ""}, "noun"),
        ({"change": "moved"}, "change"),
        ({"since": "2026-03-02"}, "since"),
        ({"since": "2026-13-45T10:00Z"}, "since"),
        ({"name": "Astrid"}, "name"),
    ],
)
def test_a_question_that_is_wrong_is_told_so(cast, asked, wrong):
    answer = browser(cast.caseworker).get(FEED, asked)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert [each["parameter"] for each in answer.json()["errors"]] == [wrong]


def test_since_tells_from_a_moment_on(cast, settled):
    cast.sent()
    settled()
    desk = browser(cast.caseworker)
    before, after = dates.now().isoformat(), (dates.now() + timedelta(seconds=1)).isoformat()
    assert desk.get(FEED, {"since": before}).json()["events"]
    assert desk.get(FEED, {"since": after}).json()["events"] == []


def test_what_is_old_is_erased_and_who_comes_from_before_it_is_told(cast, settled, time_machine):
    cast.draft()
    settled()
    desk = browser(cast.caseworker)
    place = desk.get(FEED, {"limit": 2}).json()["next"]
    time_machine.move_to(dates.now() + Event.KEPT + timedelta(days=1))
    cast.client(NUMBERS[1])
    events.erase_old()
    mark, kept = Event.objects.order_by("id")
    assert kept.model == "cases.client"
    answer = browser(cast.caseworker).get(FEED, {"after": place})
    assert (answer.status_code, answer.json()["code"]) == (410, "events_gone")
    assert browser(cast.caseworker).get(FEED, {"after": str(mark.place)}).status_code == 200


def test_a_place_of_a_database_that_was_restored_since_is_told(cast):
    ahead = Place(Place.now().xact + 1000, 0)
    answer = browser(cast.caseworker).get(FEED, {"after": str(ahead)})
    assert (answer.status_code, answer.json()["code"]) == (410, "events_gone")


@pytest.mark.django_db(transaction=True)
def test_a_slow_transaction_that_began_first_is_not_passed_over(cast):
    cast.case()
    _, place, _ = events.read(cast.caseworker, START)
    slow = connections.create_connection("default")
    slow.set_autocommit(False)
    try:
        columns = [f.column for f in Event._meta.fields if f.column not in ("id", "xact", "record_id")]
        copy = (
            f"INSERT INTO accounts_event ({', '.join(columns)}, record_id, xact) SELECT {', '.join(columns)},"
            " record_id, pg_current_xact_id()::text::bigint FROM accounts_event WHERE model = 'cases.case' LIMIT 1"
        )
        with slow.cursor() as cursor:
            cursor.execute(copy)
        cast.draft(cast.case(cast.client(NUMBERS[1])))
        found, later, _ = events.read(cast.caseworker, place)
        assert found == []
        slow.commit()
    finally:
        slow.close()
    found, _, _ = events.read(cast.caseworker, later)
    assert found[0].model == "cases.case"
    assert len(found) > 3
    assert [event.place for event in found] == sorted(event.place for event in found)


def ids(answer) -> set[str]:
    return {str(row["id"]) for row in answer.json()["results"]}


@pytest.fixture
def an_hour_later(cast, time_machine):
    """Two orders; what follows happens an hour after them. Gives a moment between."""
    orders = cast.draft(), cast.draft(cast.case(cast.client(NUMBERS[1])))
    between = dates.now() + timedelta(minutes=30)
    time_machine.move_to(dates.now() + timedelta(hours=1), tick=False)
    return orders, between.isoformat()


def test_a_follower_gets_what_has_changed_itself_or_in_a_part(cast, an_hour_later):
    (first, second), between = an_hour_later
    desk = browser(cast.caseworker)
    asked = {"updated_since": between}
    assert ids(desk.get("/api/v1/orders/", asked)) == set()
    order_actions.remove_part(first.goals.get().activities.get(), by=cast.caseworker)
    assert ids(desk.get("/api/v1/orders/", asked)) == {str(first.pk)}
    assert ids(desk.get("/api/v1/order-goals/", asked)) == {str(first.goals.get().pk)}
    order_actions.edit_order(second, by=cast.caseworker, version=second.version, needs="Mer stöd")
    assert ids(desk.get("/api/v1/orders/", asked)) == {str(first.pk), str(second.pk)}
    assert ids(desk.get("/api/v1/orders/", asked | {"case": second.case_id})) == {str(second.pk)}
    assert ids(browser(cast.other_caseworker).get("/api/v1/orders/", asked)) == set()


def test_a_follower_of_flags_gets_what_was_raised_and_closed(cast, an_hour_later, time_machine):
    _, between = an_hour_later
    order, desk = cast.accepted(cast.case(cast.client(NUMBERS[2]))), browser(cast.caseworker)
    flags.raise_flags(TODAY + timedelta(days=30))
    raised = {str(pk) for pk in Flag.objects.values_list("pk", flat=True)}
    assert ids(desk.get("/api/v1/flags/", {"updated_since": between})) == raised != set()
    time_machine.move_to(dates.now() + timedelta(hours=1), tick=False)
    later = {"updated_since": (dates.now() - timedelta(minutes=30)).isoformat(), "open": "false"}
    assert ids(desk.get("/api/v1/flags/", later)) == set()
    plan_actions.begin(order, by=cast.support_worker, today=TODAY, begun_on=TODAY)
    closed = {str(pk) for pk in Flag.objects.filter(closed_at__isnull=False).values_list("pk", flat=True)}
    assert ids(desk.get("/api/v1/flags/", later)) == closed != set()
    assert desk.get("/api/v1/follow-ups/", {"updated_since": between}).status_code == 200


@pytest.mark.parametrize("text", ["", "i går", "2026-03-02", "2026-03-02T12:00", "2025-01-01T00:00:00Z"])
def test_a_moment_that_is_wrong_or_too_long_ago_is_told(cast, text):
    answer = browser(cast.caseworker).get("/api/v1/orders/", {"updated_since": text})
    assert answer.status_code == 400
    assert [each["parameter"] for each in answer.json()["errors"]] == ["updated_since"]


def test_what_is_told_of_is_what_the_api_lets_one_read():
    """Each kind of record is a resource with the same name and the same permission, or a part read with one."""
    resources = {
        viewset.noun: getattr(viewset, "needs", "")
        for station in STATIONS
        for viewset in station.RESOURCES.values()
    }
    for noun in events.models_by_noun():
        read_as = READ_WITH.get(noun, noun)
        if noun != "visit-draft":  # not signed yet, so nobody reads it from another system
            assert resources[read_as] == NEEDS.get(read_as, ""), noun
