"""Child processes that never outlive us, not even after a kill -9."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import IO, NoReturn

PR_SET_PDEATHSIG = 1
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_libc = ctypes.CDLL(None)


def die_with_parent(death_signal: int, *, own_group: bool = True) -> Callable[[], None]:
    """A preexec_fn. The signal comes when the *thread* that forked ends: never start children in threads."""
    parent = os.getpid()

    def before_exec() -> None:
        if own_group:
            os.setpgid(0, 0)
        _libc.prctl(PR_SET_PDEATHSIG, death_signal)
        if os.getppid() != parent:
            os._exit(1)

    return before_exec


def die_with_make() -> None:
    """Under make we are its child: a kill -9 of make then stops us too."""
    if "MAKELEVEL" in os.environ:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def exit_on_stop_signals() -> None:
    def leave(*_: object) -> NoReturn:
        sys.exit(0)

    for number in STOP_SIGNALS:
        signal.signal(number, leave)


def ignore_stop_signals() -> None:
    for number in STOP_SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def start(command: list, env: dict[str, str]) -> subprocess.Popen:
    return subprocess.Popen(command, env=env, preexec_fn=die_with_parent(signal.SIGTERM))


def stop(children: list[subprocess.Popen], how: int = signal.SIGTERM, patience: float = 10) -> None:
    """All are told at once, so that stopping takes as long as the slowest and not as long as the sum."""
    for child in children:
        child.send_signal(how)
    deadline = time.monotonic() + patience
    for child in children:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(max(0.1, deadline - time.monotonic()))
        kill_group(child.pid)
        child.wait()


def kill_group(leader: int) -> None:
    """The child and what it has started, whether or not it has ended itself."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


@contextlib.contextmanager
def together(commands: dict[str, list], env: dict[str, str]) -> Iterator[dict[str, subprocess.Popen]]:
    children: dict[str, subprocess.Popen] = {}
    with guard() as pipe:
        try:
            for name, command in commands.items():
                children[name] = start(command, env)
                pipe.write(f"{children[name].pid}\n")
                pipe.flush()
            yield children
        finally:
            ignore_stop_signals()
            stop(list(children.values()))


@contextlib.contextmanager
def guard() -> Iterator[IO[str]]:
    """For when we are killed: our children are told to stop, but a worker without its broker may hang."""
    command = [sys.executable, "-m", "boendestod.dev.guard"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            yield process.stdin
        finally:
            process.kill()


def foreground(command: list, env: dict[str, str], **options: object) -> int:
    """Runs a command that owns the terminal: in our process group it can read keys and gets Ctrl-C itself."""
    child = subprocess.Popen(
        command, env=env, preexec_fn=die_with_parent(signal.SIGTERM, own_group=False), **options
    )
    before = {
        signal.SIGINT: signal.signal(signal.SIGINT, lambda *_: None),
        signal.SIGTERM: signal.signal(signal.SIGTERM, lambda number, _: child.send_signal(number)),
        signal.SIGHUP: signal.signal(signal.SIGHUP, lambda number, _: child.send_signal(number)),
    }
    try:
        code = child.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return code if code >= 0 else 128 - code
