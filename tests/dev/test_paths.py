import os
import subprocess
import sys

from boendestod.dev import paths

ASK = "from boendestod.dev import paths; print(paths.DATA, paths.SOCKETS)"
LONGEST_SOCKET = 107


def places(**env: str) -> list[str]:
    command = [sys.executable, "-c", ASK]
    done = subprocess.run(
        command, cwd=paths.ROOT, env=os.environ | env, check=True, capture_output=True, text=True
    )
    return done.stdout.split()


def test_sockets_are_short_however_long_the_data_folder():
    data, sockets = places(BOENDESTOD_DATA="/var/tmp/" + "long/" * 50 + "end")
    assert data.endswith("/long/end")
    assert len(f"{sockets}/.s.PGSQL.5432") <= LONGEST_SOCKET


def test_another_data_folder_has_other_sockets():
    assert places(BOENDESTOD_DATA="/var/tmp/a")[1] != places(BOENDESTOD_DATA="/var/tmp/b")[1]


def test_a_relative_data_folder_starts_at_the_project():
    assert places(BOENDESTOD_DATA="somewhere")[0] == str(paths.ROOT / "somewhere")


def test_without_a_choice_the_data_is_told_apart_by_clone():
    assert places(BOENDESTOD_DATA="")[0] == str(paths.BASE / paths.tag(paths.ROOT))
