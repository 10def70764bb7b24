"""Many visits in one call: each is logged, or told why not, and none of them hinders another."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import AccessLog, Membership
from boendestod.errors import RuleBroken
from followup import actions
from followup.models import DayNote, Visit
from orders.models import Order
from plans import actions as plan_actions
from tests.cast import NUMBERS, TODAY, at
from tests.followup.visits import YESTERDAY, planned
from tests.plans.test_at_once import at_once
from tests.systems import caller, system_at

from .test_refusals import assert_problem

CALL = "/api/v1/visits/bulk/"


@pytest.fixture
def plan(cast):
    return cast.agreed()


@pytest.fixture
def order(plan):
    return plan.order


@pytest.fixture
def coordinator(client, cast):
    client.force_login(cast.coordinator, "accounts.backends.DemoAwareBackend")
    return client


@pytest.fixture
def body(cast, order):
    """Makes one visit of the support worker's, with what is said otherwise."""

    def make(**said) -> dict:
        usual = {
            "order": str(order.pk),
            "support_worker": cast.support_worker.pk,
            "happened": "performed",
            "starts_at": f"{YESTERDAY}T09:00",
            "ends_at": f"{YESTERDAY}T10:30",
            "text": "Vi öppnade posten.",
        }
        return usual | said

    return make


def send(client, *visits, **headers):
    return client.post(CALL, {"visits": list(visits)}, content_type="application/json", headers=headers)


def results(client, *visits, **headers) -> list[dict]:
    answer = send(client, *visits, **headers)
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def test_visits_are_logged_with_their_notes_and_marks(coordinator, cast, order, plan, body):
    activity = plan.goals.get().activities.get()
    first, second = results(
        coordinator,
        body(marks={str(activity.pk): "with_support"}),
        body(starts_at=f"{TODAY}T09:00:00+01:00", ends_at=f"{TODAY}T10:00", timed=True),
    )
    assert (first["status"], second["status"]) == (201, 201)
    visit = Visit.objects.get(pk=first["id"])
    assert (visit.order, visit.plan, visit.support_worker) == (order, plan, cast.support_worker)
    assert visit.history.get().history_user == cast.coordinator
    assert (visit.marks.get().activity, visit.marks.get().history.count()) == (activity, 1)
    note = DayNote.objects.get(visit=visit)
    assert (note.author, note.text, note.history.get().history_user) == (
        cast.support_worker,
        "Vi öppnade posten.",
        cast.coordinator,
    )


def errors(result: dict) -> tuple[int, str, list[str]]:
    problem = result["problem"]
    return result["status"], problem["code"], [wrong["pointer"] for wrong in problem.get("errors", ())]


def many(body, count: int, **said) -> list[dict]:
    """So many visits of an hour, one after another, long ago."""
    begins = at(date(2026, 1, 1), 0)
    hours = [(begins + timedelta(hours=n)).isoformat() for n in range(count + 1)]
    return [body(id=str(uuid4()), starts_at=hours[n], ends_at=hours[n + 1], **said) for n in range(count)]


def statements(client, visits) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert {it["status"] for it in results(client, *visits)} == {201}
    return len(asked)


def test_a_thousand_ask_the_database_no_more_than_ten(coordinator, cast, plan, body):
    said = {"marks": {str(plan.goals.get().activities.get().pk): "alone"}, "second_worker": cast.colleague.pk}
    results(coordinator, body(starts_at="2025-12-31T09:00", ends_at="2025-12-31T10:00"))
    few = statements(coordinator, many(body, 10, **said))
    assert statements(coordinator, many(body, 1000, **said)) == few
    assert Visit.objects.count() == DayNote.objects.count() == 1011


