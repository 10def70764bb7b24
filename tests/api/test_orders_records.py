"""What the endpoints of orders give, to whom, and what of it stands in the single record only."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AccessLog
from cases.models import Client
from cases.rules import ProtectionLevel
from orders import actions as order_actions
from orders.api import RESOURCES
from orders.models import Order, OrderActivity, OrderGoal
from orders.rules import ReturnCategory
from oversight.models import AuditDraw
from tests.cast import NUMBERS, TODAY
from tests.desk import desk_records
from tests.walkers import AUTHORITY, PROVIDER, REVIEWER, twin, walkers

UNKNOWN = "00000000-0000-4000-8000-000000000000"
SEES = AUTHORITY | PROVIDER | REVIEWER


def whole_order(cast, number, reviewer=None):
    """An order that is carried out, with all that is said about it, drawn for audit."""
    case = cast.case(cast.client(number))
    plan = cast.agreed(case)
    cast.visit(plan)
    made = desk_records(cast, case, plan.order.decision, plan.order)
    AuditDraw.objects.create(
        municipality=cast.municipality, case=case, reviewer=reviewer or cast.reviewer, drawn_on=TODAY
    )
    return made | {"case": case, "order": Order.objects.get(pk=plan.order_id)}


@pytest.fixture
def made(cast):
    return whole_order(cast, NUMBERS[0])


def get(client, user, path, status=200):
    client.force_login(user, "accounts.backends.DemoAwareBackend")
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == status, (path, user, response.content)
    return response.json()


def rows(client, user, path):
    return get(client, user, path)["results"]


def test_each_role_lists_what_it_may_open_and_nobody_else_opens_it(client, cast, made):
    other = twin(cast)
    whole_order(other, NUMBERS[1], cast.reviewer)
    everybody = walkers(cast)
    for resource in RESOURCES:
        inside = {row["id"] for row in rows(client, cast.caseworker, f"{resource}/")}
        outside = {row["id"] for row in rows(client, other.caseworker, f"{resource}/")}
        assert inside
        assert outside
        assert not inside & outside
        for name, user in everybody.items():
            listed = {row["id"] for row in rows(client, user, f"{resource}/")}
            assert (listed & inside == inside) == (name in SEES), (resource, name)
            assert name not in SEES or not listed & outside or name == "reviewer", (resource, name)
            for pk in inside:
                get(client, user, f"{resource}/{pk}/", 200 if name in SEES else 404)


WRITTEN = {
    "orders": "needs preferred_times_note staff_wishes preconditions risks household_note children_note"
    " follow_up_form providers_informed_on end_reason goals returns",
    "order-goals": "need_text overall_goal personal_goal measure accepted_note activities",
    "order-activities": "what why scope",
    "order-versions": "content",
    "order-grades": "comment",
    "messages": "text",
    "offers": "what reason",
    "interruptions": "reason",
}


def test_what_somebody_has_written_stands_in_the_single_record_and_not_in_the_list(client, cast, made):
    assert WRITTEN.keys() == RESOURCES.keys()
    for resource, fields in WRITTEN.items():
        row = rows(client, cast.coordinator, f"{resource}/")[0]
        record = get(client, cast.coordinator, f"{resource}/{row['id']}/")
        assert record.keys() - row.keys() == set(fields.split()), resource
        assert record.items() >= row.items(), resource


def test_no_list_names_a_protected_person(client, cast, made):
    Client.objects.update(protection_level=ProtectionLevel.FICTITIOUS)
    for resource in RESOURCES:
        text = str(rows(client, cast.caseworker, f"{resource}/"))
        assert not [name for name in ("Astrid", "Berg", NUMBERS[0]) if name in text], resource


def test_reading_a_record_names_the_person_in_the_access_log_and_a_list_is_one_row(client, cast, made):
    case = made["case"]
    for resource in RESOURCES:
        before = AccessLog.objects.count()
        row = rows(client, cast.coordinator, f"{resource}/")[0]
        get(client, cast.coordinator, f"{resource}/{row['id']}/")
        of_list, of_record = AccessLog.objects.order_by("pk")[before:]
        assert (of_list.action, of_list.client_id) == ("list", None), resource
        assert (of_record.action, of_record.record_id) == ("read", str(row["id"])), resource
        assert (of_record.client_id, of_record.case_id) == (case.client_id, case.pk), resource


def linked_to_a_need(made):
    OrderGoal.objects.filter(order=made["order"]).update(need=made["need"])


def test_the_provider_reads_neither_the_need_of_the_investigation_nor_how_clear_the_meter_found_it(
    client, cast, made
):
    linked_to_a_need(made)
    order = f"orders/{made['order'].pk}/"
    hidden = ("decision", "clarity", "providers_informed_on")
    to_authority, to_provider = (get(client, user, order) for user in (cast.caseworker, cast.coordinator))
    assert all(to_authority[field] is not None for field in hidden)
    assert [to_provider[field] for field in hidden] == [None, None, None]
    for path in ("order-goals/", order):
        for user, need in ((cast.caseworker, str(made["need"].pk)), (cast.coordinator, None)):
            found = get(client, user, path)
            (goal,) = found["results"] if "results" in found else found["goals"]
            assert goal["need"] == need
    (version,) = rows(client, cast.coordinator, "order-versions/")
    assert version["clarity"] is None
    assert rows(client, cast.reviewer, "order-versions/")[0]["clarity"] is None
    assert rows(client, cast.caseworker, "order-versions/")[0]["clarity"] is not None


def test_the_provider_reads_a_returned_order_as_it_was_sent_and_in_the_same_shape(client, cast):
    order = cast.sent()
    order_actions.return_with_question(
        order, by=cast.coordinator, category=ReturnCategory.OTHER, question="Hur?", answer_by=TODAY
    )
    goal = OrderGoal.objects.get()
    activity = OrderActivity.objects.get()
    order_actions.save_activity(
        goal, by=cast.caseworker, activity=activity, version=activity.version, what="Något annat"
    )
    path = f"orders/{order.pk}/"
    live, sent = (get(client, user, path)["goals"][0] for user in (cast.caseworker, cast.coordinator))
    assert live["activities"][0]["what"] == "Något annat"
    assert sent["activities"][0]["what"] == "Öppna post"
    assert sent.keys() == live.keys()
    assert sent["activities"][0].keys() == live["activities"][0].keys()
    for part in (f"order-goals/{goal.pk}/", f"order-activities/{activity.pk}/"):
        get(client, cast.caseworker, part)
        get(client, cast.coordinator, part, 404)
    assert rows(client, cast.coordinator, "order-activities/") == []


def test_a_part_that_an_amendment_has_dropped_is_told_as_dropped(client, cast, made):
    OrderActivity.objects.update(dropped_on=TODAY)
    (activity,) = rows(client, cast.coordinator, "order-activities/?state=dropped")
    assert activity["dropped_on"] == str(TODAY)
    assert rows(client, cast.coordinator, "order-activities/?state=standing") == []
    assert get(client, cast.coordinator, f"order-goals/{activity['goal']}/")["activities"] == []


def test_reading_a_message_does_not_mark_it_as_read(client, cast, made):
    message = get(client, cast.caseworker, f"messages/{made['message'].pk}/")
    assert (message["text"], message["side"]) == ("När träffas vi?", "provider")
    made["message"].refresh_from_db()
    assert made["message"].read_at is None


def test_a_version_holds_what_was_sent(client, cast, made):
    version = get(client, cast.support_worker, f"order-versions/{made['version'].pk}/")
    assert version["content"] == made["version"].content
    assert version["sha256"] == made["version"].sha256


FILTERS = {
    "orders/?state=accepted": 1,
    "orders/?state=draft": 0,
    "orders/?running_on=2026-03-02": 1,
    "orders/?running_on=2026-03-01": 0,
    "orders/?sent_from=2026-03-03": 0,
    "order-goals/?state=standing": 1,
    "order-goals/?state=dropped": 0,
    "order-goals/?life_area=domestic_life": 1,
    "order-goals/?life_area=mobility": 0,
    "order-goals/?reach_to=2026-08-31": 0,
    "order-activities/?sub_goal=with_support": 1,
    "order-activities/?support_form=practical": 0,
    "order-versions/?sent_from=2026-03-02&sent_to=2026-03-02": 1,
    "order-versions/?sent_to=2026-03-01": 0,
    "order-grades/?aspect=goals&grade=clear": 1,
    "order-grades/?grade=mentioned": 0,
    "messages/?side=provider": 1,
    "messages/?side=authority": 0,
    "messages/?state=unread": 1,
    "messages/?state=read": 0,
    "messages/?written_from=2026-03-03": 0,
    "offers/?state=waiting": 1,
    "offers/?state=accepted": 0,
    "offers/?offered_to=2026-03-01": 0,
    "interruptions/?open_on=2026-03-02": 1,
    "interruptions/?open_on=2026-03-01": 0,
    "interruptions/?started_from=2026-03-03": 0,
}


def test_filters_narrow_the_lists(client, cast, made):
    assert {path: len(rows(client, cast.caseworker, path)) for path in FILTERS} == FILTERS
    provider = cast.provider.pk
    assert len(rows(client, cast.caseworker, f"orders/?provider={provider}")) == 1
    assert rows(client, cast.caseworker, f"orders/?provider={cast.other_provider.pk}") == []


def test_every_list_can_be_narrowed_to_a_case_and_an_order_and_tells_of_an_unknown_filter(client, cast, made):
    case, order = made["case"], made["order"]
    whole_order(cast, NUMBERS[1])
    for resource in RESOURCES:
        (wrong,) = get(client, cast.caseworker, f"{resource}/?cas={case.pk}", 400)["errors"]
        assert wrong["parameter"] == "cas"
        one = rows(client, cast.caseworker, f"{resource}/?case={case.pk}")
        assert {row["case"] for row in one} == {str(case.pk)}, resource
        assert len(rows(client, cast.caseworker, f"{resource}/")) == 2 * len(one)
        assert rows(client, cast.caseworker, f"{resource}/?case={UNKNOWN}") == []
        if resource != "orders":
            assert rows(client, cast.caseworker, f"{resource}/?order={order.pk}") == one
            assert {row["order"] for row in one} == {str(order.pk)}


QUERIES = dict.fromkeys(RESOURCES, 1)


def counts(client, paths):
    taken = {}
    for path in paths:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/api/v1/{path}/").status_code == 200
        taken[path] = sum('FROM "orders_' in each["sql"] for each in queries)
    return taken


def test_a_list_takes_as_many_queries_for_three_orders_as_for_one(client, cast, made):
    client.force_login(cast.caseworker, "accounts.backends.DemoAwareBackend")
    assert counts(client, QUERIES) == QUERIES
    for number in NUMBERS[1:3]:
        whole_order(cast, number)
    assert counts(client, QUERIES) == QUERIES
