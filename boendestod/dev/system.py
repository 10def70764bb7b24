"""System libraries that no wheel carries: installed by apt where we may, named where we may not."""

import ctypes
import os
import shutil
import subprocess
import sys

PDF = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
# Playwright's driver is linked to it, and a bare Debian lacks it.
BROWSER = {"libatomic.so.1": "libatomic1"}
APT = ["apt-get", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=2"]


def ensure(*, browser: bool) -> None:
    missing = _missing(browser)
    if missing:
        _install(missing)
        missing = _missing(browser)
    if missing:
        _say(
            f"Missing, and what needs it will not work: {' '.join(missing)}\n"
            f"Install it with: sudo apt-get install --no-install-recommends {' '.join(missing)}"
        )


def missing_for_browser() -> list[str]:
    chromium = [] if shutil.which("chromium") else ["chromium"]
    return _packages(BROWSER) + chromium


def _missing(browser: bool) -> list[str]:
    return _packages(PDF) + (missing_for_browser() if browser else [])


def _packages(libraries: dict[str, str]) -> list[str]:
    return [package for library, package in libraries.items() if not _can_load(library)]


def _can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install(packages: list[str]) -> None:
    become_root = _become_root()
    if become_root is None or not shutil.which("apt-get"):
        return
    _say(f"Installing {' '.join(packages)} …")
    environment = [*become_root, "env", "DEBIAN_FRONTEND=noninteractive", *APT]
    install = [*environment, "install", "-y", "-q", "--no-install-recommends", *packages]
    if not _succeeds(install):
        # A fresh machine has no package lists yet.
        _succeeds([*environment, "update", "-q"])
        _succeeds(install)


def _become_root() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
