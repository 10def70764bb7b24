"""A BI job mirrors the flags into SQLite.

    python mirror_flags.py flags.sqlite

The first run reads every flag, each later run only what has happened since. Run it as often as you like, also after
having been broken off: what was read and how far it came are saved together, so nothing is lost or counted twice.
Only lists are read: they hold no text about a person.
"""

import os
import sqlite3
import sys
from collections.abc import Iterable

from boendestod_client import Boendestod, ClientCredentials, Gone, Transport
from boendestod_client.models import FlagRow

TABLES = """
CREATE TABLE IF NOT EXISTS flag (
    id INTEGER PRIMARY KEY,
    rule TEXT NOT NULL,
    case_id TEXT NOT NULL,
    order_id TEXT,
    due_on TEXT NOT NULL,
    is_authoritys INTEGER NOT NULL,
    snoozed_until TEXT,
    opened_at TEXT NOT NULL,
    closed_at TEXT,
    closed_by TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS flag_case ON flag (case_id);
CREATE TABLE IF NOT EXISTS place (one INTEGER PRIMARY KEY CHECK (one = 1), after TEXT NOT NULL);
"""
# Nothing has happened since then: the answer is only how far the feed has come.
LATER_THAN_ALL = "9999-01-01T00:00:00Z"


def mirror(client: Boendestod, store: sqlite3.Connection) -> None:
    store.executescript(TABLES)
    place = store.execute("SELECT after FROM place").fetchone()
    if place is None:
        read_all(client, store)
        return
    try:
        follow(client, store, place[0])
    except Gone:
        # The job stood still for longer than events are kept.
        read_all(client, store)


def read_all(client: Boendestod, store: sqlite3.Connection) -> None:
    """The place is taken before the reading: what happens meanwhile is read again rather than missed."""
    place = client.events.all(since=LATER_THAN_ALL)["next"]
    flags = list(client.flags.all(open="false", page_size=200))
    with store:
        store.execute("DELETE FROM flag")
        keep(store, flags)
        remember(store, place)


def follow(client: Boendestod, store: sqlite3.Connection, place: str) -> None:
    """An event says whose flags to read again. What the answer no longer has, is gone from the mirror too."""
    more = True
    while more:
        page = client.events.all(after=place, noun="flag", limit=500)
        place, more = page["next"], page["more"]
        cases = {event["data"]["case"] for event in page["events"]}
        flags = [row for case in cases for row in client.flags.all(case=case, open="false")]
        with store:
            store.executemany("DELETE FROM flag WHERE case_id = ?", [(case,) for case in cases])
            keep(store, flags)
            remember(store, place)


def keep(store: sqlite3.Connection, flags: Iterable[FlagRow]) -> None:
    """A row that moved between two pages while they were read comes twice."""
    rows = [
        (
            flag["id"],
            flag["rule"],
            flag["case"],
            flag["order"],
            flag["due_on"],
            flag["is_authoritys"],
            flag["snoozed_until"],
            flag["opened_at"],
            flag["closed_at"],
            flag["closed_by_event"],
        )
        for flag in flags
    ]
    store.executemany("INSERT OR REPLACE INTO flag VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def remember(store: sqlite3.Connection, place: str) -> None:
    store.execute("INSERT OR REPLACE INTO place VALUES (1, ?)", (place,))


def connected() -> Boendestod:
    credentials = ClientCredentials(
        os.environ["BOENDESTOD_CLIENT_ID"],
        os.environ["BOENDESTOD_CLIENT_SECRET"],
        ["event:read", "flag:read"],
    )
    return Boendestod(Transport(os.environ["BOENDESTOD_URL"], credentials))


def main(path: str) -> None:
    store = sqlite3.connect(path)
    try:
        mirror(connected(), store)
        (still_open,) = store.execute("SELECT count(*) FROM flag WHERE closed_at IS NULL").fetchone()
        print(f"{still_open} open flags")
    finally:
        store.close()


if __name__ == "__main__":
    main(sys.argv[1])
