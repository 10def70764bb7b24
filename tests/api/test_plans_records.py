"""What the endpoints of plans give, to whom, and what of it stands in the single record only."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AccessLog
from accounts.rules import DeadlineKey
from cases.models import Client
from cases.rules import ProtectionLevel
from oversight.actions import explain_late
from oversight.models import AuditDraw
from plans.api import RESOURCES
from plans.rules import LateReason
from tests.cast import NUMBERS, TODAY
from tests.plan_records import plan_records, returned
from tests.rows import LATER
from tests.walkers import AUTHORITY, PROVIDER, REVIEWER, twin, walkers

UNKNOWN = "00000000-0000-4000-8000-000000000000"
SEE = dict.fromkeys(RESOURCES, AUTHORITY | PROVIDER | REVIEWER) | {"plan-audits": AUTHORITY | REVIEWER}
# Whose role is asked before what she may see.
MAY = {"plan-audits": AUTHORITY | REVIEWER | {"other_caseworker", "foreign_caseworker"}}


def whole_plan(cast, number, reviewer=None):
    """A plan with all that hangs on one, read and sent back; drawn for audit."""
    case = cast.case(cast.client(number))
    made = plan_records(cast, case)
    returned(cast, made["review"])
    explain_late(
        made["arrived"].order,
        by=cast.support_worker,
        today=LATER,
        rule=DeadlineKey.PLAN_FOLLOWUP_OVERDUE,
        reason=LateReason.OTHER,
        comment="Astrid Berg var bortrest.",
    )
    AuditDraw.objects.create(
        municipality=cast.municipality, case=case, reviewer=reviewer or cast.reviewer, drawn_on=TODAY
    )
    return made


@pytest.fixture
def made(cast):
    return whole_plan(cast, NUMBERS[0])


def get(client, user, path, status=200):
    client.force_login(user, "accounts.backends.DemoAwareBackend")
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == status, (path, user, response.content)
    return response.json()


def rows(client, user, path):
    return get(client, user, path)["results"]


def test_each_role_lists_what_it_may_open_and_nobody_else_opens_it(client, cast, made):
    other = twin(cast)
    whole_plan(other, NUMBERS[1], cast.reviewer)
    everybody = walkers(cast)
    for resource, sees in SEE.items():
        inside = {row["id"] for row in rows(client, cast.caseworker, f"{resource}/")}
        outside = {row["id"] for row in rows(client, other.caseworker, f"{resource}/")}
        assert inside
        assert outside
        assert not inside & outside
        for name, user in everybody.items():
            may = name in MAY.get(resource, everybody)
            if not may:
                assert get(client, user, f"{resource}/", 403)["code"] == "not_permitted", (resource, name)
                get(client, user, f"{resource}/{min(inside)}/", 403)
                continue
            listed = {row["id"] for row in rows(client, user, f"{resource}/")}
            assert (listed & inside == inside) == (name in sees), (resource, name)
            assert name not in sees or not listed & outside or name == "reviewer", (resource, name)
            for pk in inside:
                get(client, user, f"{resource}/{pk}/", 200 if name in sees else 404)


WRITTEN = {
    "plan-goals": "goal indicator differs_how differs_why added_because activities",
    "plan-activities": "what how when where differs_how differs_why added_because",
    "plan-wishes": "wish done",
    "plan-cooperation": "with_whom about where_when",
    "plan-versions": "content differences answer",
    "plan-reviews": "remark remarks",
    "plan-proposals": "answer",
    "late-plans": "comment",
}


def test_what_somebody_has_written_stands_in_the_single_record_and_not_in_the_list(client, cast, made):
    for resource, fields in WRITTEN.items():
        row = rows(client, cast.caseworker, f"{resource}/")[0]
        record = get(client, cast.caseworker, f"{resource}/{row['id']}/")
        assert record.keys() - row.keys() == set(fields.split()), resource
        assert record.items() >= row.items(), resource


def test_no_endpoint_names_a_protected_person(client, cast, made):
    Client.objects.update(protection_level=ProtectionLevel.FICTITIOUS)
    client.force_login(cast.caseworker, "accounts.backends.DemoAwareBackend")
    for resource in RESOURCES:
        text = client.get(f"/api/v1/{resource}/").content.decode()
        assert not [name for name in ("Astrid", "Berg", NUMBERS[0]) if name in text], resource


def test_reading_a_part_names_the_person_in_the_access_log_and_a_list_is_one_row(client, cast, made):
    case = made["arrived"].case
    for resource in RESOURCES:
        before = AccessLog.objects.count()
        row = rows(client, cast.caseworker, f"{resource}/")[0]
        get(client, cast.caseworker, f"{resource}/{row['id']}/")
        of_list, of_record = AccessLog.objects.order_by("pk")[before:]
        assert (of_list.action, of_list.client_id) == ("list", None), resource
        assert (of_record.action, of_record.record_id) == ("read", str(row["id"])), resource
        assert (of_record.client_id, of_record.case_id) == (case.client_id, case.pk), resource


FILTERS = {
    "plan-goals/?taken_up=as_ordered": 1,
    "plan-goals/?standing=false": 0,
    "plan-goals/?life_area=mobility": 0,
    "plan-activities/?standing=true": 2,
    "plan-activities/?taken_up=postponed": 0,
    "plan-wishes/?met=yes": 1,
    "plan-wishes/?met=no": 0,
    "plan-versions/?agreement=signed": 1,
    "plan-versions/?proposed_to=2026-03-01": 0,
    "plan-reviews/?answered=true": 1,
    "plan-reviews/?answered=false": 0,
    "plan-reviews/?unread=true": 0,
    "plan-reviews/?outcome=returned": 1,
    "plan-reviews/?arrived_from=2026-03-03": 0,
    "plan-proposals/?state=open": 1,
    "plan-proposals/?kind=drop_goal": 0,
    "plan-audits/?audited_from=2026-03-02&audited_to=2026-03-02": 1,
    "plan-audits/?audited_to=2026-03-01": 0,
    "late-plans/?reason=other": 1,
    "late-plans/?reason=staff": 0,
}


def test_filters_narrow_the_lists(client, cast, made):
    found = {path: len(rows(client, cast.caseworker, path)) for path in FILTERS}
    assert found == FILTERS


def test_every_list_can_be_narrowed_to_one_case_and_tells_of_an_unknown_filter(client, cast, made):
    case = made["arrived"].case
    whole_plan(cast, NUMBERS[1])
    for resource in RESOURCES:
        one = rows(client, cast.caseworker, f"{resource}/?case={case.pk}")
        assert {row["case"] for row in one} == {str(case.pk)}, resource
        assert len(rows(client, cast.caseworker, f"{resource}/")) == 2 * len(one)
        assert rows(client, cast.caseworker, f"{resource}/?case={UNKNOWN}") == []
        assert get(client, cast.caseworker, f"{resource}/?cas={case.pk}", 400)["errors"] == [
            {"parameter": "cas", "detail": "Okänt filter.", "code": "invalid"}
        ]


def test_the_parts_of_a_plan_can_be_followed_both_ways(client, cast, made):
    by = cast.support_worker
    plan = get(client, by, f"plans/{made['arrived'].pk}/")
    (goal,) = rows(client, by, f"plan-goals/?plan={plan['id']}")
    activities = rows(client, by, f"plan-activities/?goal={goal['id']}")
    record = get(client, by, f"plan-goals/{goal['id']}/")
    assert [part["id"] for part in plan["goals"]] == [goal["id"]]
    assert {part["id"] for part in record["activities"]} == {row["id"] for row in activities}
    assert {row["plan"] for row in activities} == {plan["id"]}
    (review,) = rows(client, by, f"plan-reviews/?plan={plan['id']}")
    version = get(client, by, f"plan-versions/{review['plan_version']}/")
    assert version["plan"] == plan["id"]
    assert (version["agreement"], version["answer"]["agreement"]) == ("signed", "signed")


def test_the_drawn_name_is_never_given(client, cast, made):
    for pk in {row["id"] for row in rows(client, cast.caseworker, "plan-versions/")}:
        assert "signature" not in str(get(client, cast.caseworker, f"plan-versions/{pk}/"))


def test_reading_an_answer_does_not_mark_the_plan_as_read(client, cast):
    review = plan_records(cast, cast.case())["review"]
    assert get(client, cast.caseworker, f"plan-reviews/{review.pk}/")["read_at"] is None
    review.refresh_from_db()
    assert review.read_at is None


def test_an_audit_gives_its_grades_in_words(client, cast, made):
    (audit,) = rows(client, cast.reviewer, "plan-audits/")
    assert len(audit["grades"]) == 11
    assert {row["grade"] for row in audit["grades"]} == {"clear", "yes"}


# The session, the user, the place of work, the log, the session again; and three savepoints.
AROUND = 11
QUERIES = dict.fromkeys(RESOURCES, 1) | {"plan-audits": 2}


def counts(client, paths):
    taken = {}
    for path in paths:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/api/v1/{path}/").status_code == 200
        taken[path] = len(queries) - AROUND
    return taken


def test_a_list_takes_as_many_queries_for_three_plans_as_for_one(client, cast, made):
    client.force_login(cast.caseworker, "accounts.backends.DemoAwareBackend")
    assert counts(client, QUERIES) == QUERIES
    for number in NUMBERS[1:3]:
        whole_plan(cast, number)
    assert counts(client, QUERIES) == QUERIES