# --- Each has its own answer ------------------------------------------------------------------------------------
WRONG = [
    ({"happened": "kanske"}, 400, "not_accepted", ["/happened"]),
    ({"happened": "not_carried_out", "text": ""}, 400, "not_accepted", ["/kind"]),
    ({"starts_at": 5}, 400, "not_accepted", ["/starts_at"]),
    ({"starts_at": "i går", "timed": "ja"}, 400, "not_accepted", ["/timed"]),
    ({"starts_at": "i går"}, 400, "not_accepted", ["/starts_at"]),
    ({"starts_at": "2026-02-29T09:00"}, 400, "not_accepted", ["/starts_at"]),
    ({"starts_at": "2025-03-30T02:30"}, 400, "not_accepted", ["/starts_at"]),
    ({"färg": "röd", "a/b": 1}, 400, "not_accepted", ["/färg", "/a~1b"]),
    ({"form_token": "x", "version": 1}, 400, "not_accepted", ["/form_token", "/version"]),
    ({"marks": ["själv"]}, 400, "not_accepted", ["/marks"]),
    ({"marks": {"x": "alone"}}, 400, "not_accepted", ["/marks/x"]),
    ({"marks": {str(uuid4()): "alone"}}, 409, "activity_elsewhere", ["/marks"]),
    ({"id": "7"}, 400, "not_accepted", ["/id"]),
    ({"support_worker": 2**63}, 400, "not_accepted", ["/support_worker"]),
    ({"support_worker": 2**62}, 409, "support_worker_elsewhere", ["/support_worker"]),
    ({"second_worker": 2**62}, 409, "second_elsewhere", ["/second_worker"]),
    ({"planned": str(uuid4())}, 409, "planned_elsewhere", ["/planned"]),
    ({"order": str(uuid4())}, 404, "not_found", ["/order"]),
    ({"order": None}, 400, "not_accepted", ["/order"]),
    ({"text": ""}, 409, "no_note", ["/text"]),
    ({"text": "Enligt plan."}, 400, "not_accepted", ["/text"]),
    ({"text": "\ud800"}, 400, "not_accepted", ["/text"]),
    ({"ends_at": f"{YESTERDAY}T08:00"}, 409, "times_reversed", ["/ends_at"]),
    ({"starts_at": "2026-03-03T09:00", "ends_at": "2026-03-03T10:00"}, 409, "visit_ahead", ["/starts_at"]),
]


@pytest.mark.parametrize(("change", "status", "code", "pointers"), WRONG)
def test_one_that_is_refused_says_where_and_hinders_no_other(
    coordinator, body, change, status, code, pointers
):
    good, bad, last = results(coordinator, body(), body(**change), body(starts_at=f"{YESTERDAY}T08:00"))
    assert (good["status"], bad["index"], last["status"]) == (201, 1, 201)
    assert errors(bad) == (status, code, [f"/visits/1{pointer}" for pointer in pointers])
    assert {visit.pk for visit in Visit.objects.all()} == {UUID(good["id"]), UUID(last["id"])}


@pytest.mark.parametrize("item", [None, 5, "besök", []])
def test_what_is_no_visit_at_all_is_told(coordinator, body, item):
    bad, good = results(coordinator, item, body())
    assert errors(bad) == (400, "not_accepted", ["/visits/0"])
    assert good["status"] == 201


@pytest.mark.parametrize(
    ("sent", "pointer"),
    [
        ({"visits": []}, "/visits"),
        ({"visits": [{}] * 1001}, "/visits"),
        ({"visits": {}}, "/visits"),
        ({"visits": None}, "/visits"),
        ({}, "/visits"),
        ([], ""),
        ({"visits": [{}], "order": 1}, "/order"),
    ],
)
def test_a_call_that_is_no_list_of_visits_is_refused_whole(coordinator, body, sent, pointer):
    answer = coordinator.post(CALL, sent, content_type="application/json")
    problem = assert_problem(answer, 400, "not_accepted")
    assert [wrong["pointer"] for wrong in problem["errors"]] == [pointer]


def test_the_note_that_says_nothing_is_taken_when_it_is_meant_and_names_nobody(coordinator, body):
    asked, meant = results(coordinator, body(text="Enligt plan."), body(text="Enligt plan.", asked=True))
    assert asked["problem"]["errors"][0]["detail"].startswith("Vad gjorde personen?")
    assert meant["status"] == 201
    assert DayNote.objects.get().only_by_plan


# --- Whose it is ------------------------------------------------------------------------------------------------
def test_other_peoples_orders_are_not_there(client, cast, body):
    for user in (cast.other_coordinator, cast.colleague):
        client.force_login(user, "accounts.backends.DemoAwareBackend")
        (found,) = results(client, body(support_worker=user.pk))
        assert errors(found) == (404, "not_found", ["/visits/0/order"])
    assert not Visit.objects.exists()


def test_who_logs_no_visits_is_refused_whole(client, cast, body):
    client.force_login(cast.caseworker, "accounts.backends.DemoAwareBackend")
    assert_problem(send(client, body()), 403, "not_permitted")


def test_a_support_worker_logs_her_own_and_nobody_elses(client, cast, body):
    client.force_login(cast.support_worker, "accounts.backends.DemoAwareBackend")
    own, others = results(client, body(support_worker=None), body(support_worker=cast.colleague.pk))
    assert (own["status"], others["status"], others["problem"]["code"]) == (201, 403, "not_permitted")
    assert Visit.objects.get().support_worker == cast.support_worker


