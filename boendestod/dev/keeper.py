"""Keeps one embedded server up for as long as someone is connected to the keeper's own socket.

`make run` and any number of `make manage` share the servers, and each may come and go, or be killed, in any
order. So none of them owns a server: the first to need it starts a keeper, and everyone holds a connection to
that. The kernel closes the connection of a killed user, so the count is always right. The last to leave waits
for the stop.
"""

import contextlib
import fcntl
import select
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from . import paths, postgres, processes, valkey

SERVERS = {server.NAME: server for server in (postgres, valkey)}
READY = b"ready"
PATIENCE = 60
IDLE = 10


@contextlib.contextmanager
def held(server: ModuleType) -> Iterator[socket.socket]:
    """Keeps the server up meanwhile. The connection becomes readable only if the server dies."""
    with _connect(server) as connection:
        try:
            yield connection
        finally:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_WR)
                connection.recv(1)


def _connect(server: ModuleType) -> socket.socket:
    deadline, keeper = time.monotonic() + PATIENCE, None
    while time.monotonic() < deadline:
        connection = _try_to_connect(_address(server))
        if connection:
            return connection
        if keeper is None or keeper.poll() == 0:
            keeper = _start_keeper(server)
        if keeper.poll():
            raise SystemExit(f"The embedded server did not start:\n{_log(server).read_text()}")
        time.sleep(0.05)
    raise SystemExit(f"The embedded server did not answer, see {_log(server)}")


def _try_to_connect(address: Path) -> socket.socket | None:
    connection = socket.socket(socket.AF_UNIX)
    with contextlib.suppress(OSError):
        connection.connect(str(address))
        if connection.recv(len(READY)) == READY:
            return connection
    connection.close()
    return None


def _start_keeper(server: ModuleType) -> subprocess.Popen:
    """In a session of its own: it must survive the Ctrl-C, and the end, of whoever started it."""
    with open(_log(server), "wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "boendestod.dev.keeper", server.NAME],
            cwd=paths.ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def _address(server: ModuleType) -> Path:
    return paths.SOCKETS / f"{server.NAME}.keeper"


def _log(server: ModuleType) -> Path:
    return paths.DATA / f"{server.NAME}-keeper.log"


def keep(server: ModuleType) -> None:
    with open(paths.SOCKETS / f"{server.NAME}.lock", "w") as lock, contextlib.ExitStack() as at_the_end:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            # Another keeper is there, or still stopping: whoever started us asks again.
            return
        process = at_the_end.enter_context(server.running(paths.DATA / server.NAME, paths.SOCKETS))
        last = _serve(_address(server), process)
    if last:
        last.close()


def _serve(address: Path, process: subprocess.Popen) -> socket.socket | None:
    """Returns the last user's connection, still open, so that the caller can close it when all is stopped."""
    users: list[socket.socket] = []
    wait_for_first_until = time.monotonic() + IDLE
    address.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(address))
        door.listen(64)
        while process.poll() is None:
            if not users and time.monotonic() > wait_for_first_until:
                return None
            readable, _, _ = select.select([door, *users], [], [], 0.5)
            for connection in readable:
                if connection is door:
                    users.append(_welcome(door))
                    continue
                users.remove(connection)
                if not users:
                    return connection
                connection.close()
    return None


def _welcome(door: socket.socket) -> socket.socket:
    connection, _ = door.accept()
    with contextlib.suppress(OSError):
        connection.sendall(READY)
    return connection


if __name__ == "__main__":
    processes.exit_on_stop_signals()
    keep(SERVERS[sys.argv[1]])
