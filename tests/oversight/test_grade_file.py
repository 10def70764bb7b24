"""Grading a drawn file: aspect by aspect beside what is computed, alone or by two who do not see each other."""

import pytest
from django.urls import reverse

from accounts.models import AccessLog
from boendestod.errors import NotPermitted, RuleBroken
from cases.models import Case
from oversight.auditing import actions
from oversight.auditing.forms import COMMENT
from oversight.auditing.suggestions import file_of, suggestions
from oversight.models import AuditDraw, FileGrade
from oversight.rules import FileAspect, FileGradeValue, FilePart, aspects_of, file_scale
from tests.audits import BEST, draw_file, grade
from tests.cast import TODAY, make_cast
from tests.web import browser, filled

G = FileGradeValue
HOW = FileAspect.PLAN_HOW


@pytest.fixture
def draw(cast):
    return draw_file(cast, cast.agreed().case)


@pytest.fixture
def colleague(cast):
    return cast.user("gustav", "reviewer")


@pytest.fixture
def desk(cast):
    return browser(cast.reviewer)


def page_of(draw) -> str:
    return reverse("file_grade", args=[draw.pk])


def part_of(draw, part=FilePart.PLAN) -> str:
    return reverse("file_part", args=[draw.pk, part.value])


def typed(desk, draw, part=FilePart.PLAN, **changes) -> dict:
    """What the browser would send of a part of the rubric."""
    form = dict(desk.get(page_of(draw)).context["forms"])[part]
    shown = {field.html_name: field.value() for field in form} | changes
    return {name: value for name, value in shown.items() if value is not None}


# --- The verb --------------------------------------------------------------------------------------------------
def test_the_reviewers_word_is_kept_beside_what_was_computed(cast, draw):
    actions.grade_file(draw, by=cast.reviewer, grades={HOW: G.NOT_AT_ALL}, comments={HOW: "Bara en rubrik"})
    row = draw.grades.get()
    assert (row.grade, row.suggested, row.comment) == (G.NOT_AT_ALL, G.MENTIONED, "Bara en rubrik")


def test_what_is_left_empty_stays_and_a_changed_mind_leaves_a_trace(cast, draw):
    actions.grade_file(draw, by=cast.reviewer, grades={HOW: G.NOT_AT_ALL})
    actions.grade_file(draw, by=cast.reviewer, grades={HOW: ""})
    actions.grade_file(draw, by=cast.reviewer, grades={HOW: G.NOT_AT_ALL})
    row = draw.grades.get()
    assert (row.grade, row.version) == (G.NOT_AT_ALL, 1)
    actions.grade_file(draw, by=cast.reviewer, grades={HOW: G.CLEAR})
    assert [each.grade for each in row.history.order_by("version")] == [G.NOT_AT_ALL, G.CLEAR]


@pytest.mark.parametrize(
    ("aspect", "grade_"),
    [(HOW, G.YES), (FileAspect.PLAN_TOOK_PART, G.CLEAR), (FileAspect.FILE_NOTES, G.MENTIONED), (HOW, "3")],
)
def test_a_word_of_the_other_scale_and_a_number_are_refused(cast, draw, aspect, grade_):
    with pytest.raises(RuleBroken, match="Välj ett av omdömena"):
        actions.grade_file(draw, by=cast.reviewer, grades={aspect: grade_})
    assert not FileGrade.objects.exists()


@pytest.mark.parametrize("aspect", FileAspect)
def test_that_an_aspect_does_not_apply_can_always_be_said(cast, draw, aspect):
    actions.grade_file(draw, by=cast.reviewer, grades={aspect: G.NOT_APPLICABLE})
    assert draw.grades.get().grade == G.NOT_APPLICABLE


def test_done_asks_for_every_aspect(cast, draw):
    actions.grade_file(draw, by=cast.reviewer, grades=BEST | {HOW: ""})
    with pytest.raises(RuleBroken, match="Kvar att bedöma: Hur"):
        actions.finish_file(draw, by=cast.reviewer)
    actions.grade_file(draw, by=cast.reviewer, grades={HOW: G.CLEAR})
    done = actions.finish_file(draw, by=cast.reviewer)
    assert done.graded_at
    assert done.round.closed_at


def test_grades_that_count_stand(cast, draw):
    grade(draw)
    with pytest.raises(RuleBroken, match="går inte att ändra"):
        actions.grade_file(draw, by=cast.reviewer, grades={HOW: G.MENTIONED})
    with pytest.raises(RuleBroken, match="går inte att ändra"):
        actions.finish_file(draw, by=cast.reviewer)
    assert draw.grades.get(aspect=HOW).grade == G.CLEAR


