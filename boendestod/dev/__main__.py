"""What the Makefile calls: run, manage ARGS…, test ARGS…, sandbox COMMAND…"""

import sys

from . import paths, processes, servers, supervisor, system


def run() -> int:
    return supervisor.run()


def manage(*arguments: str) -> int:
    processes.exit_on_stop_signals()
    with servers.shared() as (env, _):
        return processes.foreground([sys.executable, "-m", "boendestod.dev.migrated", *arguments], env)


def test(*arguments: str) -> int:
    system.ensure(browser=True)
    how = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder")
    return sandbox("pytest", *how, *arguments)


def sandbox(module: str, *arguments: str) -> int:
    """Runs a module (or a file of ours) with empty servers of its own."""
    processes.exit_on_stop_signals()
    how = [module] if module.endswith(".py") else ["-m", module]
    with servers.throwaway() as env:
        return processes.foreground([sys.executable, *how, *arguments], env)


COMMANDS = {"run": run, "manage": manage, "test": test, "sandbox": sandbox}

if __name__ == "__main__":
    processes.die_with_make()
    paths.prepare()
    sys.exit(COMMANDS[sys.argv[1]](*sys.argv[2:]))
