"""What the endpoints of the case give, to whom, and what of it stands in the single record only."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AccessLog
from cases import actions as case_actions
from cases.api import RESOURCES
from cases.models import AdministrativeExtension, Client
from cases.rules import ProtectionLevel
from oversight.models import AuditDraw
from tests.cast import NUMBERS, TODAY
from tests.desk import desk_records, extended
from tests.walkers import AUTHORITY, PROVIDER, REVIEWER, twin, walkers

UNKNOWN = "00000000-0000-4000-8000-000000000000"
EVERYBODY_OF_IT = AUTHORITY | PROVIDER | REVIEWER
SEE = dict.fromkeys(RESOURCES, AUTHORITY | REVIEWER) | {
    "cases": EVERYBODY_OF_IT,
    "clients": EVERYBODY_OF_IT,
}


def whole_case(cast, number, reviewer=None):
    """A case with all that the caseworker's desk holds, an order that is carried out, drawn for audit."""
    case = cast.case(cast.client(number))
    plan = cast.agreed(case)
    cast.visit(plan)
    decision = plan.order.decision
    made = desk_records(cast, case, decision, plan.order) | {"case": case, "decision": decision}
    decision.refresh_from_db()
    extended(cast, decision)
    AuditDraw.objects.create(
        municipality=cast.municipality, case=case, reviewer=reviewer or cast.reviewer, drawn_on=TODAY
    )
    return made


@pytest.fixture
def made(cast):
    return whole_case(cast, NUMBERS[0])


def get(client, user, path, status=200):
    client.force_login(user, "accounts.backends.DemoAwareBackend")
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == status, (path, user, response.content)
    return response.json()


def rows(client, user, path):
    return get(client, user, path)["results"]


def test_each_role_lists_what_it_may_open_and_nobody_else_opens_it(client, cast, made):
    other = twin(cast)
    whole_case(other, NUMBERS[1], cast.reviewer)
    everybody = walkers(cast)
    for resource, sees in SEE.items():
        inside = {row["id"] for row in rows(client, cast.caseworker, f"{resource}/")}
        outside = {row["id"] for row in rows(client, other.caseworker, f"{resource}/")}
        assert inside
        assert outside
        assert not inside & outside
        for name, user in everybody.items():
            listed = {row["id"] for row in rows(client, user, f"{resource}/")}
            assert (listed & inside == inside) == (name in sees), (resource, name)
            assert name not in sees or not listed & outside or name == "reviewer", (resource, name)
            for pk in inside:
                get(client, user, f"{resource}/{pk}/", 200 if name in sees else 404)


WRITTEN = {
    "clients": "phone address communication_need minor_children",
    "cases": "close_reason",
    "children": "asked_note regard",
    "applications": "applicant_note need withdrawn_reason",
    "investigations": "communication_need interpreter_language housing_form household expected_of_others"
    " no_children assessment not_communicated_reason needs chores communications",
    "needs": "own_view need others_do met_otherwise_how statements objections",
    "statements": "text source_note objections",
    "objections": "text",
    "communications": "answer",
    "decisions": "decision_text reasons refusal_ground met_otherwise summary end_reason",
    "extensions": "reason",
    "documents": "",
    "notifications": "",
    "appeals": "text judgments",
}


def test_what_somebody_has_written_stands_in_the_single_record_and_not_in_the_list(client, cast, made):
    assert WRITTEN.keys() == RESOURCES.keys()
    for resource, fields in WRITTEN.items():
        row = rows(client, cast.reviewer, f"{resource}/")[0]
        record = get(client, cast.reviewer, f"{resource}/{row['id']}/")
        assert record.keys() - row.keys() == set(fields.split()), resource
        assert record.items() >= row.items(), resource


