"""The two servers and what the rest of the system must be told about them, as environment variables."""

import base64
import fcntl
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from . import keeper, paths, postgres, processes, valkey

SERVERS = (postgres, valkey)
# pytest and the linters see the project as if started in its folder, wherever make was called.
COMMON = {"PYTHONPATH": str(paths.ROOT), "PYTHONUNBUFFERED": "1"}


def _missing() -> list:
    """A server that the environment already names is not ours to start."""
    return [server for server in SERVERS if not os.environ.get(server.VARIABLE)]


@contextmanager
def shared() -> Iterator[tuple[dict[str, str], list]]:
    """The servers with lasting data. Yields the environment, and connections that end if a server dies."""
    with ExitStack() as stack:
        # Entered first: Ctrl-C must not interrupt the waiting for the servers' stop.
        stack.callback(processes.ignore_stop_signals)
        connections = [stack.enter_context(keeper.held(server)) for server in _missing()]
        urls = {server.VARIABLE: server.url(paths.SOCKETS) for server in _missing()}
        yield os.environ | COMMON | _local_settings() | urls, connections


def _local_settings() -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "boendestod.settings.local",
        # Kept, so that people stay logged in and the tablets' letters can be opened after a restart.
        "SECRET_KEY": os.environ.get("SECRET_KEY") or _kept("secret_key", secrets.token_urlsafe(50)),
        "SEALING_KEYS": os.environ.get("SEALING_KEYS") or _kept("sealing_keys", _random_key()),
        "DEMO": os.environ.get("DEMO", "1"),
    }


def _random_key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def _kept(name: str, value: str) -> str:
    """The value that was first given under this name in the data folder."""
    file = paths.DATA / name
    try:
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(value)
    except FileExistsError:
        pass
    return file.read_text()


@contextmanager
def throwaway() -> Iterator[dict[str, str]]:
    """Servers of our own with nothing in them, for tests and measurements."""
    with _temporary_folder() as folder, ExitStack() as stack:
        urls = {}
        for server in _missing():
            stack.enter_context(server.running(folder / server.NAME, folder / "run", throwaway=True))
            urls[server.VARIABLE] = server.url(folder / "run")
        yield os.environ | COMMON | {"DJANGO_SETTINGS_MODULE": "boendestod.settings.test"} | urls


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    _sweep()
    folder = Path(tempfile.mkdtemp(dir=paths.TESTS))
    folder.chmod(0o755)
    with open(folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield folder
        finally:
            shutil.rmtree(folder)


def _sweep() -> None:
    """Removes what a kill -9 left: a folder whose lock nobody holds."""
    for file in paths.TESTS.glob("*/lock"):
        with open(file) as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            shutil.rmtree(file.parent, ignore_errors=True)
