"""How often systems call, counted in the server that the project runs: once for each call, however many at once."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from accounts.backends.throttles import counted, counted_so_far, seconds_left
from boendestod.settings import base


@pytest.fixture(autouse=True)
def the_real_cache(settings, time_machine):
    time_machine.move_to("2026-03-02T12:00:20+01:00", tick=False)
    settings.CACHES = base.CACHES


def test_every_call_is_counted_once():
    what = str(uuid4())
    assert counted_so_far(what) == 0
    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(lambda _: counted(what), range(50)))
    assert sorted(numbers) == list(range(1, 51))
    assert counted_so_far(what) == 50


def test_the_next_minute_begins_anew(time_machine):
    what = str(uuid4())
    assert [counted(what), counted(what), seconds_left()] == [1, 2, 40]
    time_machine.shift(40)
    assert [counted(what), seconds_left()] == [1, 60]
