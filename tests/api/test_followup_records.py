"""What the endpoints of the daily work give, to whom, and what of it stands in the single record only."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AccessLog
from cases.models import Client
from cases.rules import ProtectionLevel
from followup import actions
from followup.api import RESOURCES
from followup.models import FollowUpMeeting, PlannedVisit, StatementRequest, SyncOperation, WorkSlot
from followup.rules import Conclusion, GoalResult, SlotKind, Step
from tests.cast import NUMBERS, TODAY, at
from tests.daily_records import daily_records
from tests.role_sees import BOTH, EVERY_PLANNER, EVERY_RECEIVER, RECEIVERS
from tests.walkers import EVERYBODY, PROVIDER, REVIEWER, foreign, thread, twin, walkers

UNKNOWN = "00000000-0000-4000-8000-000000000000"
# Which of the thread's records each resource is asked for, who sees it, and who may ask at all.
RECORDS = {
    "planned-visits": ("planned", PROVIDER, EVERY_PLANNER),
    "visit-series": ("series", PROVIDER, EVERY_PLANNER),
    "work-slots": ("slot", PROVIDER, EVERY_PLANNER),
    "absences": ("absence", RECEIVERS, EVERY_RECEIVER),
    "visits": ("visit", BOTH | REVIEWER, EVERYBODY),
    "day-notes": ("day_note", PROVIDER | REVIEWER, EVERYBODY),
    "note-attachments": ("attachment", PROVIDER | REVIEWER, EVERYBODY),
    "deviations": ("deviation", BOTH | REVIEWER, EVERYBODY),
    "child-concerns": ("concern", frozenset({"support_worker", "unit_manager"}), EVERY_PLANNER),
    "person-links": ("person_link", PROVIDER, EVERY_PLANNER),
    "devices": ("device", RECEIVERS, EVERY_RECEIVER),
    "device-packs": ("pack", RECEIVERS, EVERY_RECEIVER),
    "sync-operations": ("operation", PROVIDER, EVERY_PLANNER),
    "sync-conflicts": ("conflict", PROVIDER, EVERY_PLANNER),
    "meetings": ("meeting", BOTH | REVIEWER, EVERYBODY),
    "statement-requests": ("answered_statement", BOTH | REVIEWER, EVERYBODY),
    "follow-ups": ("taper_follow_up", BOTH | REVIEWER, EVERYBODY),
    "taper-steps": ("taper_step", BOTH | REVIEWER, EVERYBODY),
}
# What came in from the tablet says nothing of a case, as nobody can read it.
OF_NO_CASE = {"work-slots", "absences", "devices", "device-packs", "sync-operations"}


def whole(cast, number=NUMBERS[0], reviewer=None):
    """A thread with a record of every kind of the daily work, drawn for audit."""
    made = vars(thread(cast, number, reviewer=reviewer or cast.reviewer))
    plan = made["plan"]
    daily = daily_records(cast, plan)
    follow_up = actions.hold_plan_follow_up(
        plan,
        by=cast.support_worker,
        today=TODAY,
        held_on=TODAY,
        outcomes=dict.fromkeys(plan.goals.all(), (GoalResult.NEARER, "")),
        conclusion=Conclusion.TAPER,
        taper=[Step(TODAY + timedelta(days=30), Decimal(12), "Astrid ringer själv")],
    )
    return made | daily | {"taper_follow_up": follow_up, "taper_step": follow_up.taper_steps.get()}


@pytest.fixture
def made(cast):
    return whole(cast)


def get(client, user, path, status=200):
    client.force_login(user, "accounts.backends.DemoAwareBackend")
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == status, (path, user, response.content)
    return response.json()


def rows(client, user, path):
    return get(client, user, path)["results"]


def test_every_resource_is_walked():
    assert RECORDS.keys() == RESOURCES.keys()


@pytest.mark.parametrize("resource", RECORDS)
def test_each_role_lists_what_it_may_open_and_nobody_else_opens_it(client, cast, made, resource):
    kind, sees, may = RECORDS[resource]
    pk = str(made[kind].pk)
    for name, user in walkers(cast).items():
        if name not in may:
            for path in (f"{resource}/", f"{resource}/{pk}/"):
                assert get(client, user, path, 403)["code"] == "not_permitted", name
            continue
        get(client, user, f"{resource}/{pk}/", 200 if name in sees else 404)
        listed = {str(row["id"]) for row in rows(client, user, f"{resource}/")}
        assert (pk in listed) == (name in sees), (name, listed)


@pytest.mark.parametrize("town", [twin, lambda cast: foreign()])
def test_what_is_the_other_sides_is_neither_listed_nor_opened(client, cast, made, town):
    theirs = whole(town(cast), NUMBERS[1], reviewer=cast.reviewer)
    readers = (cast.caseworker, cast.coordinator, cast.support_worker, cast.unit_manager)
    for resource, (kind, _, _) in RECORDS.items():
        for user in readers:
            response = client_of(client, user).get(f"/api/v1/{resource}/{theirs[kind].pk}/")
            assert response.status_code in (403, 404), (resource, user)
            listed = client.get(f"/api/v1/{resource}/").content.decode()
            assert str(theirs[kind].pk) not in listed or resource in (
                "work-slots",
                "absences",
                "device-packs",
            )
            assert str(theirs["case"].pk) not in listed, (resource, user)


def client_of(client, user):
    client.force_login(user, "accounts.backends.DemoAwareBackend")
    return client


WRITTEN = {
    "planned-visits": "change_reason removed_because",
    "visits": "reason wished also_done answers",
    "day-notes": "text corrections objections attachments",
    "note-attachments": "name sha256",
    "deviations": "text cause measures",
    "devices": "block_reason users",
    "device-packs": "items",
    "sync-operations": "message handled_how content",
    "sync-conflicts": "sides",
    "meetings": "place not_held_note",
    "statement-requests": "what why statement persons_view",
    "follow-ups": "summary persons_words workers_view caseworkers_view no_statement_because outcomes taper_steps",
    "taper-steps": "sign",
}


def test_what_somebody_has_written_stands_in_the_single_record_and_not_in_the_list(client, cast, made):
    for resource in RESOURCES:
        row = rows(client, cast.unit_manager, f"{resource}/")[0]
        record = get(client, cast.unit_manager, f"{resource}/{row['id']}/")
        assert record.keys() - row.keys() == set(WRITTEN.get(resource, "").split()), resource
        assert record.items() >= row.items(), resource


def test_no_endpoint_names_a_protected_person(client, cast, made):
    Client.objects.update(protection_level=ProtectionLevel.FICTITIOUS)
    client.force_login(cast.unit_manager, "accounts.backends.DemoAwareBackend")
    for resource in RESOURCES:
        text = client.get(f"/api/v1/{resource}/").content.decode()
        assert not [name for name in ("Astrid", "Berg", *NUMBERS) if name in text], resource


def test_reading_names_the_person_in_the_access_log_and_a_list_is_one_row(client, cast, made):
    for resource, (kind, _, _) in RECORDS.items():
        before = AccessLog.objects.count()
        rows(client, cast.unit_manager, f"{resource}/")
        get(client, cast.unit_manager, f"{resource}/{made[kind].pk}/")
        of_list, of_record = AccessLog.objects.order_by("pk")[before : before + 2]
        assert (of_list.action, of_list.client_id) == ("list", None), resource
        assert (of_record.action, of_record.record_id) == ("read", str(made[kind].pk)), resource
        client_id = None if resource in OF_NO_CASE else made["case"].client_id
        assert of_record.client_id == client_id, resource


def test_what_a_tablet_was_given_is_a_reading_of_each_person_in_it(client, cast, made):
    before = AccessLog.objects.count()
    pack = get(client, cast.coordinator, f"device-packs/{made['pack'].pk}/")
    assert [item["case"] for item in pack["items"]] == [str(made["case"].pk)]
    _, of_person = AccessLog.objects.order_by("pk")[before:]
    assert (of_person.client_id, of_person.reason) == (made["case"].client_id, "surfplatta")


FILTERS = {
    "planned-visits/?starts_from=2026-03-02&starts_to=2026-03-02": 2,
    "planned-visits/?logged=true": 1,
    "planned-visits/?removed=true": 0,
    "visit-series/?weekday=3": 1,
    "visit-series/?weekday=4": 0,
    "visit-series/?running_on=2026-03-01": 0,
    "visit-series/?running_on=2027-03-01": 1,
    "work-slots/?kind=admin": 1,
    "work-slots/?kind=travel": 0,
    "work-slots/?starts_from=2026-03-03": 0,
    "absences/?kind=sick": 1,
    "absences/?kind=vacation": 0,
    "absences/?away_from=2026-03-04&away_to=2026-03-04": 1,
    "absences/?away_from=2026-03-05": 0,
    "visits/?has_note=true": 3,
    "visits/?has_note=false": 1,
    "day-notes/?for_caseworker=true": 1,
    "note-attachments/?state=received": 1,
    "note-attachments/?state=refused": 0,
    "deviations/?state=reported": 1,
    "deviations/?state=closed": 0,
    "deviations/?what=late&severity=1&is_complaint=false": 1,
    "deviations/?is_complaint=true": 0,
    "deviations/?happened_to=2026-02-28": 0,
    "child-concerns/?to_whom=on_call": 1,
    "child-concerns/?to_whom=police": 0,
    "child-concerns/?made_from=2026-03-02": 0,
    "devices/?blocked=false": 1,
    "devices/?blocked=true": 0,
    "device-packs/?made_from=2026-03-03": 0,
    "sync-operations/?result=quarantined": 1,
    "sync-operations/?handled=false": 1,
    "sync-operations/?handled=true": 0,
    "sync-conflicts/?resolved=false": 1,
    "sync-conflicts/?resolved=true": 0,
    "sync-conflicts/?kind=soft": 0,
    "meetings/?state=held&form=home": 1,
    "meetings/?state=booked": 0,
    "meetings/?meets_to=2026-03-21": 0,
    "statement-requests/?state=asked": 1,
    "statement-requests/?state=answered": 1,
    "statement-requests/?state=withdrawn": 0,
    "follow-ups/?conclusion=taper": 1,
    "taper-steps/?starts_from=2026-04-01": 1,
    "taper-steps/?starts_to=2026-03-31": 0,
}


def test_filters_narrow_the_lists(client, cast, made):
    found = {path: len(rows(client, cast.unit_manager, path)) for path in FILTERS}
    assert found == FILTERS


def test_ids_narrow_the_lists(client, cast, made):
    worker, colleague = cast.support_worker.pk, cast.colleague.pk
    for path, mine, others in (
        ("planned-visits/?worker={}", worker, colleague),
        ("planned-visits/?series={}", made["series"].pk, UNKNOWN),
        ("visit-series/?support_worker={}", worker, colleague),
        ("visits/?support_worker={}", worker, colleague),
        ("visits/?plan={}", made["plan"].pk, UNKNOWN),
        ("work-slots/?worker={}", worker, colleague),
        ("absences/?worker={}", worker, colleague),
        ("note-attachments/?note={}", made["attachment"].note_id, UNKNOWN),
        ("device-packs/?device={}", made["device"].pk, UNKNOWN),
        ("device-packs/?user={}", worker, colleague),
        ("sync-operations/?device={}", made["device"].pk, UNKNOWN),
        ("meetings/?plan={}", made["plan"].pk, UNKNOWN),
        ("taper-steps/?follow_up={}", made["taper_follow_up"].pk, UNKNOWN),
    ):
        assert rows(client, cast.unit_manager, path.format(mine)), path
        assert rows(client, cast.unit_manager, path.format(others)) == [], path


def test_every_list_of_cases_can_be_narrowed_to_one_case_and_one_order(client, cast, made):
    whole(cast, NUMBERS[1])
    case, order = str(made["case"].pk), str(made["order"].pk)
    for resource in RESOURCES.keys() - OF_NO_CASE:
        listed = rows(client, cast.unit_manager, f"{resource}/")
        one = rows(client, cast.unit_manager, f"{resource}/?case={case}")
        assert {row["case"] for row in one} == {case}, resource
        assert len(listed) == 2 * len(one), resource
        if "order" in listed[0]:
            assert rows(client, cast.unit_manager, f"{resource}/?order={order}") == one, resource


def test_follow_ups_of_both_kinds_are_followed_since_a_moment(client, cast, made):
    for moment, kinds in (
        ("2026-03-01T00:00:00Z", ["decision", "plan", "plan"]),
        ("2126-01-01T00:00:00Z", []),
    ):
        found = rows(client, cast.caseworker, f"follow-ups/?updated_since={moment}")
        assert sorted(row["kind"] for row in found) == kinds


def test_an_unknown_filter_is_told_by_its_name(client, cast, made):
    for resource in RESOURCES:
        assert "stat" in str(get(client, cast.unit_manager, f"{resource}/?stat=open", 400)["errors"]), (
            resource
        )


def test_a_support_worker_sees_her_own_time_that_is_no_visit(client, cast, made):
    (theirs,) = actions.add_slot(
        cast.colleague,
        by=cast.coordinator,
        kind=SlotKind.MEETING,
        starts_at=at(TODAY, 16),
        ends_at=at(TODAY, 17),
    )
    assert WorkSlot.objects.visible_to(cast.support_worker).count() == 2
    assert [row["id"] for row in rows(client, cast.support_worker, "work-slots/")] == [made["slot"].pk]
    get(client, cast.support_worker, f"work-slots/{theirs.pk}/", 404)
    assert len(rows(client, cast.coordinator, "work-slots/")) == 2


def test_the_provider_is_not_given_the_decision_of_a_meeting_or_a_request(client, cast, made):
    FollowUpMeeting.objects.update(
        decision=made["decision"], decision_follow_up=made["decision_follow_up"], plan=made["plan"]
    )
    StatementRequest.objects.update(decision=made["decision"])
    told = ("decision", "decision_follow_up")
    for resource, kind in (("meetings", "meeting"), ("statement-requests", "answered_statement")):
        own = get(client, cast.caseworker, f"{resource}/{made[kind].pk}/")
        assert own["decision"] == str(made["decision"].pk)
        for user in (cast.coordinator, cast.support_worker, cast.unit_manager):
            for row in (
                *rows(client, user, f"{resource}/"),
                get(client, user, f"{resource}/{made[kind].pk}/"),
            ):
                assert {row.get(name) for name in told} == {None}, resource


def test_a_meeting_about_the_decision_alone_is_the_authoritys(client, cast, made):
    FollowUpMeeting.objects.update(decision=made["decision"], plan=None)
    assert len(rows(client, cast.caseworker, "meetings/")) == 1
    assert rows(client, cast.coordinator, "meetings/") == []
    get(client, cast.coordinator, f"meetings/{made['meeting'].pk}/", 404)


def test_the_notes_that_a_request_opened_stand_in_no_list(client, cast, made):
    assert made["answered_statement"].notes_from
    assert [row["id"] for row in rows(client, cast.caseworker, "day-notes/")] == [str(made["passed_on"].pk)]


def test_a_planned_visit_leads_to_what_became_of_it_and_back(client, cast, made):
    (planned,) = rows(client, cast.coordinator, "planned-visits/?logged=true")
    visit = get(client, cast.coordinator, f"visits/{planned['visit']}/")
    assert visit["planned"] == planned["id"]
    assert visit["outcome"] == "cancelled_by_provider"


def test_a_removed_visit_says_why_in_the_single_record(client, cast, made):
    actions.remove_visit(made["planned"], by=cast.coordinator, version=1, because="Bokad två gånger")
    planned = PlannedVisit.objects.get(pk=made["planned"].pk)
    (row,) = rows(client, cast.coordinator, "planned-visits/?removed=true")
    assert row["id"] == str(planned.pk)
    record = get(client, cast.coordinator, f"planned-visits/{planned.pk}/")
    assert record["removed_because"] == "Bokad två gånger"


def test_a_visit_gives_what_the_person_answered(client, cast, made):
    visit = get(client, cast.caseworker, f"visits/{made['visit_answer'].visit_id}/")
    assert [(answer["is_right"], answer["words"]) for answer in visit["answers"]] == [
        (False, "Vi hann inte.")
    ]


def test_a_conflict_shows_both_sides(client, cast, made):
    conflict = get(client, cast.support_worker, f"sync-conflicts/{made['conflict'].pk}/")
    outcome = next(side for side in conflict["sides"] if side["label"] == "Så gick det")
    assert outcome["differs"] is True
    assert outcome["server"] != outcome["tablet"]


def test_what_waits_shows_what_it_says_and_never_more_than_its_author_wrote(client, cast, made):
    operation = get(client, cast.support_worker, f"sync-operations/{made['operation'].pk}/")
    assert operation["code"] == "unknown_field"
    assert operation["content"] is not None
    get(client, cast.coordinator, f"sync-operations/{made['started'].pk}/", 404)


def test_what_waits_is_narrowed_to_its_case_and_kind(client, cast, made):
    SyncOperation.objects.filter(pk=made["operation"].pk).update(case=made["case"], kind="note.sign")
    for path, count in (
        (f"case={made['case'].pk}&kind=note.sign", 1),
        (f"case={UNKNOWN}", 0),
        ("kind=visit.sign", 0),
    ):
        assert len(rows(client, cast.support_worker, f"sync-operations/?{path}")) == count, path


def test_the_code_of_the_persons_page_is_never_given(client, cast, made):
    link = get(client, cast.support_worker, f"person-links/{made['person_link'].pk}/")
    assert link["is_open"] is True
    assert not [name for name in link if "code" in name or "sha" in name]


# The session, the user, the place of work, the log, the session again; and three savepoints.
AROUND = 11
QUERIES = dict.fromkeys(RESOURCES, 1) | {"visits": 2}


def counts(client, paths):
    taken = {}
    for path in paths:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/api/v1/{path}/").status_code == 200
        taken[path] = len(queries) - AROUND
    return taken


def test_a_list_takes_as_many_queries_for_three_cases_as_for_one(client, cast, made):
    client.force_login(cast.unit_manager, "accounts.backends.DemoAwareBackend")
    assert counts(client, QUERIES) == QUERIES
    for number in NUMBERS[1:3]:
        whole(cast, number)
    assert counts(client, QUERIES) == QUERIES
