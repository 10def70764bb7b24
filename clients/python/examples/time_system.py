"""A time system posts what its staff has clocked.

    python time_system.py clocked.csv

The file has the columns punch, order, worker, starts_at and ends_at: the time system's own number of the row, the
order's id, the user id of who was there, and two moments with their zone. Run it as often as you like, also after
having been broken off: each row is logged once. What was refused is written on stderr, and makes the exit code 1.
"""

import csv
import os
import sys
from collections.abc import Iterator
from uuid import UUID, uuid5

from boendestod_client import Boendestod, ClientCredentials, Transport
from boendestod_client.models import BulkResult, LogVisitsBody

# Any id of your own that never changes: with it the same row always makes the same visit.
OURS = UUID("5b0f3c52-6d0e-4c0c-9a55-0a8f6f6f3f10")
A_CALL = 1000


def visit_of(row: dict[str, str]) -> LogVisitsBody:
    """The text is the support worker's to write, so the visit waits for it."""
    return {
        "id": str(uuid5(OURS, row["punch"])),
        "order": row["order"],
        "support_worker": int(row["worker"]),
        "happened": "performed",
        "starts_at": row["starts_at"],
        "ends_at": row["ends_at"],
        "timed": True,
        "note_later": True,
    }


def log(client: Boendestod, rows: list[dict[str, str]]) -> Iterator[tuple[dict[str, str], BulkResult]]:
    """Each row with its answer."""
    for first in range(0, len(rows), A_CALL):
        some = rows[first : first + A_CALL]
        answer = client.visits.log_visits({"visits": [visit_of(row) for row in some]})
        for result in answer["results"]:
            yield some[result["index"]], result


def connected() -> Boendestod:
    credentials = ClientCredentials(
        os.environ["BOENDESTOD_CLIENT_ID"], os.environ["BOENDESTOD_CLIENT_SECRET"], ["visit:log"]
    )
    return Boendestod(Transport(os.environ["BOENDESTOD_URL"], credentials))


def main(path: str) -> int:
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    refused = 0
    for row, result in log(connected(), rows):
        if "problem" in result:
            refused += 1
            problem = result["problem"]
            print(row["punch"], problem["code"], problem["title"], sep="\t", file=sys.stderr)
    print(f"{len(rows) - refused} logged, {refused} refused")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
