from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.models import DayNote
from followup.rules import VisitOutcome, cancellation

SWEDEN = ZoneInfo("Europe/Stockholm")

MOMENTS = st.datetimes(datetime(2015, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
NOTICES = st.integers(1, 168).map(lambda hours: timedelta(hours=hours))
GAPS = st.timedeltas(timedelta(0), timedelta(days=900))


def days_late(event_at, recorded_at) -> int:
    return DayNote(event_at=event_at, recorded_at=recorded_at).days_late


@given(MOMENTS, GAPS)
def test_a_note_is_as_late_as_the_two_days_on_the_page_lie_apart(event_at, gap):
    happened, written = event_at.astimezone(SWEDEN), (event_at + gap).astimezone(SWEDEN)
    assert happened.date() + timedelta(days=days_late(event_at, event_at + gap)) == written.date()


@given(MOMENTS, GAPS)
def test_what_is_recorded_before_it_happens_is_not_late(event_at, gap):
    assert days_late(event_at, event_at - gap) == 0


@pytest.mark.parametrize(("hour", "minute", "days"), [(22, 59, 0), (23, 0, 1)])
def test_the_swedish_midnight_makes_a_day(hour, minute, days):
    event_at = datetime(2026, 3, 2, 20, tzinfo=UTC)
    assert days_late(event_at, datetime(2026, 3, 2, hour, minute, tzinfo=UTC)) == days


def test_a_note_from_another_system_is_not_called_late():
    event_at = datetime(2018, 3, 2, 12, tzinfo=UTC)
    assert (
        DayNote(event_at=event_at, recorded_at=event_at + timedelta(days=900), imported=True).days_late == 0
    )


@given(MOMENTS, GAPS, NOTICES)
def test_told_as_long_before_as_is_asked_for_or_more_is_in_time(starts_at, more, notice):
    told_at = starts_at - notice - more
    assert cancellation(starts_at, told_at, notice) == VisitOutcome.CANCELLED_BY_PERSON_IN_TIME


@given(MOMENTS, st.timedeltas(timedelta(microseconds=1), timedelta(days=2)), NOTICES)
def test_less_than_is_asked_for_is_late(starts_at, less, notice):
    told_at = starts_at - notice + less
    assert cancellation(starts_at, told_at, notice) == VisitOutcome.CANCELLED_BY_PERSON_LATE
