"""What is done in the daily work through the API: each operation once as the one who may, and refused to the others."""

from datetime import timedelta

import pytest

from accounts.models import AccessLog
from followup.api import OPERATIONS
from followup.models import (
    Absence,
    ActivityMark,
    Deviation,
    FollowUpMeeting,
    PlannedVisit,
    StatementRequest,
    VisitSeries,
    WorkSlot,
)
from tests.daily_records import daily_records
from tests.walkers import thread

from .doing import assert_given, do, undone
from .extremes import assert_pointed_at, far_out
from .followup_tries import CASES, activity, follow_up_body
from .operations import path_of
from .test_refusals import assert_problem

BY_NAME = {operation.name: operation for operation in OPERATIONS}


@pytest.fixture
def made(cast):
    """A thread with a record of every kind of the daily work, drawn for audit, and told to the caseworker."""
    found = vars(thread(cast, reviewer=cast.reviewer))
    return found | daily_records(cast, found["plan"])


def ready(cast, made, name):
    """(what to try, its record as it is now, the body)"""
    case = CASES[name]
    body = case.body(cast, made) if callable(case.body) else case.body
    return case, case.record(cast, made), body


def test_every_operation_is_tried():
    assert CASES.keys() == BY_NAME.keys()


def test_each_is_done_by_who_may_and_answered_as_it_is_read(client, cast, made):
    for name, operation in BY_NAME.items():
        with undone():
            case, record, body = ready(cast, made, name)
            answer = do(client, getattr(cast, case.by), operation, record, body)
            assert answer.status_code == operation.status, (name, answer.content)
            if operation.gives:
                assert_given(client, operation, answer, case.gives)


TWINS = {
    "caseworker": "other_caseworker",
    "coordinator": "other_coordinator",
    "support_worker": "other_support_worker",
}


def test_each_is_refused_the_wrong_role_and_the_other_side(client, cast, made):
    twins = {name: getattr(cast, twin) for name, twin in TWINS.items()}
    for name, operation in BY_NAME.items():
        with undone():
            case, record, body = ready(cast, made, name)
            if record is not None:
                record.refresh_from_db()
            if case.may_not:
                refused = do(client, getattr(cast, case.may_not), operation, record, body)
                assert (refused.status_code, refused.json()["code"]) == (403, "not_permitted"), name
            if record is not None:
                refused = do(client, twins[case.by], operation, record, body)
                assert (refused.status_code, refused.json()["code"]) == (404, "not_found"), name
                assert type(record).objects.filter(pk=record.pk, **as_it_was(record)).exists(), name


def as_it_was(record) -> dict:
    return {"version": record.version} if hasattr(record, "version") else {}


def test_without_the_version_and_with_an_old_one_nothing_is_changed(client, cast, made):
    for name, operation in BY_NAME.items():
        if not operation.versioned:
            continue
        with undone():
            case, record, body = ready(cast, made, name)
            record.refresh_from_db()
            user = getattr(cast, case.by)
            client.force_login(user, "accounts.backends.DemoAwareBackend")
            send = getattr(client, operation.method.lower())
            without = send(path_of(operation, record), body, content_type="application/json")
            assert (without.status_code, without.json()["code"]) == (428, "version_missing"), name
            stale = do(client, user, operation, record, body, version=record.version + 1)
            assert (stale.status_code, stale.json()["code"]) == (412, "stale_version"), name
            assert type(record).objects.get(pk=record.pk).version == record.version, name


def test_a_day_or_a_number_far_out_is_pointed_at(client, cast, made):
    for name, operation in BY_NAME.items():
        with undone():
            case, record, body = ready(cast, made, name)
            for field, changed in far_out(operation, body):
                answer = do(client, getattr(cast, case.by), operation, record, changed)
                assert_pointed_at(answer, field, name)


# --- What a form alone does not show ---------------------------------------------------------------------------------


def tried(client, cast, made, name, **change):
    case, record, body = ready(cast, made, name)
    return do(client, getattr(cast, case.by), BY_NAME[name], record, body | change)


def test_a_visit_is_logged_with_its_marks_and_note(client, cast, made):
    visit = tried(client, cast, made, "visit_new").json()
    mark = ActivityMark.objects.get(visit=visit["id"])
    assert (mark.activity, mark.how_done) == (activity(made), "alone")
    assert mark.visit.day_note.text == "Vi gick ut."
    assert mark.visit.day_note.author == cast.support_worker


def test_a_planned_visit_is_logged_as_what_became_of_it(client, cast, made):
    planned = PlannedVisit.objects.get(pk=made["planned"].pk)
    visit = tried(client, cast, made, "visit_new", planned=str(planned.pk)).json()
    assert visit["planned"] == str(planned.pk)
    again = tried(client, cast, made, "visit_new", planned=str(planned.pk))
    assert again.status_code == 409, again.content


def test_the_note_of_a_visit_can_be_written_later(client, cast, made):
    visit = tried(client, cast, made, "visit_new", text="", note_later=True).json()
    assert visit["has_note"] is False


def test_a_note_that_says_only_that_it_went_by_plan_is_asked_about_once(client, cast, made):
    asked = tried(client, cast, made, "visit_new", text="Enligt plan.")
    problem = assert_problem(asked, 400, "not_accepted")
    assert [wrong["pointer"] for wrong in problem["errors"]] == ["/text"]
    assert tried(client, cast, made, "visit_new", text="Enligt plan.", asked=True).status_code == 201


