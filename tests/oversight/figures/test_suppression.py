"""Few persons are hidden for those outside the case work, and nobody can reckon them back."""

import re
from datetime import date
from itertools import product
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import oversight
from oversight.figures import HIDDEN, Period, Scope, measure
from oversight.figures.table import few, small_places
from oversight.rules import FEWEST_SHOWN
from tests.cast import at

from .build import JANUARY, person, planned, visited

counts = st.lists(st.integers(0, 30), min_size=1, max_size=7)


def test_the_limit_is_defined_once():
    sources = Path(oversight.__file__).parent.rglob("*.py")
    assert sum(len(re.findall(r"^FEW\w* *=", source.read_text(), re.M)) for source in sources) == 1


def hidden(persons: list[int]) -> tuple[list[bool], bool]:
    places, total = small_places([(count,) for count in persons], (sum(persons),))
    return [place in places for place in range(len(persons))], total


@given(counts)
def test_no_shown_row_counts_few(persons):
    rows, total = hidden(persons)
    for count, hides in zip((*persons, sum(persons)), (*rows, total), strict=True):
        assert hides or not few([count])


@given(counts)
def test_what_is_hidden_cannot_be_got_by_subtraction(persons):
    """The reader knows the total, every shown row and the rule. Whatever is hidden could be something else."""
    rows, total = hidden(persons)
    secret = [count for count, hides in zip(persons, rows, strict=True) if hides]
    if total or not secret:
        return
    left = sum(persons) - sum(count for count, hides in zip(persons, rows, strict=True) if not hides)
    assert len(secret) >= 2
    assert left >= FEWEST_SHOWN
    others = len(secret) - 1
    assert len({value for value in range(1, left + 1) if others <= left - value}) > 1


@given(counts)
def test_nothing_is_hidden_where_nothing_is_few(persons):
    rows, total = hidden(persons)
    if not few((*persons, sum(persons))):
        assert not any((*rows, total))


parts = st.tuples(st.integers(0, 12), st.integers(0, 12))


@settings(max_examples=300)
@given(st.lists(parts, min_size=1, max_size=5))
def test_no_part_of_the_hidden_rows_together_counts_few(split):
    """A row of several parts (visits by outcome) is shown or hidden as a whole; what the hidden rows hold together is
    what subtraction gives."""
    rows = [(sum(each), *each) for each in split]
    sums = tuple(map(sum, zip(*rows, strict=True)))
    places, total = small_places(rows, sums)
    if total:
        return
    assert not few(sums)
    for part in range(3):
        shown = sum(each[part] for place, each in enumerate(rows) if place not in places)
        assert not few([sums[part] - shown])


def test_noughts_are_shown_since_they_count_nobody():
    assert hidden([0, 12, 20]) == ([False] * 3, False)


def test_the_smallest_row_is_hidden_beside_a_lone_small_one():
    assert hidden([3, 40, 9, 25]) == ([True, False, True, False], False)


def test_a_total_of_few_is_hidden_with_all_that_it_holds():
    assert hidden([3, 0]) == ([True, False], True)
    assert hidden([2, 2, 0]) == ([True, True, False], True)


def test_every_small_case_by_force():
    for persons in product(range(7), repeat=3):
        rows, total = hidden(list(persons))
        secret = [count for count, hides in zip(persons, rows, strict=True) if hides]
        if secret and not total:
            assert len(secret) >= 2, persons
            assert sum(secret) >= FEWEST_SHOWN, persons


def test_what_is_left_of_n_is_no_way_round(cast):
    """Of twelve persons nine have a plan: that three have none is as little to be told."""
    for number in range(12):
        order = person(cast)
        if number < 9:
            planned(order, JANUARY)
    scope = Scope(cast.municipality.pk, outside=True)
    march = Period(date(2026, 3, 1), date(2026, 3, 31))
    assert measure("planer", march, scope).total.is_hidden
    assert not measure("planer", march, Scope(cast.municipality.pk)).total.is_hidden


def test_hours_are_hidden_column_by_column_and_so_are_the_gaps_between_them(cast):
    """Eight persons have decisions and orders, three of them visits."""
    for number in range(8):
        order = person(cast)
        if number < 3:
            visited(order, cast.support_worker, at(date(2026, 3, 2), 9))
    scope = Scope(cast.municipality.pk, outside=True)
    march = Period(date(2026, 3, 1), date(2026, 3, 31))
    assert measure("timmar", march, scope).total.shown == (8, 80, 80, 0, 0, HIDDEN)
    assert measure("gap", march, scope).total.shown[3:] == (HIDDEN, 0, HIDDEN, HIDDEN)