def test_who_has_ended_made_the_visits_until_then(coordinator, cast, body):
    Membership.objects.filter(user=cast.colleague).update(ended_on=YESTERDAY)
    before, after = results(
        coordinator,
        body(support_worker=cast.colleague.pk),
        body(support_worker=cast.colleague.pk, starts_at=f"{TODAY}T08:00", ends_at=f"{TODAY}T09:00"),
    )
    assert (before["status"], after["status"]) == (201, 409)
    assert after["problem"]["code"] == "support_worker_elsewhere"


def test_a_system_says_who_was_there_and_the_log_says_that_it_was_the_system(cast, order, body):
    system, secret = system_at(cast, scopes=["visit:log"])
    time_system = caller(system, secret, scope="visit:log")
    nobody, somebody, itself = results(
        time_system, body(support_worker=None), body(), body(support_worker=system.account_id)
    )
    assert (nobody["status"], somebody["status"], itself["status"]) == (409, 201, 409)
    assert {nobody["problem"]["code"], itself["problem"]["code"]} == {"no_support_worker"}
    visit = Visit.objects.get()
    assert (visit.support_worker, visit.history.get().history_user) == (cast.support_worker, system.account)
    opened = AccessLog.objects.get(record_id=str(order.pk), system_id=system.pk)
    assert (opened.user, opened.case_id) == (system.account, order.case_id)


def test_a_token_that_only_reads_is_refused(cast, body):
    reads = caller(*system_at(cast, scopes=["visit:read"]), scope="visit:read")
    assert_problem(send(reads, body()), 403, "insufficient_scope")
    assert_problem(send(Client(), body()), 401, "not_authenticated")


# --- The rules are those of the page ----------------------------------------------------------------------------
def test_a_closed_order_takes_no_visits(coordinator, cast, order, body):
    plan_actions.end_support(
        order, by=cast.caseworker, today=TODAY, ended_on=TODAY, reason="Flyttar", version=order.version
    )
    (found,) = results(coordinator, body())
    assert errors(found) == (409, "order_not_accepted", [])


def test_the_first_visit_tells_when_the_support_began(coordinator, order, body):
    days = [TODAY - timedelta(days=n) for n in (1, 3, 2)]
    results(coordinator, *(body(starts_at=f"{day}T09:00", ends_at=f"{day}T10:00") for day in days))
    order = Order.objects.get(pk=order.pk)
    assert order.execution_started_on == TODAY - timedelta(days=3)
    assert order.history.filter(history_change_reason="order.start").count() == 1


def test_a_cancellation_is_in_time_or_late_by_the_notice(coordinator, body):
    said = {"happened": "not_carried_out", "kind": "cancelled_by_person", "reason": "Sjuk", "text": ""}
    early, late = results(
        coordinator,
        body(**said, told_at=f"{YESTERDAY - timedelta(days=1)}T09:00"),
        body(**said, told_at=f"{YESTERDAY - timedelta(days=1)}T09:01"),
    )
    outcomes = [Visit.objects.get(pk=it["id"]).outcome for it in (early, late)]
    assert outcomes == ["cancelled_by_person_in_time", "cancelled_by_person_late"]


def test_a_visit_of_the_schedule_is_made_once(coordinator, cast, order, body):
    first, again = results(coordinator, *[body(planned=str(planned(cast, order, days=-1).pk))] * 2)
    assert first["status"] == 201
    assert errors(again) == (409, "visit_logged_already", ["/visits/1/planned"])


def test_a_visit_of_another_orders_schedule_is_refused(coordinator, cast, body):
    other = cast.accepted(cast.case(cast.client(NUMBERS[1])))
    (found,) = results(coordinator, body(planned=str(planned(cast, other, days=-1).pk)))
    assert errors(found) == (409, "planned_elsewhere", ["/visits/0/planned"])


def test_the_hour_that_comes_twice_can_be_told_apart(coordinator, body):
    night = "2025-10-26"
    (found,) = results(
        coordinator, body(starts_at=f"{night}T02:30:00+02:00", ends_at=f"{night}T02:30:00+01:00")
    )
    visit = Visit.objects.get(pk=found["id"])
    assert (visit.starts_at, visit.minutes) == (datetime(2025, 10, 26, 0, 30, tzinfo=UTC), 60)


