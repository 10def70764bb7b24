"""A figure of the table that `make bench` prints, and how a time is taken."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from django.db import connection

HEADINGS = ("what", "n", "ours ms", "bare SQL ms", "ratio", "queries", "promise", "holds")


@dataclass(frozen=True)
class Figure:
    what: str
    n: int
    ours: float
    # None where a browser is measured.
    bare: float | None
    queries: int | None
    promise: str
    # None where the promise is not for a country of this size.
    holds: bool | None

    def cells(self) -> tuple[str, ...]:
        answer = {True: "yes", False: "NO", None: "-"}[self.holds]
        beside = ("-", "-") if self.bare is None else (f"{self.bare:.1f}", f"{self.ours / self.bare:.2f}")
        asked = "-" if self.queries is None else str(self.queries)
        return (self.what, f"{self.n:,}", f"{self.ours:.1f}", *beside, asked, self.promise, answer)


def table(figures: list[Figure]) -> str:
    rows = [HEADINGS, *(figure.cells() for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def milliseconds(work: Callable) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def medians(a_round: Callable[[], dict], rounds: int) -> dict:
    """By name the median time; a round takes all of them in turn, so that they share the machine's moods."""
    taken = [a_round() for _ in range(rounds)]
    return {name: median(times[name] for times in taken) for name in taken[0]}


def queries(work: Callable) -> int:
    """Every statement that the work sends, savepoints too."""
    statements = []

    def note(execute, sql, params, many, context):
        statements.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        work()
    return len(statements)
