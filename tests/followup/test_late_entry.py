"""A late entry was written after the day of what it tells about; on a tablet by the tablet's own time, put right."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from followup import actions
from followup.models import DayNote
from followup.rules import VisitOutcome
from tests.cast import TODAY, at
from tests.web import browser


def moment(text: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text))


@pytest.fixture
def order(cast):
    return cast.agreed().order


def visited(cast, order, begins, ends, **said):
    return actions.log_visit(
        order,
        by=cast.support_worker,
        starts_at=begins,
        ends_at=ends,
        outcome=VisitOutcome.PERFORMED,
        text="Vi öppnade posten.",
        **said,
    )


# When a visit began and ended, when it was written, and how many days late that was.
WRITTEN = [
    ("2026-03-02T09:00", "2026-03-02T10:00", "2026-03-02T23:59", 0),
    ("2026-03-02T09:00", "2026-03-02T10:00", "2026-03-03T00:00", 1),
    ("2026-03-02T22:00", "2026-03-03T00:30", "2026-03-03T00:35", 0),
    ("2026-03-02T22:00", "2026-03-03T00:00", "2026-03-03T23:59", 0),
    ("2026-03-02T22:00", "2026-03-02T23:59", "2026-03-03T00:00", 1),
    ("2026-03-28T20:00", "2026-03-28T21:00", "2026-03-29T03:30", 1),
    ("2026-03-29T00:30", "2026-03-29T01:30", "2026-03-29T23:59", 0),
    ("2026-10-25T01:30", "2026-10-25T04:00", "2026-10-25T23:59", 0),
    ("2026-10-24T20:00", "2026-10-24T23:59", "2026-10-25T00:00", 1),
    ("2026-12-31T20:00", "2026-12-31T21:00", "2027-01-01T00:00", 1),
    ("2028-02-28T20:00", "2028-02-28T21:00", "2028-02-29T00:00", 1),
    ("2028-02-28T20:00", "2028-02-28T21:00", "2028-03-01T09:00", 2),
]


@pytest.mark.parametrize(("begins", "ends", "written", "days"), WRITTEN)
def test_late_is_after_the_swedish_day_on_which_the_visit_ended(
    cast, order, time_machine, begins, ends, written, days
):
    time_machine.move_to(moment(written), tick=False)
    visit = visited(cast, order, moment(begins), moment(ends))
    note = visit.day_note
    assert (visit.days_late, note.days_late, note.is_late_entry) == (days, days, days > 0)
    assert DayNote.objects.late().exists() == (days > 0)


@pytest.mark.parametrize(
    ("stood", "offset_minutes", "days"),
    [
        ("2026-03-01T10:31", 0, 0),
        ("2026-03-01T23:59", 0, 0),
        ("2026-03-02T00:00", 0, 1),
        # A clock that is slow said the day before; one that is fast, the day after.
        ("2026-03-01T23:30", 60, 1),
        ("2026-03-02T00:30", -60, 0),
        # What it says of a time to come is not believed: then it was when it came in.
        ("2026-03-09T10:00", 0, 1),
    ],
)
def test_what_was_written_on_a_tablet_in_time_is_not_late_though_it_came_in_the_day_after(
    cast, order, stood, offset_minutes, days
):
    device = actions.DeviceTime(at=moment(stood), clock_offset_ms=offset_minutes * 60_000)
    begins = at(TODAY - timedelta(days=1), 9)
    visit = visited(cast, order, begins, begins + timedelta(hours=1), device=device)
    assert visit.day_note.days_late == days
    assert DayNote.objects.late().count() == days


def test_a_tablets_time_without_a_measured_clock_counts_as_it_stands(cast, order):
    begins = at(TODAY - timedelta(days=1), 9)
    device = actions.DeviceTime(at=begins + timedelta(hours=2))
    visited(cast, order, begins, begins + timedelta(hours=1), device=device)
    assert not DayNote.objects.late().exists()


def test_a_note_of_a_call_is_late_after_its_day(cast, order):
    for hour_ago, late in ((12, 0), (13, 1)):
        event_at = at(TODAY, 12) - timedelta(hours=hour_ago, seconds=1 if late else 0)
        actions.write_note(order, by=cast.support_worker, event_at=event_at, text="Samtal")
        assert DayNote.objects.late().count() == late


def test_a_cancellation_ahead_is_not_late(cast, order):
    visit = actions.log_visit(
        order,
        by=cast.support_worker,
        starts_at=at(TODAY + timedelta(days=3), 9),
        ends_at=at(TODAY + timedelta(days=3), 10),
        outcome=VisitOutcome.CANCELLED_BY_PROVIDER,
        reason="Sjuk",
    )
    assert not visit.is_late_entry


def test_a_missing_note_is_late_though_its_visit_was_logged_in_time(cast, order, time_machine):
    visit = actions.log_visit(
        order,
        by=cast.support_worker,
        starts_at=at(TODAY, 9),
        ends_at=at(TODAY, 10),
        outcome=VisitOutcome.PERFORMED,
        note_later=True,
    )
    time_machine.move_to(at(TODAY + timedelta(days=4), 9), tick=False)
    note = actions.write_missing_note(visit, by=cast.support_worker, text="Vi lagade mat.")
    assert (visit.days_late, note.days_late) == (0, 4)
    page = browser(cast.support_worker).get(reverse("visits"))
    assert page.text.count("efterregistrerad 4 dagar") == 1


def test_an_imported_note_is_not_late(cast, order):
    note = DayNote(
        municipality=order.municipality,
        case=order.case,
        order=order,
        event_at=at(date(2025, 3, 2), 12),
        imported=True,
    )
    note.save_change(by=None, reason="import")
    assert not note.is_late_entry
    assert not DayNote.objects.late().exists()


def test_the_visit_tells_when_it_was_written_on_the_tablet_and_when_it_came_in(cast, order, time_machine):
    time_machine.move_to(at(date(2026, 11, 23), 8, 2), tick=False)
    device = actions.DeviceTime(at=at(date(2026, 11, 22), 10, 31), clock_offset_ms=600_000)
    visit = visited(cast, order, at(date(2026, 11, 22), 9), at(date(2026, 11, 22), 10, 30), device=device)
    page = browser(cast.support_worker).get(reverse("visit", args=[visit.pk])).text
    assert (
        "Skrevs på surfplattan 22 november 2026 10:31, kom in 23 november 2026 08:02 av Bo Testsson" in page
    )
    assert "klocka gick" not in page


@pytest.mark.parametrize(
    ("offset_ms", "told"),
    [
        (600_001, "klocka gick 10 minuter efter: det var 22 november 2026 10:41"),
        (-7_200_000, "klocka gick 120 minuter före: det var 22 november 2026 08:31"),
    ],
)
def test_a_clock_that_was_wrong_is_told(cast, order, time_machine, offset_ms, told):
    time_machine.move_to(at(date(2026, 11, 23), 8, 2), tick=False)
    device = actions.DeviceTime(at=at(date(2026, 11, 22), 10, 31), clock_offset_ms=offset_ms)
    visit = visited(cast, order, at(date(2026, 11, 22), 7), at(date(2026, 11, 22), 8), device=device)
    assert told in browser(cast.support_worker).get(reverse("visit", args=[visit.pk])).text
