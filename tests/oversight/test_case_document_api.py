"""The same through the API: a case handed out, and a case read in."""

import json

import pytest
from django.test import Client

from accounts.models import AccessLog
from cases.models import Case
from oversight.document import export_case
from oversight.rules.document import MAX_BYTES, Purpose
from tests.walkers import foreign, thread

READ_IN = "/api/v1/case-documents/"


@pytest.fixture
def whole(cast):
    return thread(cast)


@pytest.fixture
def document(whole):
    return json.loads(json.dumps(export_case(whole.case, by=None, purpose=Purpose.SYSTEM_CHANGE)))


@pytest.fixture
def leader(cast):
    return foreign().section_leader


def as_user(user) -> Client:
    client = Client()
    client.force_login(user, "accounts.backends.DemoAwareBackend")
    return client


def handed_out(user, case, purpose="own_extract", more=""):
    return as_user(user).get(f"/api/v1/cases/{case.pk}/document/?purpose={purpose}{more}")


def read_in(user, document, ask="", **headers):
    return as_user(user).post(READ_IN + ask, document, content_type="application/json", headers=headers)


def test_a_case_is_handed_out_and_noted(cast, whole):
    answer = handed_out(cast.section_leader, whole.case, "archive")
    assert answer.json()["parts"]["cases"][0]["case_ref"] == whole.case.case_ref
    noted = AccessLog.objects.get(action="export")
    assert (noted.case_id, noted.reason) == (whole.case.pk, "arkivet")


@pytest.mark.parametrize(
    ("who", "purpose", "status"),
    [
        ("caseworker", "own_extract", 200),
        ("caseworker", "archive", 403),
        ("unit_manager", "own_extract", 200),
        ("unit_manager", "system_change", 403),
        ("support_worker", "own_extract", 403),
        ("reviewer", "own_extract", 403),
        ("system_admin", "archive", 403),
        ("other_caseworker", "own_extract", 404),
        ("other_unit_manager", "own_extract", 404),
        ("caseworker", "nyfiken", 400),
    ],
)
def test_who_may_hand_out_what(cast, whole, who, purpose, status):
    assert handed_out(getattr(cast, who), whole.case, purpose).status_code == status


def test_a_purpose_must_be_said_and_nothing_else_is_known(cast, whole):
    address = f"/api/v1/cases/{whole.case.pk}/document/"
    assert as_user(cast.caseworker).get(address).json()["errors"][0]["parameter"] == "purpose"
    assert (
        handed_out(cast.caseworker, whole.case, more="&syfte=x").json()["errors"][0]["parameter"] == "syfte"
    )


def test_a_case_is_read_in(document, leader):
    answer = read_in(leader, document)
    assert answer.status_code == 201, answer.text
    case = Case.objects.get(pk=answer.json()["case"])
    assert answer["Location"] == f"/api/v1/cases/{case.pk}/"
    assert as_user(leader).get(answer["Location"]).status_code == 200


def test_a_dry_run_answers_200_and_saves_nothing(document, leader):
    answer = read_in(leader, document, "?dry_run=true")
    assert answer.status_code == 200
    assert answer.json()["counts"]["visits"] == len(document["parts"]["visits"])
    assert Case.objects.count() == 1


def test_each_thing_that_is_wrong_is_pointed_at(document, leader):
    document["parts"]["visits"][0]["outcome"] = "magi"
    answer = read_in(leader, document)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/parts/visits/0/outcome"
    assert Case.objects.count() == 1


def test_a_case_that_is_here_is_refused(cast, document):
    answer = read_in(cast.section_leader, document)
    assert (answer.status_code, answer.json()["code"]) == (409, "case_exists")


def test_the_same_key_gives_the_same_case(document, leader):
    first = read_in(leader, document, **{"Idempotency-Key": "nyckel-1"})
    second = read_in(leader, document, **{"Idempotency-Key": "nyckel-1"})
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()


def test_who_may_not_read_in_is_refused_before_the_document_is_looked_at(cast):
    for user in (cast.caseworker, cast.unit_manager, cast.system_admin):
        assert read_in(user, {}).status_code == 403


@pytest.mark.parametrize(("ask", "name"), [("?dry_run=ja", "dry_run"), ("?torrt=true", "torrt")])
def test_what_is_asked_for_must_be_known(document, leader, ask, name):
    answer = read_in(leader, document, ask)
    assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (400, name)


def test_a_large_document_is_taken_and_a_too_large_one_is_not(document, leader):
    document["parts"]["visits"][0]["wished"] = "å" * (3 * 1024 * 1024)
    assert read_in(leader, document).status_code == 201
    document["parts"]["visits"][0]["wished"] = "a" * MAX_BYTES
    assert read_in(leader, document).status_code == 413


@pytest.mark.parametrize("body", ["[]", "7", '"text"', "null", "{", ""])
def test_what_is_no_document_is_refused(leader, body):
    answer = as_user(leader).post(READ_IN, body, content_type="application/json")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
