"""What can be computed of the reviewer's rubric from a version of a plan; and the reader's own grades beside it."""

import copy

import pytest

from boendestod.errors import NotPermitted, RuleBroken
from plans import actions
from plans.models import PlanAudit, PlanAuditGrade
from plans.rules import AuditGrade, PlanAspect, suggestions
from tests.cast import TODAY

NOT_AT_ALL, MENTIONED, CLEAR = AuditGrade.NOT_AT_ALL, AuditGrade.MENTIONED, AuditGrade.CLEAR

ACTIVITY = {
    "title": "Öppna post",
    "values": {
        "taken_up": "as_ordered",
        "how": "Vi sitter vid köksbordet och öppnar kuverten tillsammans",
        "weekdays": [1],
        "time_of_day": "",
        "starts_at": None,
        "how_often": "every_week",
        "when": "",
        "when_text": "varje vecka, måndagar",
    },
}
PLAN = {
    "values": {
        "participation": "yes",
        "others_took_part": "god man Stina",
        "follow_up_on": "2026-09-01",
        "follow_up_form": "möte med personen",
    },
    "wishes": [{"wish": "Förmiddagar", "done": "Vi kommer klockan 10", "met": "yes"}],
    "cooperation": [{"with_whom": "vården", "about": "medicin", "where_when": "varje månad på mottagningen"}],
    "goals": [
        {
            "title": "Sköta posten",
            "ordered": {"fields": [{"name": "measure", "label": "", "text": "Ingen oöppnad post"}]},
            "values": {"taken_up": "as_ordered", "indicator": "Inga kuvert på hallmattan"},
            "activities": [ACTIVITY],
        }
    ],
}


def changed(path: str, value) -> dict:
    """PLAN with one value replaced: goals.0.values.indicator"""
    plan = copy.deepcopy(PLAN)
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    part = plan
    for step in way:
        part = part[step]
    part[last] = value
    return plan


def test_a_plan_that_says_everything_is_clear_in_everything():
    assert suggestions(PLAN) == dict.fromkeys(PlanAspect, CLEAR) | {PlanAspect.TOOK_PART: AuditGrade.YES}


A, V = "goals.0.activities.0.values", "values"
LESS = [
    ("goals.0.ordered", None, PlanAspect.GOAL_OF_DECISION, NOT_AT_ALL),
    ("goals.0.ordered.fields", [], PlanAspect.GOAL_OF_DECISION, MENTIONED),
    ("goals", [], PlanAspect.GOAL_OF_DECISION, NOT_AT_ALL),
    ("goals", [], PlanAspect.MEASURES, NOT_AT_ALL),
    ("goals", [*PLAN["goals"], PLAN["goals"][0] | {"activities": []}], PlanAspect.MEASURES, MENTIONED),
    (f"{A}.taken_up", "postponed", PlanAspect.MEASURES, NOT_AT_ALL),
    ("goals.0.values.taken_up", "drop_proposed", PlanAspect.MEASURES, NOT_AT_ALL),
    ("goals.0.values.indicator", "", PlanAspect.GOAL_PER_MEASURE, MENTIONED),
    ("goals.0.activities", [], PlanAspect.GOAL_PER_MEASURE, NOT_AT_ALL),
    ("goals", [], PlanAspect.GOAL_PER_MEASURE, NOT_AT_ALL),
    (f"{A}.weekdays", [], PlanAspect.WHEN, MENTIONED),
    (f"{A}.how", "", PlanAspect.HOW, NOT_AT_ALL),
    (f"{A}.how", "Vi öppnar tillsammans", PlanAspect.HOW, MENTIONED),
    ("cooperation", [], PlanAspect.COOPERATION, NOT_AT_ALL),
    ("cooperation.0.where_when", " ", PlanAspect.COOPERATION, MENTIONED),
    (f"{V}.participation", "no", PlanAspect.TOOK_PART, AuditGrade.NO),
    (f"{V}.participation", "declined", PlanAspect.TOOK_PART, AuditGrade.NO),
    (f"{V}.participation", "", PlanAspect.TOOK_PART, ""),
    (f"{V}.participation", "no", PlanAspect.REGARD, ""),
    ("wishes", [], PlanAspect.REGARD, NOT_AT_ALL),
    ("wishes.0.met", "", PlanAspect.REGARD, MENTIONED),
    (f"{V}.others_took_part", "", PlanAspect.OTHERS, NOT_AT_ALL),
    (f"{V}.others_took_part", "anhörig", PlanAspect.OTHERS, MENTIONED),
    (f"{V}.follow_up_on", None, PlanAspect.FOLLOW_UP_WHEN, NOT_AT_ALL),
    (f"{V}.follow_up_form", "", PlanAspect.FOLLOW_UP_HOW, NOT_AT_ALL),
    (f"{V}.follow_up_form", "möte", PlanAspect.FOLLOW_UP_HOW, MENTIONED),
]


@pytest.mark.parametrize(("path", "value", "aspect", "suggested"), LESS)
def test_what_is_left_out_is_seen_in_its_aspect(path, value, aspect, suggested):
    assert suggestions(changed(path, value))[aspect] == suggested


