"""Few persons are hidden for those outside the case work, and nobody can reckon them back."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from oversight.figures import FEWEST, MEASURES, Row
from oversight.figures.table import without_small

MEASURE = next(iter(MEASURES.values()))
counts = st.lists(st.integers(0, 30), min_size=1, max_size=7)


def row(label: str, persons: int, parts: tuple[int, ...] = ()) -> Row:
    behind = parts or (persons,)
    return Row(label, persons, persons, behind, behind)


def hidden(persons: list[int]) -> tuple[tuple[Row, ...], Row]:
    rows = [row(str(place), count) for place, count in enumerate(persons)]
    return without_small(rows, row("Alla", sum(persons)))


@given(counts)
def test_no_shown_row_counts_few(persons):
    rows, total = hidden(persons)
    for each in (*rows, total):
        assert each.is_hidden or not 0 < each.persons < FEWEST


@given(counts)
def test_what_is_hidden_cannot_be_got_by_subtraction(persons):
    """The reader knows the total, every shown row and the rule. Whatever is hidden could be something else."""
    rows, total = hidden(persons)
    secret = [each.persons for each in rows if each.is_hidden]
    if total.is_hidden or not secret:
        return
    left = total.persons - sum(each.persons for each in rows if not each.is_hidden)
    assert len(secret) >= 2
    assert left >= FEWEST
    for place in range(len(secret)):
        assert len(_possible(place, secret, left)) > 1


def _possible(place: int, secret: list[int], left: int) -> set[int]:
    """What the hidden row may be, when the others are any number of persons that make up the rest."""
    others = len(secret) - 1
    return {value for value in range(1, left + 1) if others <= left - value}


@given(counts)
def test_nothing_is_hidden_where_nothing_is_few(persons):
    rows, total = hidden(persons)
    if not any(0 < count < FEWEST for count in (*persons, sum(persons))):
        assert not any(each.is_hidden for each in (*rows, total))


parts = st.tuples(st.integers(0, 12), st.integers(0, 12))


@settings(max_examples=300)
@given(st.lists(parts, min_size=1, max_size=5))
def test_no_part_of_the_hidden_rows_together_counts_few(split):
    """A row of several parts (visits by outcome) is shown or hidden as a whole; what the hidden rows hold together is
    what subtraction gives."""
    rows = [row(str(place), sum(each), each) for place, each in enumerate(split)]
    sums = tuple(map(sum, zip(*split, strict=True)))
    shown, total = without_small(rows, row("Alla", sum(sums), sums))
    if total.is_hidden:
        return
    for part in range(2):
        assert not 0 < total.behind[part] < FEWEST
        left = total.behind[part] - sum(each.behind[part] for each in shown if not each.is_hidden)
        assert not 0 < left < FEWEST


def test_noughts_are_shown_since_they_count_nobody():
    rows, total = hidden([0, 12, 20])
    assert [each.is_hidden for each in (*rows, total)] == [False] * 4


def test_the_smallest_row_is_hidden_beside_a_lone_small_one():
    rows, total = hidden([3, 40, 9, 25])
    assert [each.is_hidden for each in (*rows, total)] == [True, False, True, False, False]


def test_with_no_row_to_hide_beside_it_the_total_is_hidden():
    rows, total = hidden([3, 0])
    assert [each.is_hidden for each in (*rows, total)] == [True, True, True]
    rows, total = hidden([3, 0, 0])
    assert total.is_hidden


def test_every_small_case_by_force():
    for persons in product(range(7), repeat=3):
        rows, total = hidden(list(persons))
        secret = [each.persons for each in rows if each.is_hidden]
        if secret and not total.is_hidden:
            assert len(secret) >= 2, persons
            assert sum(secret) >= FEWEST, persons