def test_only_who_has_drawn_the_file_grades_it(cast, draw, colleague):
    with pytest.raises(RuleBroken, match="åt någon annan"):
        actions.grade_file(draw, by=colleague, grades=BEST)
    for user in (cast.caseworker, cast.section_leader, cast.unit_manager, cast.system_admin):
        with pytest.raises(NotPermitted):
            actions.grade_file(draw, by=user, grades=BEST)
        with pytest.raises(NotPermitted):
            actions.finish_file(draw, by=user)


def test_a_reviewer_who_has_left_grades_no_more_and_what_was_done_stays(cast, draw, desk):
    grade(draw)
    more = draw_file(cast, draw.case)
    cast.reviewer.memberships.update(ended_on=TODAY)
    gone = type(cast.reviewer).objects.get(pk=cast.reviewer.pk)
    with pytest.raises(NotPermitted):
        actions.grade_file(more, by=gone, grades=BEST)
    assert desk.get(page_of(more)).status_code != 200
    assert draw.grades.count() == len(FileAspect)


def test_a_case_that_was_closed_after_the_draw_is_graded_all_the_same(cast, draw, desk):
    Case.objects.filter(pk=draw.case_id).update(closed_on=TODAY, close_reason="Flyttat")
    assert "Ärendet avslutat" in desk.get(page_of(draw)).text
    grade(draw)
    assert draw.grades.count() == len(FileAspect)


def test_a_case_drawn_without_a_round_has_no_rubric(cast, draw, desk):
    old = AuditDraw.objects.create(
        municipality=cast.municipality, case=draw.case, reviewer=cast.reviewer, drawn_on=TODAY
    )
    assert desk.get(page_of(old)).status_code == 404
    with pytest.raises(RuleBroken, match="utan bedömningsmall"):
        actions.grade_file(old, by=cast.reviewer, grades=BEST)


# --- What is computed ------------------------------------------------------------------------------------------
def test_every_aspect_has_a_word_of_its_scale_and_a_reason(cast, draw):
    computed = suggestions(file_of(draw))
    assert set(computed) == set(FileAspect)
    for aspect, (word, reason) in computed.items():
        assert word in (*file_scale(aspect), G.NOT_APPLICABLE, ""), aspect
        assert reason.endswith("."), aspect


def test_the_computed_words_of_a_common_file(cast, draw):
    computed = {aspect: word for aspect, (word, _) in suggestions(file_of(draw)).items()}
    assert computed == {
        **dict.fromkeys(aspects_of(FilePart.DECISION)[:5], G.CLEAR),
        FileAspect.DECISION_NEEDS: G.MENTIONED,
        FileAspect.DECISION_REASONS: G.NOT_AT_ALL,
        FileAspect.DECISION_COMMUNICATED: G.NOT_AT_ALL,
        FileAspect.DECISION_NOTIFIED: G.NOT_AT_ALL,
        FileAspect.DECISION_APPEAL: G.NOT_AT_ALL,
        FileAspect.DECISION_FOLLOW_UP: G.CLEAR,
        FileAspect.PLAN_GOAL_OF_DECISION: G.CLEAR,
        FileAspect.PLAN_MEASURES: G.CLEAR,
        FileAspect.PLAN_GOAL_PER_MEASURE: G.CLEAR,
        FileAspect.PLAN_WHEN: G.CLEAR,
        FileAspect.PLAN_HOW: G.MENTIONED,
        FileAspect.PLAN_COOPERATION: G.NOT_AT_ALL,
        FileAspect.PLAN_TOOK_PART: G.YES,
        FileAspect.PLAN_REGARD: G.NOT_AT_ALL,
        FileAspect.PLAN_OTHERS: G.NOT_AT_ALL,
        FileAspect.PLAN_FOLLOW_UP_WHEN: G.CLEAR,
        FileAspect.PLAN_FOLLOW_UP_HOW: G.CLEAR,
        FileAspect.FILE_DATED: G.YES,
        FileAspect.FILE_SOURCES: G.NO,
        FileAspect.FILE_FACT: G.NO,
        FileAspect.FILE_ORDER_CLEAR: G.YES,
        FileAspect.FILE_FOLLOWS_ORDER: G.YES,
        FileAspect.FILE_NOTES: "",
    }