def test_the_leap_day_is_a_day(coordinator, body):
    (found,) = results(coordinator, body(starts_at="2024-02-29T09:00", ends_at="2024-02-29T10:00"))
    assert found["status"] == 201


# --- Sent again -------------------------------------------------------------------------------------------------
def test_the_same_id_with_the_same_content_is_logged_once(coordinator, cast, plan, body):
    marks = {str(plan.goals.get().activities.get().pk): "alone"}
    visit = body(id=str(uuid4()), marks=marks, planned=str(planned(cast, plan.order, days=-1).pk))
    first, second = results(coordinator, visit, visit)
    (third,) = results(coordinator, visit)
    assert [it["status"] for it in (first, second, third)] == [201, 200, 200]
    assert {it["id"] for it in (first, second, third)} == {visit["id"]}
    assert (Visit.objects.count(), Visit.history.count(), DayNote.objects.count()) == (1, 1, 1)


def test_a_repeat_is_known_though_the_note_was_written_or_the_order_ended_since(
    coordinator, cast, order, body
):
    visit = body(id=str(uuid4()), text="", note_later=True)
    results(coordinator, visit)
    actions.write_missing_note(Visit.objects.get(), by=cast.support_worker, text="Vi handlade.")
    order.refresh_from_db()
    plan_actions.end_support(
        order, by=cast.caseworker, today=TODAY, ended_on=TODAY, reason="Flyttar", version=order.version
    )
    (again,) = results(coordinator, visit)
    assert (again["status"], again["id"]) == (200, visit["id"])


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Något annat."},
        {"text": "", "note_later": True, "timed": True},
        {"ends_at": f"{YESTERDAY}T10:31"},
        {"for_caseworker": True},
        {"happened": "performed_partly", "reason": "Trött"},
        {"took_part": "together"},
    ],
)
def test_the_same_id_with_other_content_is_refused(coordinator, body, change):
    visit = body(id=str(uuid4()))
    first, second = results(coordinator, visit, visit | change)
    (third,) = results(coordinator, visit | change)
    assert first["status"] == 201
    assert errors(second) == (409, "visit_logged_already", ["/visits/1/id"])
    assert errors(third) == (409, "visit_logged_already", ["/visits/0/id"])


def test_the_same_call_with_the_same_key_is_answered_as_before(coordinator, body):
    calls = [send(coordinator, body(), body(order=None), **{"Idempotency-Key": "k1"}) for _ in range(2)]
    assert calls[0].json() == calls[1].json()
    assert calls[1]["Idempotent-Replayed"] == "true"
    assert Visit.objects.count() == 1
    other = send(coordinator, body(), **{"Idempotency-Key": "k1"})
    assert_problem(other, 409, "idempotency_key_reused")


@pytest.mark.django_db(transaction=True)
def test_two_who_send_the_same_visits_at_once_log_them_once(cast, order):
    ids = [uuid4() for _ in range(20)]
    items = [_to_log(cast, order, n, visit_id) for n, visit_id in enumerate(ids)]
    found = []
    done = at_once(
        lambda by: found.append([one.is_repeat for one in actions.log_visits(items, by=by)]),
        [cast.coordinator, cast.unit_manager],
    )
    assert done == ["done", "done"]
    assert sorted(found) == [[False] * 20, [True] * 20]
    assert Visit.objects.count() == Visit.history.count() == 20


@pytest.mark.django_db(transaction=True)
def test_the_same_ids_for_two_orders_at_once_are_the_first_ones(cast, order):
    other = cast.accepted(cast.case(cast.client(NUMBERS[1])))
    ids = [uuid4() for _ in range(20)]
    sent = {
        cast.coordinator: [_to_log(cast, order, n, pk) for n, pk in enumerate(ids)],
        cast.unit_manager: [_to_log(cast, other, n, pk) for n, pk in reversed(list(enumerate(ids)))],
    }
    found = []
    done = at_once(
        lambda by: found.append({isinstance(it, RuleBroken) for it in actions.log_visits(sent[by], by=by)}),
        list(sent),
    )
    assert done == ["done", "done"]
    assert sorted(found, key=str) == [{False}, {True}]
    assert Visit.objects.count() == 20


def _to_log(cast, order, n: int, visit_id) -> actions.ToLog:
    begins = at(YESTERDAY, 0) + timedelta(minutes=n * 30)
    return actions.ToLog(
        order=order.pk,
        support_worker=cast.support_worker.pk,
        starts_at=begins,
        ends_at=begins + timedelta(minutes=30),
        outcome="performed",
        text="Vi öppnade posten.",
        visit_id=visit_id,
    )
