"""The demo's past is recorded when it happened, so the clock stands there while it is made. Only here: nothing in
the system itself can set the clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from unittest.mock import patch

from django.utils import timezone

from boendestod import dates


@contextmanager
def at(moment: datetime) -> Iterator[date]:
    """The clock stands at `moment`, or now if that is still to come. Yields the day."""
    moment = min(moment, dates.now())
    with patch.object(timezone, "now", lambda: moment):
        yield timezone.localtime(moment).date()


def working_day(days_ago: int) -> date:
    day = dates.today() - timedelta(days=days_ago)
    return day - timedelta(days=max(day.weekday() - 4, 0))


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour, minute))
