from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from boendestod.templatetags import sv

TODAY = date(2026, 11, 22)
LATE_IN_UTC = datetime(2026, 11, 21, 23, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_the_day(time_machine):
    time_machine.move_to(datetime(2026, 11, 22, 11, tzinfo=UTC), tick=False)


def test_a_date_is_written_out():
    assert sv.datum(date(2026, 6, 4)) == "4 juni 2026"


def test_a_moment_is_dated_by_the_swedish_day():
    assert sv.datum(LATE_IN_UTC) == "22 november 2026"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 8), "8 november 2026"),
        (date(2026, 11, 9), "för 13 dagar sedan"),
        (date(2026, 11, 20), "för 2 dagar sedan"),
        (date(2026, 11, 21), "i går"),
        (date(2026, 11, 22), "i dag"),
        (date(2026, 11, 23), "i morgon"),
        (date(2026, 12, 5), "om 13 dagar"),
        (date(2026, 12, 6), "6 december 2026"),
    ],
)
def test_a_near_date_is_said_as_one_says_it(day, words):
    assert f">{words}</time>" in sv.nardatum(day)


def test_a_near_date_keeps_the_date_for_machines_and_in_the_title():
    assert sv.nardatum(TODAY) == '<time datetime="2026-11-22" title="22 november 2026">i dag</time>'


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (date(2026, 11, 8), "Försenad 14 dagar"),
        (date(2026, 11, 21), "Försenad 1 dag"),
        (TODAY, ""),
        (date(2026, 11, 23), ""),
        (None, ""),
    ],
)
def test_late_begins_the_day_after_the_due_date(due_on, words):
    assert sv.forsenad(due_on) == words


def test_a_time_has_two_digits():
    assert sv.tid(time(9, 5)) == "09:05"
    assert sv.tid(LATE_IN_UTC) == "00:05"


def test_midnight_is_a_time():
    assert sv.tid(time(0, 0)) == "00:00"


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (Decimal("8.50"), "8,5 tim"),
        (8, "8 tim"),
        (0, "0 tim"),
        (Decimal("1234.25"), "1 234,25 tim"),
        (100, "100 tim"),
    ],
)
def test_hours_have_a_decimal_comma(hours, words):
    assert sv.timmar(hours).replace(sv.NO_BREAK_SPACE, " ") == words


def test_a_count_takes_the_right_form():
    assert sv.antal(1, "dag,dagar") == "1 dag"
    assert sv.antal(0, "dag,dagar") == "0 dagar"


def test_a_masked_number_shows_only_the_birth_date():
    assert sv.personnummer_maskerat("199705162387") == "19970516-••••"


@pytest.mark.parametrize(
    "words", [sv.datum, sv.nardatum, sv.forsenad, sv.tid, sv.tal, sv.timmar, sv.personnummer_maskerat]
)
def test_nothing_in_gives_nothing_out(words):
    assert words(None) == ""
