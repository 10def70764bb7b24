"""The client's two worked examples, run as they are, as programs of their own, against a real server."""

import csv
import os
import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache

from accounts.models import AccessLog
from accounts.rules import Role
from followup.models import Visit
from oversight import flags, handling
from oversight.models import Flag
from oversight.rules import of_side
from tests.cast import TODAY
from tests.systems import system_at

CLIENT = Path("clients/python")


@pytest.fixture(autouse=True)
def counters_begin_anew():
    cache.clear()


@pytest.fixture
def run(live_server):
    """One of the examples, as the system's."""

    def run(example, argument, system, secret):
        own = {
            "PYTHONPATH": str(CLIENT / "src"),
            "BOENDESTOD_URL": live_server.url,
            "BOENDESTOD_CLIENT_ID": system.client_id,
            "BOENDESTOD_CLIENT_SECRET": secret,
        }
        return subprocess.run(
            [sys.executable, "-W", "error", CLIENT / "examples" / example, argument],
            env=os.environ | own,
            capture_output=True,
            text=True,
        )

    return run


@pytest.fixture
def clocked(tmp_path, cast):
    """Writes what was clocked: (the order, from, to)."""

    def write(*rows):
        path = tmp_path / "clocked.csv"
        with path.open("w", newline="") as file:
            lines = csv.writer(file)
            lines.writerow(["punch", "order", "worker", "starts_at", "ends_at"])
            for number, (order, start, end) in enumerate(rows, 1):
                lines.writerow([number, order, cast.support_worker.pk, start, end])
        return path

    return write


def at(hour: int) -> str:
    return f"{TODAY - timedelta(days=1)}T{hour:02}:00:00+01:00"


def test_a_time_system_posts_each_visit_once(transactional_db, cast, run, clocked):
    order = cast.agreed().order
    system = system_at(cast, scopes=["visit:log"])
    file = clocked((order.pk, at(9), at(10)), (order.pk, at(13), at(14)))
    for _ in range(2):
        done = run("time_system.py", file, *system)
        assert (done.returncode, done.stdout, done.stderr) == (0, "2 logged, 0 refused\n", "")
    first, second = Visit.objects.order_by("starts_at")
    assert (first.order, first.support_worker, first.timed) == (order, cast.support_worker, True)
    assert (second.starts_at - first.starts_at, second.minutes) == (timedelta(hours=4), 60)
    assert first.history.get().history_user == system[0].account


def test_a_time_system_is_told_which_rows_were_refused(transactional_db, cast, run, clocked):
    order = cast.agreed().order
    file = clocked((order.pk, at(9), at(8)), (order.pk, at(13), at(14)))
    done = run("time_system.py", file, *system_at(cast, scopes=["visit:log"]))
    assert (done.returncode, done.stdout) == (1, "1 logged, 1 refused\n")
    assert done.stderr.startswith("1\t")
    assert Visit.objects.get().minutes == 60


def mirrored(path) -> dict[int, bool]:
    """Whether each flag is open."""
    store = sqlite3.connect(path)
    try:
        return {pk: closed is None for pk, closed in store.execute("SELECT id, closed_at FROM flag")}
    finally:
        store.close()


def known() -> dict[int, bool]:
    return {flag.pk: flag.closed_at is None for flag in Flag.objects.all()}


@pytest.fixture
def bi(cast):
    return system_at(
        cast, scopes=["event:read", "flag:read"], name="Statistiken", unit=cast.unit, role=Role.CASEWORKER
    )


def test_a_bi_job_mirrors_flags_and_follows_what_happens_to_them(transactional_db, cast, run, bi, tmp_path):
    path = tmp_path / "flags.sqlite"
    cast.accepted()
    flags.raise_flags(TODAY + timedelta(days=200))
    assert run("mirror_flags.py", path, *bi).stderr == ""
    assert mirrored(path) == known()
    assert set(known().values()) == {True}
    before = known()

    flags.raise_flags(TODAY)
    flags.raise_flags(TODAY + timedelta(days=700))
    done = run("mirror_flags.py", path, *bi)
    assert done.stderr == ""
    assert mirrored(path) == known()
    assert any(before[pk] and not is_open for pk, is_open in known().items() if pk in before)
    assert set(known()) > set(before)
    assert done.stdout == f"{sum(known().values())} open flags\n"


def test_a_bi_job_follows_what_is_done_with_a_flag_without_opening_a_persons_record(
    transactional_db, cast, run, bi, tmp_path
):
    path = tmp_path / "flags.sqlite"
    cast.accepted()
    flags.raise_flags(TODAY + timedelta(days=200))
    run("mirror_flags.py", path, *bi)
    flag = Flag.objects.open().filter(rule__in=of_side(Role.CASEWORKER)).earliest("pk")
    until = TODAY + timedelta(days=7)
    handling.snooze(flag, by=cast.caseworker, today=TODAY, until=until, reason="Väntar på svar.")
    run("mirror_flags.py", path, *bi)
    store = sqlite3.connect(path)
    (said,) = store.execute("SELECT snoozed_until FROM flag WHERE id = ?", (flag.pk,)).fetchone()
    store.close()
    assert said == str(until)
    assert set(AccessLog.objects.filter(system_id=bi[0].pk).values_list("action", flat=True)) == {"list"}
