"""The servers of `make test`: empty, nobody else's, and gone afterwards."""

import os
import signal
from pathlib import Path

import pytest

from boendestod.dev import paths, servers

from .conftest import wait_for_line, wait_until

WAIT = "import os, time; print(os.environ['REDIS_URL'], flush=True); time.sleep(600)"
WAIT_FOR_EVER = ("sandbox", "timeit", "-n1", "-r1", WAIT)


def folder(redis_url: str) -> Path:
    """The temporary folder of the servers to which the address belongs."""
    return paths.TESTS / Path(redis_url).relative_to(f"redis+socket:{paths.TESTS}").parts[0]


@pytest.fixture
def nothing_named(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("REDIS_URL", raising=False)


def test_two_at_once_in_one_clone_are_apart_and_leave_nothing(nothing_named):
    with servers.throwaway() as one, servers.throwaway() as other:
        assert one["DATABASE_URL"] != other["DATABASE_URL"]
        assert one["REDIS_URL"] != other["REDIS_URL"]
        assert folder(one["REDIS_URL"]).exists()
    assert not folder(one["REDIS_URL"]).exists()
    assert not folder(other["REDIS_URL"]).exists()


def test_a_named_server_is_used_as_it_is(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://theirs/one")
    monkeypatch.setenv("REDIS_URL", "redis://theirs/0")
    with servers.throwaway() as env:
        assert env["DATABASE_URL"] == "postgresql://theirs/one"
        assert env["REDIS_URL"] == "redis://theirs/0"


def test_what_a_kill_leaves_is_swept_by_the_next(clone, nothing_named):
    process = clone.dev(*WAIT_FOR_EVER)
    left = folder(wait_for_line(process, "redis").strip())
    os.kill(process.pid, signal.SIGKILL)
    wait_until(lambda: not clone.living())
    assert (left / "postgres").exists()
    with servers.throwaway():
        assert not left.exists()


def test_a_signal_is_passed_on_and_told_by_the_status(clone):
    process = clone.dev(*WAIT_FOR_EVER)
    wait_for_line(process, "redis")
    process.send_signal(signal.SIGTERM)
    process.communicate()
    assert process.returncode == 128 + signal.SIGTERM
    assert clone.living() == []
