"""Migrates and then runs a management command: in one process, as starting Django is most of the time."""

import contextlib
import fcntl
import sys

import django
from django.core.management import call_command, execute_from_command_line

from . import paths

# They mend migrations, so they must start where `migrate` cannot.
ABOUT_MIGRATIONS = {"makemigrations", "migrate", "showmigrations", "sqlmigrate", "squashmigrations"}


def migrate() -> None:
    """One at a time, as Django's migrations hold no lock. Standard output belongs to the command."""
    django.setup()
    with open(paths.SOCKETS / "migrate.lock", "w") as lock, contextlib.redirect_stdout(sys.stderr):
        fcntl.flock(lock, fcntl.LOCK_EX)
        call_command("migrate", verbosity=0)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if ABOUT_MIGRATIONS.isdisjoint(arguments[:1]):
        migrate()
    execute_from_command_line(["manage.py", *arguments])