def test_a_protected_person_has_neither_name_number_nor_address(client, cast, made):
    Client.objects.update(
        protection_level=ProtectionLevel.CONFIDENTIALITY_FLAG, phone="070-174 06 05", address="Storgatan 1"
    )
    person = get(client, cast.caseworker, f"clients/{made['case'].client_id}/")
    assert person["protected"] is True
    assert person["name"] == "Skyddade personuppgifter"
    assert [person[field] for field in ("personnummer", "phone", "address")] == ["", "", ""]
    for resource in RESOURCES:
        text = str(rows(client, cast.caseworker, f"{resource}/"))
        assert not [name for name in ("Astrid", "Berg", NUMBERS[0]) if name in text], resource


def test_a_person_without_protection_is_read_whole_by_the_caseworker_only(client, cast, made):
    Client.objects.update(phone="070-174 06 05")
    path = f"clients/{made['case'].client_id}/"
    assert get(client, cast.caseworker, path)["personnummer"] == NUMBERS[0]
    assert get(client, cast.support_worker, path)["personnummer"] == "19970516-••••"
    assert get(client, cast.support_worker, path)["phone"] == "070-174 06 05"
    assert rows(client, cast.caseworker, "clients/")[0]["personnummer"] == "19970516-••••"


def test_a_person_shows_only_those_of_her_cases_that_the_reader_sees(client, cast, made):
    other = case_actions.open_case(
        made["case"].client, by=cast.other_caseworker, today=TODAY, target_area="socialpsykiatri"
    )
    path = f"clients/{made['case'].client_id}/"
    assert get(client, cast.caseworker, path)["cases"] == [str(made["case"].pk)]
    assert get(client, cast.other_caseworker, path)["cases"] == [str(other.pk)]
    assert rows(client, cast.caseworker, f"clients/?case={other.pk}") == []


def test_the_investigation_holds_its_needs_with_what_was_said_and_objected(client, cast, made):
    whole = get(client, cast.caseworker, f"investigations/{made['investigation'].pk}/")
    (need,) = whole["needs"]
    (statement,) = need["statements"]
    assert need["id"] == str(made["need"].pk)
    assert statement["text"] == "Tre påminnelser"
    assert statement["objections"][0]["id"] == need["objections"][0]["id"] == str(made["objection"].pk)
    assert [chore["done_by"] for chore in whole["chores"]] == ["shared"]
    assert whole["communications"][0]["id"] == str(made["communication"].pk)


def test_the_clock_of_application_and_appeal_is_told(client, cast, made):
    application = get(client, cast.caseworker, f"applications/{made['application'].pk}/")
    assert (application["received_on"], application["decide_by"]) == ("2025-08-01", "2026-02-01")
    assert application["answer_by"] is None
    notification = made["notification"]
    assert get(client, cast.caseworker, f"notifications/{notification.pk}/")["appeal_until"] is None
    notification.received_on = date(2026, 1, 2)
    notification.save_change(by=cast.caseworker, reason="prov")
    assert get(client, cast.caseworker, f"notifications/{notification.pk}/")["appeal_until"] == "2026-01-23"


def test_a_document_is_told_by_its_sum_and_never_by_its_text(client, cast, made):
    document = made["document"]
    record = get(client, cast.caseworker, f"documents/{document.pk}/")
    assert record["sha256"] == document.sha256
    assert not {"html", "pdf"} & record.keys()
    assert document.html not in str(record)


def test_reading_a_record_names_the_person_in_the_access_log_and_a_list_is_one_row(client, cast, made):
    case = made["case"]
    for resource in RESOURCES:
        before = AccessLog.objects.count()
        row = rows(client, cast.caseworker, f"{resource}/")[0]
        get(client, cast.caseworker, f"{resource}/{row['id']}/")
        of_list, of_record = AccessLog.objects.order_by("pk")[before:]
        assert (of_list.action, of_list.client_id) == ("list", None), resource
        assert (of_record.action, of_record.record_id) == ("read", str(row["id"])), resource
        assert of_record.client_id == case.client_id, resource
        assert of_record.case_id == (None if resource == "clients" else case.pk), resource