@pytest.mark.parametrize(
    ("marks", "pointer", "code"),
    [
        (
            {"00000000-0000-4000-8000-000000000000": "alone"},
            "/marks/00000000-0000-4000-8000-000000000000",
            "unknown_field",
        ),
        ({"x": "alone"}, "/marks/x", "unknown_field"),
        (["alone"], "/marks", "wrong_type"),
    ],
)
def test_a_mark_of_no_activity_of_the_plan_is_pointed_at(client, cast, made, marks, pointer, code):
    problem = assert_problem(tried(client, cast, made, "visit_new", marks=marks), 400, "not_accepted")
    assert [(wrong["pointer"], wrong["code"]) for wrong in problem["errors"]] == [(pointer, code)]


def test_a_mark_in_another_word_is_pointed_at_by_its_activity(client, cast, made):
    pk = str(activity(made).pk)
    problem = assert_problem(tried(client, cast, made, "visit_new", marks={pk: "maybe"}), 400, "not_accepted")
    assert [(wrong["pointer"], wrong["code"]) for wrong in problem["errors"]] == [
        (f"/marks/{pk}", "invalid_choice")
    ]


def test_what_is_not_sent_of_a_change_stays(client, cast, made):
    before = PlannedVisit.objects.get(pk=made["planned"].pk)
    moved = tried(client, cast, made, "planned_visit_move").json()
    assert moved["support_worker"]["id"] == before.support_worker_id
    assert moved["starts_at"] == "2026-03-03T11:00:00+01:00"
    series = VisitSeries.objects.get(pk=made["series"].pk)
    tried(client, cast, made, "series_edit")
    changed = VisitSeries.objects.get(pk=series.pk)
    assert (changed.minutes, changed.starts_at, changed.support_worker) == (
        45,
        series.starts_at,
        series.support_worker,
    )


def test_a_slot_of_several_weeks_is_one_for_each(client, cast, made):
    before = WorkSlot.objects.count()
    tried(client, cast, made, "slot_new")
    assert WorkSlot.objects.count() == before + 2


def test_a_slot_is_taken_away_and_a_second_time_not_found(client, cast, made):
    assert tried(client, cast, made, "slot_remove").status_code == 204
    assert tried(client, cast, made, "slot_remove").status_code == 404


def test_an_absence_that_ends_before_it_begins_is_gone_and_the_answer_is_empty(client, cast, made):
    first = made["absence"].first_on
    answer = tried(client, cast, made, "absence_end", last_on=(first - timedelta(days=1)).isoformat())
    assert (answer.status_code, answer.content) == (204, b"")
    assert not Absence.objects.exists()


def test_nobody_is_given_work_by_another_provider(client, cast, made):
    stranger = cast.other_support_worker.pk
    for name, person in (
        ("slot_new", "worker"),
        ("absence_new", "worker"),
        ("planned_visit_assign", "support_worker"),
    ):
        problem = assert_problem(tried(client, cast, made, name, **{person: stranger}), 400, "not_accepted")
        assert [wrong["pointer"] for wrong in problem["errors"]] == [f"/{person}"]


def test_a_deviation_at_another_persons_visit_is_not_found(client, cast, made):
    other = cast.visit(cast.agreed(cast.case(cast.client("199710182396"))))
    before = Deviation.objects.count()
    assert tried(client, cast, made, "deviation_new", visit=str(other.pk)).status_code == 404
    assert Deviation.objects.count() == before


def test_a_request_for_a_statement_stands_in_the_access_log_with_the_law(client, cast, made):
    asked = tried(client, cast, made, "statement_ask").json()
    logged = AccessLog.objects.get(action="request")
    assert (logged.record_id, logged.reason) == (asked["id"], "15 kap. 9 § SoL")


def test_the_caseworker_follows_up_plan_and_decision_at_one_meeting(client, cast, made):
    body = follow_up_body(cast, made) | {
        "with_decision": True,
        "decision_conclusion": "continue",
        "caseworkers_view": "Stödet räcker.",
        "statement": str(made["answered_statement"].pk),
    }
    del body["workers_view"]
    held = do(client, cast.caseworker, BY_NAME["plan_follow_up_new"], made["plan"], body)
    assert held.status_code == 201, held.content
    of_decision = made["case"].decision_follow_ups.get(plan_follow_up=held.json()["id"])
    assert (of_decision.conclusion, of_decision.statement) == ("continue", made["answered_statement"])


def test_a_goal_without_an_outcome_is_pointed_at(client, cast, made):
    goal = made["plan"].goals.get()
    problem = assert_problem(tried(client, cast, made, "plan_follow_up_new", results={}), 400, "not_accepted")
    assert [wrong["pointer"] for wrong in problem["errors"]] == [f"/results/{goal.pk}"]


def test_a_meeting_about_the_decision_is_not_for_the_provider_to_book(client, cast, made):
    before = FollowUpMeeting.objects.count()
    body = {"about": "decision", "meets_at": "2026-03-20T10:00", "form": "office"}
    refused = do(client, cast.coordinator, BY_NAME["meeting_new"], made["case"], body)
    problem = assert_problem(refused, 400, "not_accepted")
    assert [wrong["pointer"] for wrong in problem["errors"]] == ["/about"]
    assert FollowUpMeeting.objects.count() == before


def test_an_answered_request_cannot_be_answered_again(client, cast, made):
    asked = StatementRequest.objects.get(pk=made["answered_statement"].pk)
    refused = do(client, cast.coordinator, BY_NAME["statement_give"], asked, {"statement": "Igen"})
    assert refused.status_code == 409
    asked.refresh_from_db()
    assert asked.statement == "Det går framåt."
