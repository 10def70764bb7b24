from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from followup.rules import CANCEL_NOTICE, VisitOutcome, cancellation, days_late

MOMENTS = st.datetimes(datetime(2015, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
GAPS = st.timedeltas(timedelta(0), timedelta(days=900))


@given(MOMENTS, GAPS)
def test_whole_days_have_passed_and_not_one_more(event_at, gap):
    days = days_late(event_at, event_at + gap)
    assert timedelta(days=days) <= gap < timedelta(days=days + 1)


@given(MOMENTS, GAPS)
def test_what_is_recorded_before_it_happens_is_not_late(event_at, gap):
    assert days_late(event_at, event_at - gap) == 0


@given(MOMENTS, GAPS, GAPS)
def test_the_longer_one_waits_the_later_it_is(event_at, gap, more):
    assert days_late(event_at, event_at + gap) <= days_late(event_at, event_at + gap + more)


@given(MOMENTS, GAPS)
def test_24_hours_or_more_before_is_in_time(starts_at, more):
    told_at = starts_at - CANCEL_NOTICE - more
    assert cancellation(starts_at, told_at) == VisitOutcome.CANCELLED_BY_PERSON_IN_TIME


@given(MOMENTS, st.timedeltas(timedelta(microseconds=1), timedelta(days=2)))
def test_less_than_24_hours_before_is_late(starts_at, less):
    told_at = starts_at - CANCEL_NOTICE + less
    assert cancellation(starts_at, told_at) == VisitOutcome.CANCELLED_BY_PERSON_LATE
