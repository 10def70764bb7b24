"""`make run`: the whole system on this machine until Ctrl-C."""

import contextlib
import fcntl
import os
import select
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

from . import paths, processes, servers, system

PATIENCE = 120
# Celery's own words for "stop within CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT", and for "I know that I am root".
CELERY = {"REMAP_SIGTERM": "SIGQUIT", "PYTHONWARNINGS": "ignore:You're running the worker"}


def run() -> int:
    processes.exit_on_stop_signals()
    system.ensure(browser=False)
    port = _free_port()
    with _only_one(), servers.shared() as (env, connections):
        logins = _prepare_database(env)
        with processes.together(_commands(port), env | CELERY) as children:
            _wait_until_answering(port, children)
            print(f"\nBoendestöd: http://127.0.0.1:{port}/ (avsluta med Ctrl-C)\n{logins}", flush=True)
            return _watch(children, connections)


def _prepare_database(env: dict[str, str]) -> str:
    """Returns what create_demo prints: the demo logins, which we show last."""
    command = ["create_demo", "--if-empty"] if env["DEMO"] == "1" else ["migrate", "-v0"]
    program = [sys.executable, "-m", "boendestod.dev.migrated", *command]
    done = subprocess.run(program, env=env, cwd=paths.ROOT, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit("The database could not be made ready.")
    return done.stdout


def _free_port() -> int:
    chosen = os.environ.get("PORT") or "8000"
    if not (chosen.isascii() and chosen.isdigit() and 0 < int(chosen) < 65536):
        raise SystemExit(f"PORT={chosen} is no port number.")
    port = int(chosen)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            message = f"Port {port} cannot be used: {error.strerror}. Try another: make run PORT=8001"
            raise SystemExit(message) from error
    return port


@contextlib.contextmanager
def _only_one() -> Iterator[None]:
    with open(paths.SOCKETS / "run.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SystemExit(f"make run is already going with the data in {paths.DATA}.") from error
        yield


def _commands(port: int) -> dict[str, list]:
    python = [sys.executable, "-m"]
    gunicorn = [*python, "gunicorn", "boendestod.wsgi", "--preload", "--no-control-socket"]
    web = [*gunicorn, "-b", f"127.0.0.1:{port}", "-w", "2", "--threads", "4"]
    celery = [*python, "celery", "-q", "-A", "boendestod"]
    # Prefork needs semaphores in /dev/shm, which some containers lack.
    pool = "prefork" if os.access("/dev/shm", os.W_OK) else "threads"
    return {
        "web": [*web, "--graceful-timeout", "5", "--log-level", "warning"],
        "worker": [*celery, "worker", "-P", pool, "-c", "2", "-l", "WARNING", "--without-gossip"],
        "beat": [*celery, "beat", "-l", "WARNING", "-s", str(paths.DATA / "beat-schedule"), "--pidfile="],
    }


def _wait_until_answering(port: int, children: dict[str, subprocess.Popen]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        _stop_if_one_ended(children)
        with contextlib.suppress(OSError):
            if _status(f"http://127.0.0.1:{port}/") < 500:
                return
        time.sleep(0.1)
    raise SystemExit("The web server did not answer.")


def _status(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def _watch(children: dict[str, subprocess.Popen], connections: list[socket.socket]) -> int:
    while True:
        _stop_if_one_ended(children)
        ended, _, _ = select.select(connections, [], [], 0.5)
        if ended:
            raise SystemExit("An embedded server stopped. Start again: the data is kept.")


def _stop_if_one_ended(children: dict[str, subprocess.Popen]) -> None:
    for name, child in children.items():
        if child.poll() is not None:
            raise SystemExit(f"{name} stopped with status {child.returncode}.")
