"""The files of a reviewer who has left or is away go to another."""

import pytest
from django.urls import reverse

from accounts.models import AccessLog
from boendestod.errors import NotPermitted, RuleBroken
from oversight.auditing import actions
from oversight.models import AuditDraw
from oversight.rules import FileAspect, FileGradeValue
from tests.audits import draw_file, grade
from tests.cast import NUMBERS, TODAY, make_cast
from tests.web import browser, errors, send

HOW = {FileAspect.PLAN_HOW: FileGradeValue.CLEAR}


@pytest.fixture
def draw(cast):
    return draw_file(cast, cast.agreed().case)


@pytest.fixture
def colleague(cast):
    return cast.user("gustav", "reviewer")


def more(cast, draw, reviewer=None) -> AuditDraw:
    """One more file of the same round."""
    return AuditDraw.objects.create(
        municipality=cast.municipality,
        case=cast.case(cast.client(NUMBERS[draw.round.draws.count()])),
        reviewer=reviewer or draw.reviewer,
        round=draw.round,
        drawn_on=TODAY,
    )


def holders(draw) -> dict:
    return dict(draw.round.draws.values_list("pk", "reviewer"))


def page_of(draw) -> str:
    return reverse("audit_hand_over", args=[draw.round_id])


def test_what_a_reviewer_who_left_has_not_begun_goes_to_another_who_can_finish(cast, draw, colleague):
    cast.reviewer.memberships.update(ended_on=TODAY)
    given = actions.hand_over(draw.round, by=colleague, of=cast.reviewer, to=colleague)
    assert given == [draw]
    draw.refresh_from_db()
    grade(draw)
    assert draw.round.closed_at
    assert draw.grades.first().history.first().history_user == colleague


def test_a_written_grade_stays_its_authors_and_so_does_a_file_that_is_done(cast, draw, colleague):
    begun, waiting = more(cast, draw), more(cast, draw)
    grade(draw)
    actions.grade_file(begun, by=cast.reviewer, grades=HOW)
    assert actions.hand_over(draw.round, by=colleague, of=cast.reviewer, to=colleague) == [waiting]
    assert holders(draw) == {
        draw.pk: cast.reviewer.pk,
        begun.pk: cast.reviewer.pk,
        waiting.pk: colleague.pk,
    }


def test_nobody_grades_the_same_file_twice(cast, colleague):
    first = draw_file(cast, cast.agreed().case, second=colleague)
    with pytest.raises(RuleBroken, match="ingen akt att lämna"):
        actions.hand_over(first.round, by=colleague, of=cast.reviewer, to=colleague)
    third = cast.user("gerd", "reviewer")
    actions.hand_over(first.round, by=colleague, of=cast.reviewer, to=third)
    assert set(holders(first).values()) == {colleague.pk, third.pk}
    assert first.round.draws.get(reviewer=third).is_second is False


def test_files_of_other_rounds_and_other_reviewers_stay(cast, draw, colleague):
    elsewhere = draw_file(cast, draw.case, title="Förra omgången")
    others = more(cast, draw, reviewer=cast.user("gerd", "reviewer"))
    actions.hand_over(draw.round, by=colleague, of=cast.reviewer, to=colleague)
    assert holders(elsewhere) == {elsewhere.pk: cast.reviewer.pk}
    assert holders(draw)[others.pk] == others.reviewer_id


def test_only_a_reviewer_who_works_here_hands_over_and_takes_over(cast, draw, colleague):
    foreign = make_cast("Annanstad").user("gunnar", "reviewer")
    for to in (cast.caseworker, foreign):
        with pytest.raises(RuleBroken, match="Välj en granskare"):
            actions.hand_over(draw.round, by=colleague, of=cast.reviewer, to=to)
    with pytest.raises(RuleBroken, match="annan kommuns"):
        actions.hand_over(draw.round, by=foreign, of=cast.reviewer, to=colleague)
    with pytest.raises(NotPermitted):
        actions.hand_over(draw.round, by=cast.section_leader, of=cast.reviewer, to=colleague)
    assert holders(draw) == {draw.pk: cast.reviewer.pk}


def test_the_page_hands_over_and_the_log_says_so(cast, draw, colleague):
    desk = browser(colleague)
    case = reverse("case", args=[draw.case_id])
    assert desk.get(case).status_code == 404
    assert page_of(draw) in desk.get(reverse("audit_round", args=[draw.round_id])).text
    sent = send(desk, page_of(draw), of=cast.reviewer.pk, to=colleague.pk)
    assert sent.url == reverse("audit_round", args=[draw.round_id])
    assert "granskar nu 1 akt" in desk.get(sent.url).text
    assert desk.get(case).status_code == 200
    assert browser(cast.reviewer).get(case).status_code == 404
    noted = AccessLog.objects.get(action="hand_over")
    assert (noted.user, noted.case_id, noted.record_id) == (colleague, draw.case_id, str(draw.pk))
    assert cast.reviewer.username in noted.reason
    log = browser(cast.system_admin).get(reverse("access_log")).text
    assert "lämnade över" in log


def test_the_page_says_when_nothing_can_be_taken_over(cast, colleague):
    first = draw_file(cast, cast.agreed().case, second=colleague)
    page = send(browser(colleague), page_of(first), of=cast.reviewer.pk, to=colleague.pk)
    assert list(errors(page)) == ["to"]


def test_others_find_no_page(cast, draw):
    foreign = make_cast("Annanstad").user("gunnar", "reviewer")
    assert browser(foreign).get(page_of(draw)).status_code == 404
    assert browser(cast.section_leader).get(page_of(draw)).status_code == 403
