import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from boendestod.dev import paths

PATIENCE = 60


def wait_until(condition):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "Waited too long."
        time.sleep(0.05)


def output(process: subprocess.Popen) -> str:
    """What a command that succeeds has said."""
    said, noted = process.communicate()
    assert process.returncode == 0, noted
    return said


def wait_for_line(process: subprocess.Popen, text: str) -> str:
    for line in process.stdout:
        if text in line:
            return line
    pytest.fail(process.stderr.read())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def without_servers() -> dict[str, str]:
    """`make test` itself names servers in the environment; here we want our own."""
    return {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}


@dataclass
class Clone:
    """Drives the developer's commands with a data folder of their own."""

    data: Path
    env: dict[str, str] = field(default_factory=without_servers)
    started: list[subprocess.Popen] = field(default_factory=list)

    def command(self, *words: str, **env: str) -> subprocess.Popen:
        process = subprocess.Popen(
            words,
            cwd=paths.ROOT,
            env=self.env | {"BOENDESTOD_DATA": str(self.data)} | env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.started.append(process)
        return process

    def make_manage(self, arguments: str, **env: str) -> subprocess.Popen:
        return self.command("make", "-s", "manage", f"ARGS={arguments}", **env)

    def dev(self, *words: str, **env: str) -> subprocess.Popen:
        return self.command(sys.executable, "-m", "boendestod.dev", *words, **env)

    def living(self) -> list[str]:
        """Command lines of all processes that work with our data, told by environment, folder or socket."""
        return [name for name in map(self._ours, Path("/proc").glob("[0-9]*")) if name]

    def _ours(self, process: Path) -> str | None:
        try:
            here = (process / "cwd").readlink().is_relative_to(self.data)
            words = (process / "cmdline").read_bytes()
            told = os.fsencode(self.data) in (process / "environ").read_bytes()
        except OSError:
            return None
        ours = words and (here or told or os.fsencode(self.sockets) in words)
        return words.replace(b"\0", b" ").decode() if ours else None

    @property
    def sockets(self) -> Path:
        return paths.BASE / f"{paths.tag(self.data)}.run"

    def end(self) -> None:
        for process in self.started:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            process.communicate()
        wait_until(lambda: not self.living())
        shutil.rmtree(self.data)
        shutil.rmtree(self.sockets, ignore_errors=True)


@pytest.fixture(scope="module")
def clone():
    paths.prepare()
    clone = Clone(Path(tempfile.mkdtemp(prefix="boendestod-", dir="/var/tmp")))
    yield clone
    clone.end()
