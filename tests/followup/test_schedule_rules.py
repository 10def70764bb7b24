"""The arithmetic of the schedule, against plain models that go day by day and minute by minute."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from boendestod.errors import RuleBroken
from followup.rules.schedule import (
    check_pattern,
    check_span,
    horizon,
    is_outside,
    lasting,
    midnight,
    minutes_in,
    monday_of,
    occurrences,
    overlapping_pairs,
    overlaps,
    preferred_time_of,
    span_on,
    stood_in_for,
    unused_minutes,
    weekly,
)
from orders.rules import PreferredTime
from tests.cast import at

DAYS = st.dates(date(2019, 12, 1), date(2032, 12, 31))
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
MORNING = datetime(2026, 3, 9, 8, tzinfo=UTC)


def utc(year, month, day, hour, minute=0):
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


# --- Occurrences ------------------------------------------------------------------------------------------------


def day_by_day(*, weekday, every_weeks, first_on, last_on, since, until):
    """Walks every day and counts the Mondays that it passes."""
    found, day, week = [], first_on, 0
    while day <= until:
        if day != first_on and day.isoweekday() == 1:
            week += 1
        counts = day.isoweekday() == weekday and week % every_weeks == 0
        if counts and day >= since and (last_on is None or day <= last_on):
            found.append(day)
        day += timedelta(days=1)
    return found


@given(
    weekday=st.integers(1, 7),
    every_weeks=st.integers(1, 8),
    first_on=DAYS,
    lasts=st.none() | st.integers(0, 400),
    later=st.integers(-100, 500),
    ahead=st.integers(-10, 90),
)
def test_the_days_of_a_series_are_those_that_a_calendar_gives(
    weekday, every_weeks, first_on, lasts, later, ahead
):
    since = first_on + timedelta(days=later)
    pattern = {
        "weekday": weekday,
        "every_weeks": every_weeks,
        "first_on": first_on,
        "last_on": None if lasts is None else first_on + timedelta(days=lasts),
        "since": since,
        "until": since + timedelta(days=ahead),
    }
    assert list(occurrences(**pattern)) == day_by_day(**pattern)


def test_every_other_week_goes_on_through_week_53_and_the_new_year():
    days = occurrences(
        weekday=5,
        every_weeks=2,
        first_on=date(2026, 12, 18),
        last_on=None,
        since=date(2026, 12, 1),
        until=date(2027, 1, 31),
    )
    assert [f"{day} v{day.isocalendar().week}" for day in days] == [
        "2026-12-18 v51",
        "2027-01-01 v53",
        "2027-01-15 v2",
        "2027-01-29 v4",
    ]


def test_a_month_with_five_mondays_has_five_visits():
    march = {"since": date(2026, 3, 1), "until": date(2026, 3, 31)}
    pattern = {"weekday": 1, "every_weeks": 1, "first_on": date(2026, 1, 1), "last_on": None}
    assert len(list(occurrences(**pattern, **march))) == 5


def test_leap_day_is_a_day_like_others():
    pattern = {"weekday": 2, "every_weeks": 1, "first_on": date(2028, 2, 22), "last_on": date(2028, 2, 29)}
    days = occurrences(**pattern, since=date(2028, 2, 1), until=date(2028, 12, 31))
    assert list(days) == [date(2028, 2, 22), date(2028, 2, 29)]


def test_the_horizon_is_eight_weeks_ahead():
    assert horizon(date(2026, 1, 1)) == date(2026, 2, 26)


# --- The clock --------------------------------------------------------------------------------------------------


def test_a_clock_time_is_the_same_on_both_sides_of_the_change():
    assert span_on(SPRING - timedelta(days=7), time(9), 60)[0] == utc(2026, 3, 22, 8)
    assert span_on(SPRING, time(9), 60)[0] == utc(2026, 3, 29, 7)


def test_in_the_hour_that_is_skipped_a_visit_comes_an_hour_later():
    start, end = span_on(SPRING, time(2, 30), 60)
    assert (timezone.localtime(start).time(), timezone.localtime(end).time()) == (time(3, 30), time(4, 30))


def test_in_the_hour_that_comes_twice_a_visit_comes_the_first_time():
    assert span_on(AUTUMN, time(2, 30), 30) == (utc(2026, 10, 25, 0, 30), utc(2026, 10, 25, 1))


@given(day=DAYS | st.sampled_from([SPRING, AUTUMN]), starts_at=st.times(), minutes=st.integers(5, 1440))
def test_a_visit_lasts_its_real_minutes_on_every_day(day, starts_at, minutes):
    assert minutes_in(span_on(day, starts_at.replace(microsecond=0), minutes)) == minutes


def test_a_visit_over_the_spring_night_is_its_real_length_and_not_the_clocks():
    start, end = lasting(at(SPRING, 1), timedelta(hours=2))
    assert (end - start, timezone.localtime(end).hour) == (timedelta(hours=2), 4)


def test_what_comes_back_weekly_keeps_its_clock_time_when_the_clocks_change():
    spans = list(weekly(at(date(2026, 3, 23), 8, 30), at(date(2026, 3, 23), 9), 3))
    assert [timezone.localtime(start).time() for start, _ in spans] == [time(8, 30)] * 3
    assert [end - start for start, end in spans] == [timedelta(minutes=30)] * 3


def test_midnight_is_the_swedish_one():
    assert (midnight(date(2026, 3, 2)), midnight(date(2026, 7, 1))) == (
        utc(2026, 3, 1, 23),
        utc(2026, 6, 30, 22),
    )


# --- Spans ------------------------------------------------------------------------------------------------------

SPANS = st.builds(
    lambda start, length: (MORNING + timedelta(minutes=start), MORNING + timedelta(minutes=start + length)),
    st.integers(0, 200),
    st.integers(1, 60),
)


def minutes_of(span):
    first = int((span[0] - MORNING).total_seconds() // 60)
    return set(range(first, first + minutes_in(span)))


@given(SPANS, SPANS)
def test_two_spans_overlap_when_they_share_a_minute(one, other):
    assert overlaps(one, other) == bool(minutes_of(one) & minutes_of(other)) == overlaps(other, one)


@given(st.lists(SPANS, max_size=8))
def test_each_pair_that_overlaps_is_told_once(spans):
    told = [tuple(sorted(pair)) for pair in overlapping_pairs((span, n) for n, span in enumerate(spans))]
    plain = [
        (a, b)
        for a in range(len(spans))
        for b in range(a + 1, len(spans))
        if minutes_of(spans[a]) & minutes_of(spans[b])
    ]
    assert sorted(told) == plain


@given(st.lists(SPANS, max_size=8))
def test_the_gaps_are_the_minutes_between_first_and_last_that_nothing_takes(spans):
    taken = set().union(*(minutes_of(span) for span in spans)) if spans else set()
    whole = set(range(min(taken), max(taken) + 1)) if taken else set()
    assert unused_minutes(spans) == len(whole - taken)


# --- What suits the person, and who is new to her ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "suits"),
    [
        (at(date(2026, 3, 9), 9), PreferredTime.DAY),
        (at(date(2026, 3, 9), 16, 59), PreferredTime.DAY),
        (at(date(2026, 3, 9), 17), PreferredTime.EVENING),
        (at(date(2026, 3, 14), 9), PreferredTime.WEEKEND),
        (at(date(2026, 3, 15), 19), PreferredTime.WEEKEND),
        # Friday in UTC, Saturday in Sweden.
        (utc(2026, 3, 13, 23, 30), PreferredTime.WEEKEND),
    ],
)
def test_a_moment_is_day_evening_or_weekend(moment, suits):
    assert preferred_time_of(moment) == suits


@pytest.mark.parametrize(
    ("usual", "coming", "for_whom"),
    [
        (("bo", None), ("bo", None), None),
        (("bo", None), ("berit", None), "bo"),
        (("bo", "eva"), ("eva", None), None),
        (("bo", "eva"), ("eva", "bo"), None),
        (("bo", "eva"), ("bo", "berit"), "eva"),
        (("bo", "eva"), ("berit", "karin"), "bo"),
        (("bo", None), ("bo", "berit"), None),
        (("bo", None), (None, None), None),
        ((None, None), ("berit", None), None),
    ],
)
def test_whom_somebody_stands_in_for(usual, coming, for_whom):
    assert stood_in_for(usual, coming) == for_whom


# --- What is refused --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"weekday": 0}, "no_weekday"),
        ({"weekday": 8}, "no_weekday"),
        ({"minutes": 4}, "length_outside"),
        ({"minutes": 1441}, "length_outside"),
        ({"every_weeks": 0}, "every_weeks_outside"),
        ({"every_weeks": 9}, "every_weeks_outside"),
        ({"last_on": date(2026, 3, 1)}, "dates_reversed"),
    ],
)
def test_a_pattern_that_cannot_be_is_refused(said, code):
    pattern = {"weekday": 1, "minutes": 60, "every_weeks": 1, "first_on": date(2026, 3, 2), "last_on": None}
    check_pattern(**pattern)
    with pytest.raises(RuleBroken) as refused:
        check_pattern(**(pattern | said))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("minutes_ahead", "length", "code"),
    [
        (0, 60, "planned_in_the_past"),
        (1, 0, "times_reversed"),
        (1, 1441, "too_long"),
        (1, -5, "times_reversed"),
    ],
)
def test_a_time_that_cannot_be_planned_is_refused(minutes_ahead, length, code):
    start = MORNING + timedelta(minutes=minutes_ahead)
    with pytest.raises(RuleBroken) as refused:
        check_span(start, start + timedelta(minutes=length), now=MORNING)
    assert refused.value.code == code


def test_a_day_is_the_longest_that_can_be_planned():
    start = MORNING + timedelta(minutes=1)
    check_span(start, start + timedelta(days=1), now=MORNING)


@given(DAYS)
def test_the_week_begins_on_monday(day):
    monday = monday_of(day)
    assert (monday.isoweekday(), monday <= day < monday + timedelta(days=7)) == (1, True)


@pytest.mark.parametrize(
    ("start", "minutes", "hours", "outside"),
    [
        # Over midnight, to midnight, and all day long.
        ((2026, 3, 4, 23, 30), 60, (7, 24), True),
        ((2026, 3, 4, 23, 0), 60, (7, 24), False),
        ((2026, 3, 4, 0, 0), 60, (0, 24), False),
        # The clocks are moved in the night, and support begins by the clock on the wall.
        ((2026, 3, 29, 7, 0), 60, (7, 22), False),
        ((2026, 3, 29, 6, 59), 60, (7, 22), True),
        ((2026, 10, 25, 21, 0), 60, (7, 22), False),
        ((2026, 10, 25, 21, 0), 61, (7, 22), True),
    ],
)
def test_what_lies_outside_the_hours_of_its_day(start, minutes, hours, outside):
    start = timezone.make_aware(datetime(*start))
    assert is_outside(lasting(start, timedelta(minutes=minutes)), hours) is outside