def test_a_file_without_order_and_plan_is_said_to_lack_them(cast):
    computed = suggestions(file_of(draw_file(cast, cast.case())))
    assert computed[FileAspect.DECISION_GOAL] == (G.NOT_AT_ALL, "Det finns ingen skickad beställning.")
    assert computed[HOW] == ("", "Det finns ingen plan som personen har sagt ja till.")


# --- The page --------------------------------------------------------------------------------------------------
def test_a_part_is_saved_as_one_chooses(cast, draw, desk):
    sent = typed(desk, draw, **{HOW: "clear", HOW + COMMENT: "Bra"})
    answer = desk.post(part_of(draw), sent, headers={"HX-Request": "true"})
    assert "Sparat" in answer.text
    assert f"{len(FileAspect) - 1} frågor kvar" in answer.text
    assert (draw.grades.get().grade, draw.grades.get().comment) == (G.CLEAR, "Bra")
    assert desk.get(page_of(draw)).status_code == 200


def test_without_javascript_a_part_is_saved_by_its_button_once(cast, draw, desk):
    sent = typed(desk, draw, **{HOW: "clear"})
    for _ in range(2):
        assert desk.post(part_of(draw), sent).url == f"{page_of(draw)}#plan"
    assert draw.grades.get().version == 1


def test_a_comment_without_a_word_is_told_and_stays_on_the_page(draw, desk):
    sent = typed(desk, draw, **{HOW + COMMENT: "Oklart"})
    page = desk.post(part_of(draw), sent)
    assert "Välj ett omdöme, så sparas kommentaren" in page.text
    assert "Oklart" in page.text
    assert "Inte sparat" in desk.post(part_of(draw), sent, headers={"HX-Request": "true"}).text


def test_a_word_that_does_not_exist_is_told(draw, desk):
    page = desk.post(part_of(draw), typed(desk, draw, **{HOW: "3"}))
    assert page.context["form"].errors.keys() == {HOW.value}


def test_done_is_pressed_once_and_the_grades_stand_on_the_page(cast, draw, desk):
    finish = reverse("file_finish", args=[draw.pk])
    assert "Kvar att bedöma" in desk.post(finish, filled(desk.get(finish))).text
    actions.grade_file(draw, by=cast.reviewer, grades=BEST)
    sent = filled(desk.get(finish))
    for _ in range(2):
        assert desk.post(finish, sent).url == page_of(draw)
    assert "Omdömena går inte att ändra" in desk.get(page_of(draw)).text
    assert desk.get(part_of(draw)).status_code == 404


def test_an_unknown_part_is_not_there(draw, desk):
    assert desk.get(reverse("file_part", args=[draw.pk, "allt"])).status_code == 404


def test_who_has_not_drawn_the_file_finds_no_page(cast, draw, colleague):
    foreign = make_cast("Annanstad").user("gunnar", "reviewer")
    for user in (colleague, foreign, cast.section_leader, cast.caseworker, cast.system_admin):
        for url in (page_of(draw), part_of(draw), reverse("file_finish", args=[draw.pk])):
            assert browser(user).get(url).status_code == 404, (user, url)


def test_reading_a_file_stands_in_the_log(cast, draw, desk):
    desk.get(page_of(draw))
    assert AccessLog.objects.filter(user=cast.reviewer, model="auditdraw", case_id=draw.case_id).exists()


# --- Two reviewers ---------------------------------------------------------------------------------------------
def test_the_second_reviewer_sees_nothing_of_the_first_until_both_are_done(cast, colleague):
    first = draw_file(cast, cast.agreed().case, second=colleague)
    second = first.round.draws.get(is_second=True)
    grade(first, **{HOW: G.NOT_AT_ALL})
    mine, theirs = browser(cast.reviewer), browser(colleague)
    assert not FileGrade.objects.visible_to(colleague).exists()
    plan = dict(theirs.get(page_of(second)).context["forms"])[FilePart.PLAN]
    assert plan[HOW.value].value() is None
    assert "Ni ser varandras omdömen när båda är klara" in mine.get(page_of(first)).text
    assert first.round.closed_at is None
    grade(second)
    for desk, draw in ((mine, first), (theirs, second)):
        page = desk.get(page_of(draw))
        rows = {aspect: (one.grade, other.grade) for aspect, one, other in page.context["rows"]}
        assert set(rows[HOW]) == {G.NOT_AT_ALL, G.CLEAR}
