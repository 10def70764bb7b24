import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.rules import (
    DecisionOutcome,
    Period,
    appeal_until,
    gap_before,
    gaps,
    next_period,
    next_working_day,
    noticed,
    overlap_with,
)

START = date(2026, 1, 1)
DAY = timedelta(days=1)


def day(number: int) -> date:
    return START + timedelta(days=number)


PERIODS = st.lists(
    st.builds(
        lambda first, length: Period(day(first), day(first + length)), st.integers(0, 90), st.integers(0, 20)
    ),
    max_size=8,
)


def days_without(periods: list[Period]) -> set[date]:
    """Day by day, as one would count on a calendar."""
    covered = {period.first + timedelta(days=number) for period in periods for number in range(period.days)}
    whole = range((max(covered) - min(covered)).days + 1) if covered else ()
    return {min(covered) + timedelta(days=number) for number in whole} - covered


@given(PERIODS)
def test_the_gaps_are_the_days_that_no_period_covers(periods):
    found = gaps(periods)
    days = [gap.first + timedelta(days=number) for gap in found for number in range(gap.days)]
    assert set(days) == days_without(periods)
    assert len(days) == len(set(days))


@given(PERIODS)
def test_gaps_stand_apart_and_in_order(periods):
    found = gaps(periods)
    assert all(gap.last + DAY < later.first for gap, later in itertools.pairwise(found))


def test_an_open_end_covers_all_that_comes():
    assert gaps([Period(day(0)), Period(day(40), day(50))]) == []
    assert gaps([Period(day(0), day(9)), Period(day(20))]) == [Period(day(10), day(19))]


@pytest.mark.parametrize(
    ("first", "gap"),
    [
        (10, None),
        (11, Period(day(10), day(10))),
        (41, Period(day(31), day(40))),
        (0, None),
        (5, None),
    ],
)
def test_the_gap_before_a_day_reaches_back_to_the_decision_before(first, gap):
    earlier = [Period(day(0), day(9)), Period(day(20), day(30))]
    assert gap_before(day(first), earlier) == gap


def test_the_first_decision_has_no_gap_before_it():
    assert gap_before(day(5), []) is None
    assert gap_before(day(5), [Period(day(9), day(12))]) is None


@given(PERIODS, st.integers(0, 110), st.integers(0, 20))
def test_an_overlap_is_a_day_in_common(periods, first, length):
    period = Period(day(first), day(first + length))
    shared = any(
        period.first + timedelta(days=number) <= other.last
        and period.first + timedelta(days=number) >= other.first
        for other in periods
        for number in range(period.days)
    )
    assert (overlap_with(period, periods) is not None) == shared


@pytest.mark.parametrize(
    ("period", "following"),
    [
        (
            Period(date(2026, 1, 1), date(2026, 12, 31)),
            Period(date(2027, 1, 1), date(2027, 12, 31)),
        ),
        (
            Period(date(2026, 3, 15), date(2026, 9, 14)),
            Period(date(2026, 9, 15), date(2027, 3, 14)),
        ),
        (
            Period(date(2024, 2, 1), date(2024, 2, 29)),
            Period(date(2024, 3, 1), date(2024, 3, 31)),
        ),
        (
            Period(date(2026, 1, 1), date(2026, 1, 10)),
            Period(date(2026, 1, 11), date(2026, 1, 20)),
        ),
    ],
)
def test_the_next_period_is_as_long_from_the_day_after(period, following):
    assert next_period(period) == following


@pytest.mark.parametrize(
    ("deadline", "moved_to"),
    [
        (date(2026, 3, 23), date(2026, 3, 23)),
        (date(2026, 3, 21), date(2026, 3, 23)),
        (date(2026, 3, 22), date(2026, 3, 23)),
        (date(2026, 4, 3), date(2026, 4, 7)),
        (date(2026, 5, 14), date(2026, 5, 15)),
        (date(2026, 6, 6), date(2026, 6, 8)),
        (date(2026, 6, 19), date(2026, 6, 22)),
        (date(2026, 12, 24), date(2026, 12, 28)),
        (date(2026, 12, 31), date(2027, 1, 4)),
        (date(2027, 1, 6), date(2027, 1, 7)),
    ],
)
def test_a_day_off_is_moved_to_the_next_working_day(deadline, moved_to):
    assert next_working_day(deadline) == moved_to


DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@given(DAYS)
def test_an_appeal_has_three_weeks_and_at_most_some_days_off_more(got_on):
    until = appeal_until(got_on)
    assert timedelta(days=21) <= until - got_on <= timedelta(days=26)
    assert until.weekday() < 5
    assert next_working_day(until) == until


@given(DAYS)
def test_who_gets_it_a_day_later_never_has_less_time(got_on):
    assert appeal_until(got_on) <= appeal_until(got_on + DAY)


def keys(outcome=DecisionOutcome.APPROVAL, *, earlier=(), **changes) -> list[str]:
    content = {
        "decided_on": day(0),
        "valid_from": day(0),
        "valid_to": day(300),
        "follow_up_on": None,
        "reasons": "Behovet finns.",
        "has_application": True,
        "has_investigation": True,
    }
    return [one.key for one in noticed(outcome, earlier=earlier, **content | changes)]


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"valid_from": day(-1)}, "backdated"),
        ({"earlier": [Period(day(-30), day(-2))]}, "gap"),
        ({"valid_to": None}, "open_ended_unfollowed"),
        ({"reasons": "  "}, "no_reasons"),
        ({"has_application": False}, "no_application"),
        ({"has_investigation": False}, "no_investigation"),
    ],
)
def test_what_is_seen_and_its_good_twin(changes, key):
    assert keys() == []
    assert keys(**changes) == [key]


def test_what_is_close_to_it_is_not_seen():
    assert keys(earlier=[Period(day(-30), day(-1))]) == []
    assert keys(valid_to=None, follow_up_on=day(90)) == []
    assert keys(valid_from=day(1)) == []


def test_a_refusal_is_not_asked_for_days_nor_an_ending_for_anything():
    assert keys(DecisionOutcome.REFUSAL, valid_from=None, has_application=False) == ["no_application"]
    assert keys(DecisionOutcome.ENDED, valid_from=None, has_application=False, reasons="") == []


def test_the_words_say_how_many_days_and_which():
    texts = [
        one.text
        for one in noticed(
            DecisionOutcome.APPROVAL,
            decided_on=date(2026, 3, 2),
            valid_from=date(2026, 2, 1),
            valid_to=None,
            follow_up_on=date(2026, 9, 1),
            reasons="Behovet finns.",
            has_application=True,
            has_investigation=True,
            earlier=[Period(date(2025, 1, 1), date(2025, 12, 31))],
        )
    ]
    assert texts == [
        "Beslutet gäller från 29 dagar före beslutsdagen. Det syns och räknas.",
        "Personen hade inget beslut under 31 dagar före det här: 1 januari 2026 – 31 januari 2026.",
    ]
