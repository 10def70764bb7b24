"""The servers of `make test`: empty, nobody else's, and gone afterwards."""

import os
import signal

import pytest

from boendestod.dev import paths, servers

from .conftest import wait_for_line, wait_until

pytestmark = pytest.mark.xdist_group("embedded servers")
WAIT_FOR_EVER = ("sandbox", "timeit", "-n1", "-r1", "import time; print('up', flush=True); time.sleep(600)")


def folders() -> set:
    return set(paths.TESTS.iterdir())


@pytest.fixture
def nothing_named(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("REDIS_URL", raising=False)


def test_two_at_once_in_one_clone_are_apart_and_leave_nothing(nothing_named):
    before = folders()
    with servers.throwaway() as one, servers.throwaway() as other:
        assert one["DATABASE_URL"] != other["DATABASE_URL"]
        assert one["REDIS_URL"] != other["REDIS_URL"]
    assert folders() <= before


def test_a_named_server_is_used_as_it_is(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://theirs/one")
    monkeypatch.setenv("REDIS_URL", "redis://theirs/0")
    with servers.throwaway() as env:
        assert env["DATABASE_URL"] == "postgresql://theirs/one"
        assert env["REDIS_URL"] == "redis://theirs/0"


def test_what_a_kill_leaves_is_swept_by_the_next(clone, nothing_named):
    before = folders()
    process = clone.dev(*WAIT_FOR_EVER)
    wait_for_line(process, "up")
    (left,) = folders() - before
    os.kill(process.pid, signal.SIGKILL)
    wait_until(lambda: not clone.living())
    assert left in folders()
    with servers.throwaway():
        assert left not in folders()


def test_a_signal_is_passed_on_and_told_by_the_status(clone):
    process = clone.dev(*WAIT_FOR_EVER)
    wait_for_line(process, "up")
    process.send_signal(signal.SIGTERM)
    process.communicate()
    assert process.returncode == 128 + signal.SIGTERM
    assert clone.living() == []