WHEN = [
    ({"weekdays": [], "how_often": "", "when_text": ""}, NOT_AT_ALL),
    ({"weekdays": [], "how_often": "every_week"}, MENTIONED),
    ({"weekdays": [], "how_often": "every_week", "time_of_day": "evening"}, CLEAR),
    ({"weekdays": [], "how_often": "every_month", "starts_at": "09:00:00"}, CLEAR),
    ({"weekdays": [], "how_often": "when_needed", "time_of_day": "evening"}, MENTIONED),
    ({"weekdays": [], "how_often": "", "when": "Måndagar"}, CLEAR),
    ({"weekdays": [], "how_often": "", "when": "varannan lördag"}, CLEAR),
    ({"weekdays": [], "how_often": "", "when": "när det passar"}, MENTIONED),
    ({"weekdays": [2, 4], "how_often": ""}, CLEAR),
]


@pytest.mark.parametrize(("said", "suggested"), WHEN)
def test_when_is_clear_with_a_day_or_a_time_that_comes_back(said, suggested):
    activity = ACTIVITY | {"values": ACTIVITY["values"] | said}
    assert suggestions(changed("goals.0.activities", [activity]))[PlanAspect.WHEN] == suggested


def test_one_activity_without_a_time_makes_when_no_more_than_mentioned():
    vague = ACTIVITY | {"values": ACTIVITY["values"] | {"weekdays": [], "how_often": "", "when_text": ""}}
    assert suggestions(changed("goals.0.activities", [ACTIVITY, vague]))[PlanAspect.WHEN] == MENTIONED


def test_the_suggestions_of_a_kept_version_can_be_computed(cast):
    version = cast.proposed().newest_version()
    computed = suggestions(version.content)
    assert set(computed) == set(PlanAspect)
    assert (computed[PlanAspect.WHEN], computed[PlanAspect.HOW]) == (CLEAR, MENTIONED)
    assert (computed[PlanAspect.COOPERATION], computed[PlanAspect.TOOK_PART]) == (NOT_AT_ALL, "yes")


def test_nothing_of_a_contact_plan_is_held_against_it_that_cannot_be_known(cast):
    plan = actions.begin(cast.accepted(), by=cast.support_worker, today=TODAY, begun_on=TODAY, kind="contact")
    cast.write(plan)
    plan.refresh_from_db()
    content = cast.propose(plan).newest_version().content
    content["values"]["participation"] = ""
    computed = suggestions(content)
    assert (computed[PlanAspect.TOOK_PART], computed[PlanAspect.REGARD]) == ("", "")
    assert computed[PlanAspect.MEASURES] == CLEAR


# --- The reader's grades --------------------------------------------------------------------------------------
ALL_CLEAR = dict.fromkeys(PlanAspect, CLEAR) | {PlanAspect.TOOK_PART: AuditGrade.YES}


@pytest.fixture
def version(cast):
    return cast.agreed().newest_version()


def graded(version, by, **grades):
    return actions.grade(version, by=by, today=TODAY, grades=ALL_CLEAR | grades)


def test_the_readers_grade_is_kept_beside_the_suggestion(cast, version):
    audit = graded(version, cast.caseworker)
    row = audit.grades.get(aspect=PlanAspect.COOPERATION)
    assert (row.suggested, row.grade) == (NOT_AT_ALL, CLEAR)
    assert (audit.plan, audit.audited_by, audit.audited_on) == (version.plan, cast.caseworker, TODAY)
    assert audit.grades.count() == len(PlanAspect)


def test_the_same_reader_changes_the_grade_and_the_history_keeps_the_first(cast, version):
    graded(version, cast.caseworker)
    audit = graded(version, cast.caseworker, how=MENTIONED)
    assert PlanAudit.objects.count() == 1
    row = audit.grades.get(aspect=PlanAspect.HOW)
    assert row.grade == MENTIONED
    assert [old.grade for old in row.history.order_by("history_date", "version")] == [CLEAR, MENTIONED]
    unchanged = audit.grades.get(aspect=PlanAspect.WHEN)
    assert unchanged.history.count() == 1


def test_two_readers_have_a_grade_each(cast, version):
    graded(version, cast.caseworker)
    graded(version, cast.section_leader, how=MENTIONED)
    assert PlanAudit.objects.count() == 2
    assert PlanAuditGrade.objects.filter(aspect=PlanAspect.HOW).count() == 2


@pytest.mark.parametrize("aspect", PlanAspect)
def test_every_aspect_is_graded(cast, version, aspect):
    with pytest.raises(RuleBroken) as refused:
        graded(version, cast.caseworker, **{aspect.value: ""})
    assert (refused.value.code, refused.value.field) == ("not_graded", aspect)
    assert not PlanAudit.objects.exists()


def test_regard_is_not_asked_of_a_person_who_was_not_there(cast, version):
    audit = graded(version, cast.caseworker, took_part=AuditGrade.NO, regard="")
    assert audit.grades.get(aspect=PlanAspect.REGARD).grade == ""
    with pytest.raises(RuleBroken) as refused:
        graded(version, cast.caseworker, took_part=AuditGrade.NO)
    assert refused.value.code == "does_not_apply"


@pytest.mark.parametrize(("aspect", "grade"), [("how", "yes"), ("took_part", "clear"), ("when", "3")])
def test_a_word_of_another_scale_is_no_grade(cast, version, aspect, grade):
    with pytest.raises(RuleBroken) as refused:
        graded(version, cast.caseworker, **{aspect: grade})
    assert refused.value.code == "unknown_grade"


@pytest.mark.parametrize("role", ["support_worker", "coordinator", "unit_manager", "system_admin"])
def test_the_provider_does_not_grade_its_own_plan(cast, version, role):
    with pytest.raises(NotPermitted):
        graded(version, getattr(cast, role))
