"""The lease and the clock, whatever the tablet's own clock says."""

from datetime import timedelta

import pytest

from followup.models import SyncOperation, Visit
from tests.cast import TODAY, at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

YESTERDAY = TODAY - timedelta(days=1)
MINUTE_MS = 60_000


def reopened(tablet, clock):
    tablet.close()
    tablet.open(offline=True, clock=clock)
    tablet.is_in("locked")
    tablet.unlock()


def test_the_day_does_not_open_after_the_lease(cast, tablet, time_machine):
    reopened(tablet, at(TODAY, 23, 50))
    tablet.is_in("open")
    reopened(tablet, at(TODAY + timedelta(days=1), 0, 10))
    tablet.is_in("expired")
    assert tablet.ask("tablet.pack()") is None

    time_machine.move_to(at(TODAY + timedelta(days=1), 0, 10), tick=False)
    tablet.context.set_offline(False)
    tablet.sign_in(cast.support_worker)
    tablet.unlock()
    tablet.is_in("open")


def test_the_day_closes_when_the_lease_ends_while_it_is_open(tablet):
    reopened(tablet, at(TODAY, 23, 57))
    tablet.is_in("open")
    tablet.wait(4)
    tablet.is_in("expired")


def test_a_clock_set_back_does_not_lengthen_the_lease(tablet):
    reopened(tablet, at(TODAY, 23, 57))
    tablet.is_in("open")
    reopened(tablet, at(TODAY, 13))
    tablet.is_in("open")
    tablet.says("Surfplattans klocka")
    tablet.wait(4)
    tablet.is_in("expired")


@pytest.mark.parametrize("hours", [-2, 2])
def test_a_clock_that_is_wrong_is_told_and_both_times_are_kept(cast, tablet, hours):
    order = cast.agreed().order
    tablet.close()
    tablet.open(clock=at(TODAY, 12 + hours))
    tablet.unlock()
    tablet.is_in("open")
    tablet.says("klocka går fel, ungefär 2 timmar")
    tablet.log_visit(order, at(YESTERDAY, 8))
    tablet.until_sent()
    sent = SyncOperation.objects.get()
    assert abs(sent.clock_offset_ms + hours * 60 * MINUTE_MS) < MINUTE_MS
    assert abs(Visit.objects.get().device_at - at(TODAY, 12 + hours)) < timedelta(minutes=1)
    assert abs(tablet.ask("tablet.now()") - at(TODAY, 12)) < timedelta(minutes=1)
