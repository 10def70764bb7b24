"""How far two readers agree, against tables reckoned by hand."""

import pytest

from oversight.auditing.agreement import agreements, kappa
from oversight.models import AuditDraw
from oversight.rules import FileAspect, FileGradeValue, kappa_word
from tests.audits import draw_file, grade
from tests.cast import NUMBERS
from tests.oversight.figures.build import person

G = FileGradeValue
SCALE = ("worst", "between", "best")
WORST, BETWEEN, BEST = SCALE


def pairs_of(table: dict[tuple[str, str], int]) -> list[tuple[str, str]]:
    return [pair for pair, count in table.items() for _ in range(count)]


def test_the_weighted_table_of_ten():
    """Observed disagreement 0.5 of 3/10 = 0.15; by chance, with 5-4-1 against 5-3-2, 0.5 of 0.46 + 0.15 = 0.38."""
    table = {
        (WORST, WORST): 4,
        (WORST, BETWEEN): 1,
        (BETWEEN, WORST): 1,
        (BETWEEN, BETWEEN): 2,
        (BETWEEN, BEST): 1,
        (BEST, BEST): 1,
    }
    assert kappa(pairs_of(table), SCALE) == pytest.approx(1 - 0.15 / 0.38)


def test_the_table_of_fifty_where_only_the_ends_are_used():
    """The schoolbook's 20-5-10-15: agreed 0.7, by chance 0.5, so 0.4."""
    table = {(BEST, BEST): 20, (BEST, WORST): 5, (WORST, BEST): 10, (WORST, WORST): 15}
    assert kappa(pairs_of(table), SCALE) == pytest.approx(0.4)


def test_a_neighbour_is_half_as_wrong_as_the_other_end():
    """Both tables agree on 2 of 3; the wrong one lies nearer in the first. 1 - (1/6)/(1/2) and 1 - (1/3)/(5/9)."""
    near = [(WORST, WORST), (BEST, BEST), (WORST, BETWEEN)]
    far = [(WORST, WORST), (BEST, BEST), (WORST, BEST)]
    assert kappa(near, SCALE) == pytest.approx(1 - (1 / 6) / (1 / 2))
    assert kappa(far, SCALE) == pytest.approx(1 - (1 / 3) / (5 / 9))


def test_the_ends_of_kappa():
    assert kappa([(WORST, WORST), (BEST, BEST)], SCALE) == 1
    assert kappa([(WORST, BEST), (BEST, WORST)], SCALE) == -1
    assert kappa([(BEST, BEST), (BEST, WORST)], SCALE) == 0


def test_nothing_and_all_alike_have_no_kappa():
    assert kappa([], SCALE) is None
    assert kappa([(BEST, BEST)] * 20, SCALE) is None


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (-0.01, "sämre än slumpen"),
        (-0.001, "svag"),
        (0, "svag"),
        (0.204, "svag"),
        (0.21, "ganska svag"),
        (0.41, "måttlig"),
        (0.61, "god"),
        (0.804, "god"),
        (0.81, "nästan fullständig"),
        (1, "nästan fullständig"),
    ],
)
def test_kappa_in_words(value, word):
    assert kappa_word(value) == word


# --- Of graded files -------------------------------------------------------------------------------------------
@pytest.fixture
def colleague(cast):
    return cast.user("gustav", "reviewer")


@pytest.fixture
def twice(cast, colleague):
    """Three files, graded by two: of HOW they say clear and clear, not at all and mentioned, and the second does not
    think that it applies; of the rest they say the same."""
    how = FileAspect.PLAN_HOW
    said = [(G.CLEAR, G.CLEAR), (G.NOT_AT_ALL, G.MENTIONED), (G.CLEAR, G.NOT_APPLICABLE)]
    for number, (first, second) in zip(NUMBERS, said, strict=False):
        draw = draw_file(cast, cast.case(cast.client(number)), second=colleague)
        grade(draw, **{how: first})
        grade(draw.round.draws.get(is_second=True), **{how: second})
    return AuditDraw.objects.all()


def row_of(rows, label):
    return next(row for row in rows if row.label == label)


def test_each_aspect_and_all_together(twice):
    whole, *rows = agreements(twice, hides_few=False)
    how = row_of(rows, "Hur")
    # Observed 0.5/2; by chance the first is half worst and half best, the second half between and half best.
    assert (how.n, how.same, how.one_sided) == (2, 1, 1)
    assert how.kappa == pytest.approx(1 - 0.25 / 0.5)
    assert how.word == "måttlig"
    assert (whole.n, whole.same, whole.one_sided) == (3 * len(FileAspect) - 1, 3 * len(FileAspect) - 2, 1)
    when = row_of(rows, "När")
    assert (when.n, when.kappa) == (3, None)
    assert when.word == "går inte att räkna: båda gav samma omdöme hela vägen"


def test_a_file_that_one_of_them_is_not_done_with_is_left_out(cast, twice, colleague):
    draw = draw_file(cast, twice[0].case, second=colleague)
    grade(draw, **{FileAspect.PLAN_HOW: G.NOT_AT_ALL})
    assert row_of(agreements(twice.all(), hides_few=False), "Hur").n == 2


def test_without_two_readers_there_is_nothing_to_compare(cast):
    draw = draw_file(cast, cast.case())
    grade(draw)
    assert {row.word for row in agreements(draw.round.draws.all(), hides_few=False)} == {"inget att jämföra"}


def test_who_stands_outside_sees_no_figures_of_a_few_files(twice):
    hidden = row_of(agreements(twice, hides_few=True), "Hur")
    assert (hidden.n, hidden.kappa, hidden.word) == (0, None, "visas inte")


def test_a_hidden_aspect_is_not_had_from_all_of_them_together(cast, colleague):
    """Of ten files they differ in two on HOW, which is hidden, and in five on WHEN, which is shown."""
    for number in range(10):
        draw = draw_file(cast, person(cast).case, second=colleague)
        grade(draw)
        differs = {FileAspect.PLAN_HOW: number < 2, FileAspect.PLAN_WHEN: number < 5}
        other = {aspect: G.MENTIONED for aspect, is_so in differs.items() if is_so}
        grade(draw.round.draws.get(is_second=True), **other)
    whole, *rows = agreements(AuditDraw.objects.all(), hides_few=True)
    assert row_of(rows, "Hur").is_hidden
    assert not row_of(rows, "När").is_hidden
    assert whole.is_hidden
    assert not agreements(AuditDraw.objects.all(), hides_few=False)[0].is_hidden
