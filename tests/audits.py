"""Files drawn for internal control, and graded: for the tests of the rubric, and for those who walk every record."""

from oversight.auditing import actions
from oversight.models import AuditDraw, AuditRound
from oversight.rules import FileAspect, FileGradeValue, file_scale
from tests.cast import TODAY, Cast

BEST = {aspect: file_scale(aspect)[-1] for aspect in FileAspect}


def draw_file(cast: Cast, case, *, second=None, reviewer=None, title: str = "Granskning") -> AuditDraw:
    """The case in a round of its own, whatever chance would have drawn."""
    first = reviewer or cast.reviewer
    round_ = AuditRound.objects.create(
        municipality=cast.municipality,
        title=title,
        percent=10,
        seed=1,
        drawn_by=first,
        drawn_on=TODAY,
    )
    for each in filter(None, (first, second)):
        AuditDraw.objects.create(
            municipality=cast.municipality,
            case=case,
            reviewer=each,
            round=round_,
            is_second=each == second,
            drawn_on=TODAY,
        )
    return round_.draws.get(reviewer=first)


def grade(draw: AuditDraw, **differing: FileGradeValue) -> AuditDraw:
    """Every aspect with the best grade, apart from what differs; and done."""
    actions.grade_file(draw, by=draw.reviewer, grades=BEST | differing)
    return actions.finish_file(draw, by=draw.reviewer)