FILTERS = {
    "cases/?state=open": 1,
    "cases/?state=closed": 0,
    "children/?lives=part_time": 1,
    "children/?lives=contact": 0,
    "children/?review_to=2026-03-02": 0,
    "applications/?state=undecided": 1,
    "applications/?state=decided": 0,
    "applications/?state=withdrawn": 0,
    "applications/?channel=form&applicant=person": 1,
    "applications/?received_from=2025-08-02": 0,
    "applications/?received_to=2025-08-01": 1,
    "investigations/?state=open": 1,
    "investigations/?state=closed": 0,
    "investigations/?opened_from=2026-03-01": 0,
    "needs/?life_area=self_care": 1,
    "needs/?life_area=mobility": 0,
    "needs/?current_state=3&intended_state=1": 1,
    "statements/?source=person&kind=fact": 1,
    "statements/?kind=assessment": 0,
    "communications/?how=letter": 1,
    "communications/?communicated_to=2026-02-01": 0,
    "decisions/?outcome=approval": 1,
    "decisions/?running_on=2027-01-31": 1,
    "decisions/?running_on=2027-02-01": 0,
    "extensions/?decided_from=2026-03-03": 0,
    "documents/?kind=decision": 1,
    "notifications/?state=waiting": 1,
    "notifications/?state=received": 0,
    "appeals/?judged=rejected": 1,
    "appeals/?judged=granted": 0,
    "appeals/?received_to=2026-03-01": 0,
}


def test_filters_narrow_the_lists(client, cast, made):
    assert {path: len(rows(client, cast.caseworker, path)) for path in FILTERS} == FILTERS


def test_parts_are_found_by_what_they_hang_on(client, cast, made):
    whole_case(cast, NUMBERS[1])
    links = {
        "needs": ("investigation",),
        "statements": ("need", "investigation"),
        "objections": ("need", "statement", "investigation"),
        "communications": ("investigation",),
        "extensions": ("decision",),
        "documents": ("decision",),
        "notifications": ("decision",),
        "appeals": ("decision",),
    }
    for resource, fields in links.items():
        both = rows(client, cast.caseworker, f"{resource}/")
        for field in fields:
            path = f"{resource}/?{field}={made[field].pk}"
            assert len(rows(client, cast.caseworker, path)) * 2 == len(both), path


def test_every_list_can_be_narrowed_to_one_case_and_tells_of_an_unknown_filter(client, cast, made):
    case = made["case"]
    whole_case(cast, NUMBERS[1])
    for resource in RESOURCES:
        (wrong,) = get(client, cast.caseworker, f"{resource}/?cas={case.pk}", 400)["errors"]
        assert wrong["parameter"] == "cas"
        if resource == "cases":
            continue
        one = rows(client, cast.caseworker, f"{resource}/?case={case.pk}")
        assert len(rows(client, cast.caseworker, f"{resource}/")) == 2 * len(one) > 0, resource
        if resource != "clients":
            assert {row["case"] for row in one} == {str(case.pk)}, resource
        assert rows(client, cast.caseworker, f"{resource}/?case={UNKNOWN}") == []


def test_an_extension_keeps_both_days(client, cast, made):
    extension = AdministrativeExtension.objects.get()
    record = get(client, cast.caseworker, f"extensions/{extension.pk}/")
    assert (record["extended_from"], record["extended_to"]) == ("2026-12-31", "2027-01-31")
    assert record["reason"] == "Personen är på sjukhus."


QUERIES = dict.fromkeys(RESOURCES, 1) | {"clients": 2}


def counts(client, paths):
    taken = {}
    for path in paths:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/api/v1/{path}/").status_code == 200
        taken[path] = sum('FROM "cases_' in each["sql"] for each in queries)
    return taken


def test_a_list_takes_as_many_queries_for_three_cases_as_for_one(client, cast, made):
    client.force_login(cast.caseworker, "accounts.backends.DemoAwareBackend")
    assert counts(client, QUERIES) == QUERIES
    for number in NUMBERS[1:3]:
        whole_case(cast, number)
    assert counts(client, QUERIES) == QUERIES
