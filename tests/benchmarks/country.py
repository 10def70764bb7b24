"""A generated country in the empty database of a sandbox, and a copy of it from when it was small.

Personnummer stay empty (made-up ones could be somebody's), and the history tables do too: nothing measured
here reads them."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connection, connections

SQL = Path(__file__).with_name("sql")
PERSONS = 34_000
MUNICIPALITIES = 290
LARGE = 900
VISITS = 100
SMALL = 1_000
ON = date(2026, 3, 2)

FULL_NAME = connection.settings_dict["NAME"]
SMALL_NAME = f"{FULL_NAME}_small"


def load(persons: int) -> None:
    """The first persons make the small country; what comes after leaves the large municipality as it was."""
    if connection.introspection.table_names():
        raise SystemExit("DATABASE_URL names a database that is not empty. Measure in one that is.")
    call_command("migrate", verbosity=0)
    _give_defaults()
    run("organisation", persons=persons, large=LARGE, municipalities=MUNICIPALITIES)
    run("foreign_keys_off")
    run("threads", first=1, last=SMALL, on=ON)
    run("visits", visits=VISITS, on=ON)
    _copy()
    run("threads", first=SMALL + 1, last=persons, on=ON)
    for inside in BOTH.values():
        with inside():
            run("foreign_keys_on")
            settle()


def run(name: str, **params) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute((SQL / f"{name}.sql").read_text(), params)
        return cursor.fetchall() if cursor.description else []


@contextmanager
def small_country() -> Iterator[None]:
    """Inside, Django's one connection leads to the small country, so that the two can be measured in turns."""
    full = connections["default"]
    connections["default"] = SMALL_CONNECTION
    try:
        yield
    finally:
        connections["default"] = full


def _give_defaults() -> None:
    """Django keeps defaults in Python; in the database too, our SQL names only the columns that matter."""
    fields = [field for model in apps.get_models() for field in model._meta.local_concrete_fields]
    with connection.cursor() as cursor:
        for field in fields:
            default = field.get_default()
            if isinstance(default, str | int | list | dict):
                table, column = field.model._meta.db_table, field.column
                value = field.get_db_prep_save(default, connection)
                cursor.execute(f'ALTER TABLE {table} ALTER "{column}" SET DEFAULT %s', [value])


def _connection_to(name: str):
    other = connections.create_connection("default")
    other.settings_dict = other.settings_dict | {"NAME": name}
    return other


def _copy() -> None:
    # PostgreSQL copies only a database that nobody is connected to.
    connection.close()
    elsewhere = _connection_to("postgres")
    with elsewhere.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {SMALL_NAME} TEMPLATE {FULL_NAME}")
    elsewhere.close()


def settle() -> None:
    """Does at once what autovacuum does within a minute, and so keeps it from our measuring."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


SMALL_CONNECTION = _connection_to(SMALL_NAME)
# To measure in the one and the other: with BOTH[name](): …
BOTH = {"small": small_country, "full": nullcontext}
