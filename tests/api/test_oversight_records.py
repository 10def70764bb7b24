"""What the endpoints of oversight give, to whom, and what of it stands in the single record only."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AccessLog
from cases.models import Client
from cases.rules import ProtectionLevel
from oversight import flags, handling
from oversight.api import RESOURCES
from oversight.api.reference import KINDS
from oversight.figures import MEASURES
from oversight.models import ConferenceItem, Flag, ImportJob, NonExecutionReport
from oversight.non_execution import report
from oversight.rules import FlagRule, ImportState, Quarter
from tests.audits import draw_file, grade
from tests.cast import NUMBERS, TODAY
from tests.daily_records import daily_records
from tests.money_records import money_records
from tests.walkers import AUTHORITY, PROVIDER, REVIEWER, WALKERS, thread, twin, walkers

FIGURE_READERS = {
    name for name in WALKERS if name not in ("support_worker", "other_support_worker", "colleague")
}
CASEWORKERS = AUTHORITY | {"other_caseworker", "foreign_caseworker"}
RECEIVERS = {"coordinator", "unit_manager"}
OTHER_RECEIVERS = {"other_coordinator", "other_unit_manager"}
ADMIN = {"system_admin"}
SEE = {
    "flags": AUTHORITY | PROVIDER | REVIEWER,
    "conferences": AUTHORITY | RECEIVERS,
    "conference-items": AUTHORITY | PROVIDER | REVIEWER,
    "audit-rounds": REVIEWER | ADMIN | {"section_leader"},
    "audit-draws": REVIEWER,
    "payment-rules": ADMIN,
    "budgets": ADMIN,
    "import-jobs": ADMIN,
    "national-reports": {"section_leader"},
    "non-execution-reports": {"section_leader"},
}
# Whose role is asked before what she may see.
MAY = SEE | {
    "flags": set(WALKERS),
    "conference-items": set(WALKERS),
    "conferences": CASEWORKERS | RECEIVERS | OTHER_RECEIVERS,
    "audit-draws": REVIEWER,
}


def followed(cast, number, reviewer=None):
    """A thread with a flag that waits, a case conference, and a file that is graded."""
    found = thread(cast, number)
    daily_records(cast, found.plan)
    draw = draw_file(cast, found.case, reviewer=reviewer or cast.reviewer)
    grade(draw)
    flags.raise_flags(date(2027, 1, 1))
    flag = Flag.objects.open().filter(case=found.case, rule="decision_expired").get()
    handling.assign([flag], by=cast.section_leader, to=cast.caseworker)
    handling.snooze(
        flag, by=cast.caseworker, today=TODAY, until=TODAY.replace(day=9), reason="Astrid är borta."
    )
    return found


@pytest.fixture
def made(cast):
    found = followed(cast, NUMBERS[0])
    money_records(cast.unit, cast.section_leader, cast.municipality)
    ImportJob.objects.create(
        municipality=cast.municipality,
        uploaded_by=cast.system_admin,
        file_name="fil.csv",
        state=ImportState.REFUSED,
        result={
            "error_count": 1,
            "errors": [{"row": 2, "column": "beslut_fran", "value": "Berg", "message": "Skriv ett datum."}],
        },
    )
    NonExecutionReport.objects.create(
        municipality=cast.municipality,
        unit=cast.unit,
        year=2025,
        quarter=4,
        content=report(cast.unit, Quarter(2025, 4)),
        frozen_by=cast.section_leader,
    )
    return found


def get(client, user, path, status=200):
    client.force_login(user, "accounts.backends.DemoAwareBackend")
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == status, (path, user, response.content)
    return response.json()


def rows(client, user, path):
    return get(client, user, path)["results"]


def test_each_role_lists_what_it_may_open_and_nobody_else_opens_it(client, cast, made):
    everybody = walkers(cast)
    for resource, sees in SEE.items():
        seer = everybody[min(sees)]
        inside = {row["id"] for row in rows(client, seer, f"{resource}/")}
        assert inside, resource
        for name, user in everybody.items():
            if name not in MAY[resource]:
                assert get(client, user, f"{resource}/", 403)["code"] == "not_permitted", (resource, name)
                get(client, user, f"{resource}/{min(inside)}/", 403)
                continue
            listed = {row["id"] for row in rows(client, user, f"{resource}/")}
            assert bool(listed & inside) == (name in sees), (resource, name)
            for pk in listed:
                get(client, user, f"{resource}/{pk}/")
            for pk in inside - listed:
                get(client, user, f"{resource}/{pk}/", 404)


def test_the_two_sides_of_the_town_see_nothing_of_each_other(client, cast, made):
    other = twin(cast)
    other.__dict__["section_leader"] = other.caseworker
    thread(other, NUMBERS[1])
    for resource in ("flags", "conferences", "conference-items"):
        inside = {row["id"] for row in rows(client, cast.caseworker, f"{resource}/")}
        outside = {row["id"] for row in rows(client, other.caseworker, f"{resource}/")}
        assert not inside & outside, resource
    assert rows(client, other.caseworker, "flags/")


WRITTEN = {
    "flags": "late_comment events",
    "conferences": "present",
    "conference-items": "reasons flags added_because outcome task",
    "audit-draws": "grades",
}


def test_what_somebody_has_written_stands_in_the_single_record_and_not_in_the_list(client, cast, made):
    for resource, fields in WRITTEN.items():
        reader = cast.reviewer if resource == "audit-draws" else cast.caseworker
        row = rows(client, reader, f"{resource}/")[0]
        record = get(client, reader, f"{resource}/{row['id']}/")
        assert record.keys() - row.keys() == set(fields.split()), resource
        assert record.items() >= row.items(), resource


def test_no_endpoint_names_a_protected_person(client, cast, made):
    Client.objects.update(protection_level=ProtectionLevel.FICTITIOUS)
    for user in (cast.section_leader, cast.reviewer, cast.system_admin):
        client.force_login(user, "accounts.backends.DemoAwareBackend")
        paths = [f"{resource}/" for resource in RESOURCES] + [f"reference/{kind}/" for kind in KINDS]
        for path in paths:
            text = client.get(f"/api/v1/{path}").content.decode()
            assert not [name for name in ("Astrid", "Berg", NUMBERS[0]) if name in text], path


def test_a_flag_tells_who_has_it_and_how_long_it_may_wait(client, cast, made):
    (row,) = rows(client, cast.caseworker, "flags/?rule=decision_expired")
    assert row["owner"] == {"id": cast.caseworker.pk, "name": "Hanna Testsson"}
    assert (row["assigned_to"], row["snoozed_until"]) == (cast.caseworker.pk, "2026-03-09")
    events = get(client, cast.caseworker, f"flags/{row['id']}/")["events"]
    assert [(event["kind"], event["reason"]) for event in events] == [
        ("assigned", ""),
        ("snoozed", "Astrid är borta."),
    ]


FILTERS = {
    "flags/?rule=decision_expired&snoozed=true": 1,
    "flags/?rule=decision_expired&snoozed=false": 0,
    "flags/?rule=decision_expired&mine=true": 1,
    "flags/?rule=decision_expired&escalated=true": 0,
    "flags/?rule=decision_expired&escalated=false": 1,
    "flags/?late_reason=staff": 0,
    "conferences/?open=true": 1,
    "conferences/?open=false": 0,
    "conferences/?held_to=2026-03-01": 0,
    "conference-items/?waits=true": 1,
    "conference-items/?waits=false": 0,
}


def test_filters_narrow_the_lists(client, cast, made):
    assert {path: len(rows(client, cast.caseworker, path)) for path in FILTERS} == FILTERS


def test_an_unknown_filter_is_refused_everywhere(client, cast, made):
    for resource in RESOURCES:
        reader = getattr(cast, min(SEE.get(resource, AUTHORITY) - {"colleague"}))
        problem = get(client, reader, f"{resource}/?stat=open", 400)
        assert [error["parameter"] for error in problem["errors"]] == ["stat"], resource


def test_an_item_names_only_flags_that_the_reader_sees(client, cast, made):
    item = ConferenceItem.objects.get(case=made.case)
    own = Flag.objects.create(
        municipality=cast.municipality,
        case=made.case,
        rule=FlagRule.DECISION_FOLLOWUP_OVERDUE,
        subject_id=made.decision.pk,
        due_on=TODAY,
        opened_at=made.flag.opened_at,
        opened_on=TODAY,
    )
    item.flags.set([own, Flag.objects.filter(case=made.case, order=made.order).first()])
    assert own.pk in get(client, cast.caseworker, f"conference-items/{item.pk}/")["flags"]
    shown = get(client, cast.coordinator, f"conference-items/{item.pk}/")["flags"]
    assert len(shown) == 1
    assert own.pk not in shown


def test_a_round_hides_few_from_who_stands_outside(client, cast, made):
    (mine,) = rows(client, cast.reviewer, "audit-rounds/")
    (hidden,) = rows(client, cast.system_admin, "audit-rounds/")
    assert (mine["files"], mine["graded"]) == (1, 1)
    assert (hidden["files"], hidden["graded"]) == (None, None)
    whole = get(client, cast.reviewer, f"audit-rounds/{mine['id']}/")["results"]
    few = get(client, cast.system_admin, f"audit-rounds/{mine['id']}/")
    assert {row["n"] for row in whole} == {1}
    assert {row["n"] for row in few["results"]} == {None}
    assert few["strata"] == []


def test_an_import_gives_rows_and_columns_but_no_value_of_the_file(client, cast, made):
    (job,) = rows(client, cast.system_admin, "import-jobs/")
    record = get(client, cast.system_admin, f"import-jobs/{job['id']}/")
    assert record["errors"] == [{"row": 2, "column": "beslut_fran", "message": "Skriv ett datum."}]
    assert (record["error_count"], record["created"]) == (1, 0)


def test_reading_what_is_about_a_person_names_her_in_the_access_log(client, cast, made):
    for resource in ("flags", "conference-items", "audit-draws"):
        reader = cast.reviewer if resource == "audit-draws" else cast.caseworker
        before = AccessLog.objects.count()
        row = rows(client, reader, f"{resource}/")[0]
        get(client, reader, f"{resource}/{row['id']}/")
        of_list, of_record = AccessLog.objects.order_by("pk")[before:]
        assert (of_list.action, of_list.client_id) == ("list", None), resource
        assert (of_record.client_id, of_record.case_id) == (made.client.pk, made.case.pk), resource


# --- Statistics ------------------------------------------------------------------------------------------------
def test_figures_are_for_those_who_open_the_page(client, cast, made):
    for name, user in walkers(cast).items():
        get(client, user, "statistics/", 200 if name in FIGURE_READERS else 403)
        get(client, user, "statistics/okand/", 404 if name in FIGURE_READERS else 403)


def test_each_figure_is_the_page_s_own_with_its_definition(client, cast, made):
    period = "fran=2026-01-01&till=2026-03-02"
    listed = {figure["key"]: figure for figure in get(client, cast.section_leader, f"statistics/?{period}")}
    # The staff's time is of a whole provider.
    assert set(MEASURES) - set(listed) == {key for key in MEASURES if MEASURES[key].whole_provider}
    for key, figure in listed.items():
        assert figure["definition"] == MEASURES[key].definition
        assert figure["weighting"] == MEASURES[key].weighting
        assert len(figure["total"]["values"]) == len(figure["columns"])
    assert get(client, cast.section_leader, f"statistics/timmar/?{period}") == listed["timmar"]


def test_figures_are_divided_and_narrowed_as_on_the_page(client, cast, made):
    divided = get(client, cast.section_leader, "statistics/?per=utforare&visa=personer")
    assert {figure["section"] for figure in divided} == {"personer"}
    assert any([row["label"] for row in figure["rows"]] == ["Annat stöd", "Stödet"] for figure in divided)


def test_few_are_hidden_from_who_stands_outside(client, cast, made, time_machine):
    time_machine.move_to("2026-04-10T10:00:00Z", tick=False)
    shown = get(client, cast.reviewer, "statistics/")
    hidden = [row for figure in shown for row in (figure["total"], *figure["rows"]) if row["n"]["hidden"]]
    assert hidden
    assert all(row["n"]["value"] is None for row in hidden)
    values = [value for figure in shown for value in (figure["total"]["n"], *figure["total"]["values"])]
    assert all(value["value"] is None for value in values if value["hidden"])


WRONG = ("fran=igår", "till=2030-01-01", "per=hus", "enhet=1", "visa=allt", "kvartal=2026-01-01")


def test_a_wrong_question_is_refused_by_its_name(client, cast, made):
    for query in WRONG:
        problem = get(client, cast.caseworker, f"statistics/?{query}", 400)
        assert [error["parameter"] for error in problem["errors"]] == [query.partition("=")[0]]
    problem = get(client, cast.reviewer, "statistics/?fran=2026-01-01", 400)
    assert [error["parameter"] for error in problem["errors"]] == ["fran"]


# --- Reference -------------------------------------------------------------------------------------------------
def test_every_role_reads_every_kind_of_reference(client, cast, made):
    kinds = get(client, cast.system_admin, "reference/")
    assert [kind["kind"] for kind in kinds] == list(KINDS)
    for user in walkers(cast).values():
        for kind in kinds:
            found = get(client, user, f"reference/{kind['kind']}/")
            assert {name for row in found["rows"] for name in row["facts"]} <= kind["facts"].keys(), kind
    get(client, cast.caseworker, "reference/okant/", 404)


def test_the_rule_set_tells_what_holds(client, cast, made):
    found = get(client, cast.support_worker, "reference/deadlines/")["rows"]
    (rule,) = [row for row in found if row["value"] == "plan_not_begun"]
    facts = rule["facts"]
    assert (facts["days"], facts["months"], facts["holds"], facts["valid_from"]) == (
        14,
        0,
        True,
        "1900-01-01",
    )


def test_one_names_one_s_own_side_and_the_other_at_an_open_conference(client, cast):
    names = lambda user: {row["label"].split()[0] for row in get(client, user, "reference/staff/")["rows"]}  # noqa: E731
    for name in WALKERS[:-1]:
        assert getattr(cast, name)
    assert names(cast.caseworker) == {"Hanna", "Sara"}
    assert names(cast.support_worker) == {"Bo", "Berit", "Sofia", "Elin"}
    assert names(cast.reviewer) == {"Greta"}
    found = thread(cast)
    daily_records(cast, found.plan)
    both = {"Hanna", "Sara", "Bo", "Berit", "Sofia", "Elin"}
    assert names(cast.caseworker) == names(cast.coordinator) == both
    assert names(cast.support_worker) == {"Bo", "Berit", "Sofia", "Elin"}


# The session, the user, the place of work, the log, the session again; and three savepoints.
AROUND = 11


def counts(client, user, paths):
    client.force_login(user, "accounts.backends.DemoAwareBackend")
    taken = {}
    for path in paths:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/api/v1/{path}/").status_code == 200
        taken[path] = len(queries) - AROUND
    return taken


def test_a_list_takes_as_many_queries_for_three_cases_as_for_one(client, cast, made):
    expected = dict.fromkeys(("flags", "conferences", "conference-items"), 1)
    of_reviewer = dict.fromkeys(("audit-rounds", "audit-draws"), 1)
    assert counts(client, cast.caseworker, expected) == expected
    assert counts(client, cast.reviewer, of_reviewer) == of_reviewer
    for number in NUMBERS[1:3]:
        followed(cast, number)
    assert counts(client, cast.caseworker, expected) == expected
    assert counts(client, cast.reviewer, of_reviewer) == of_reviewer
