"""Where the embedded servers keep their data, sockets and binaries.

Sockets never lie beside the data: a socket's path holds 107 bytes, and BOENDESTOD_DATA may be longer.
"""

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BASE = Path(f"/var/tmp/boendestod-{os.geteuid()}")
TESTS = BASE / "tests"


def tag(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:8]


DATA = ROOT / (os.environ.get("BOENDESTOD_DATA") or BASE / tag(ROOT))
SOCKETS = BASE / f"{tag(DATA.resolve())}.run"


def make_folder(path: Path, mode: int = 0o755) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(mode)
    return path


def prepare() -> None:
    """Makes the folders. /var/tmp is everyone's, so what stands there under our name must also be ours."""
    BASE.mkdir(mode=0o755, exist_ok=True)
    if BASE.is_symlink() or BASE.stat().st_uid != os.geteuid():
        raise SystemExit(f"{BASE} belongs to someone else: remove it and try again.")
    for folder in (DATA, SOCKETS, TESTS):
        try:
            make_folder(folder)
        except OSError as error:
            raise SystemExit(f"Cannot use {folder}: {error.strerror}.") from error
