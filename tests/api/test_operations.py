"""What is done through the API: the page's own view, sent JSON."""

import pytest

from accounts.models import AccessLog, IdempotencyKey
from orders.models import Order, OrderReturn
from orders.rules import OrderState

from .test_refusals import assert_problem

ASKED = {
    "category": "goal_unclear",
    "question": "Vad menas med att sköta sin post?",
    "answer_by": "2026-03-09",
}


@pytest.fixture
def order(cast):
    return cast.sent()


@pytest.fixture
def coordinator(client, cast):
    client.force_login(cast.coordinator, "accounts.backends.DemoAwareBackend")
    return client


def post(client, path, body, **headers):
    return client.post(f"/api/v1/{path}", body, content_type="application/json", headers=headers)


def ask(client, order, body=ASKED, **headers):
    return post(client, f"orders/{order.pk}/return/", body, **headers)


def test_an_order_is_returned_by_the_pages_own_verb_and_given_back_as_it_is_now(coordinator, cast, order):
    answer = ask(coordinator, order)
    assert answer.status_code == 200, answer.content
    found = answer.json()
    assert (found["id"], found["state"]) == (str(order.pk), "returned")
    assert found["returns"][0]["question"] == ASKED["question"]
    order.refresh_from_db()
    assert answer["ETag"] == f'W/"{order.version}"'
    asked = OrderReturn.objects.get()
    assert asked.history.get().history_user == cast.coordinator
    assert AccessLog.objects.filter(record_id=str(order.pk), user=cast.coordinator).exists()


WRONG = [
    ({"question": ""}, "/question", "required"),
    ({"question": 5}, "/question", "wrong_type"),
    ({"category": "annat"}, "/category", "invalid_choice"),
    ({"category": ""}, "/category", "wrong_type"),
    ({"answer_by": "i morgon"}, "/answer_by", "invalid"),
    ({"answer_by": None}, "/answer_by", "required"),
    ({"färg": "röd"}, "/färg", "unknown_field"),
    ({"a/b~c": 1}, "/a~1b~0c", "unknown_field"),
    ({"version": 3}, "/version", "unknown_field"),
    ({"form_token": "x"}, "/form_token", "unknown_field"),
    ({"question": "\ud800"}, "/question", "wrong_type"),
    ({"question": "a\0b"}, "/question", "null_characters_not_allowed"),
]


@pytest.mark.parametrize(("change", "pointer", "code"), WRONG)
def test_what_is_wrong_is_pointed_at_and_nothing_is_changed(coordinator, order, change, pointer, code):
    problem = assert_problem(ask(coordinator, order, ASKED | change), 400, "not_accepted")
    assert [(it["pointer"], it["code"]) for it in problem["errors"]] == [(pointer, code)]
    assert Order.objects.get().state == OrderState.SENT


@pytest.mark.parametrize("body", ["[]", "5", '"text"', "null", "{]", '{"question": NaN}', "[" * 100_000])
def test_a_body_that_is_no_object_is_refused(coordinator, order, body):
    answer = ask(coordinator, order, body)
    assert answer.status_code == 400, answer.content
    assert Order.objects.get().state == OrderState.SENT


def test_too_much_is_refused_before_it_is_read(coordinator, order):
    assert_problem(ask(coordinator, order, ASKED | {"question": "å" * 5_000_000}), 413, "too_large")


def test_a_form_post_is_refused(coordinator, order):
    assert_problem(
        coordinator.post(f"/api/v1/orders/{order.pk}/return/", ASKED), 415, "unsupported_media_type"
    )


def test_a_rule_of_the_work_says_no_in_its_own_words(coordinator, cast):
    order = cast.accepted()
    problem = assert_problem(ask(coordinator, order), 409, "wrong_state")
    assert problem["title"]
    assert not OrderReturn.objects.exists()


def test_the_wrong_role_and_the_other_side_are_refused_as_on_the_page(client, cast, order):
    for user, status, code in (
        (cast.caseworker, 403, "not_permitted"),
        (cast.other_coordinator, 404, "not_found"),
    ):
        client.force_login(user, "accounts.backends.DemoAwareBackend")
        assert_problem(ask(client, order), status, code)
    assert not OrderReturn.objects.exists()


# --- A key makes a POST count once ------------------------------------------------------------------------------
def test_the_same_key_gives_the_same_answer_and_does_nothing_more(coordinator, order):
    first = ask(coordinator, order, **{"Idempotency-Key": "k1"})
    again = ask(coordinator, order, **{"Idempotency-Key": "k1"})
    assert (again.status_code, again.json()) == (first.status_code, first.json())
    assert (again["ETag"], again["Idempotent-Replayed"]) == (first["ETag"], "true")
    assert "Idempotent-Replayed" not in first
    assert OrderReturn.objects.count() == 1


def test_the_key_of_something_else_is_refused(coordinator, order):
    ask(coordinator, order, **{"Idempotency-Key": "k1"})
    other = ask(coordinator, order, ASKED | {"question": "Något annat"}, **{"Idempotency-Key": "k1"})
    assert_problem(other, 409, "idempotency_key_reused")


def test_a_refusal_leaves_the_key_free(coordinator, order):
    ask(coordinator, order, ASKED | {"question": ""}, **{"Idempotency-Key": "k1"})
    assert not IdempotencyKey.objects.exists()
    assert ask(coordinator, order, **{"Idempotency-Key": "k1"}).status_code == 200


def test_a_key_is_its_owners(client, cast, order):
    for user, status in ((cast.coordinator, 200), (cast.unit_manager, 409)):
        client.force_login(user, "accounts.backends.DemoAwareBackend")
        answer = ask(client, order, **{"Idempotency-Key": "k1"})
        assert answer.status_code == status
    assert answer.json()["code"] == "wrong_state"


def test_a_key_that_cannot_be_one_is_refused(coordinator, order):
    for key in ("å", "", "a b", "x" * 256):
        assert_problem(ask(coordinator, order, **{"Idempotency-Key": key}), 400, "invalid")
