"""Raising the country's flags beside the SQL that a hand would write for the same rows."""

from datetime import date
from functools import partial

from django.db import connection, transaction

from boendestod import dates
from oversight import flags
from oversight.rules import FlagRule

from . import country
from .figures import Figure, medians, milliseconds, queries

ROUNDS = 7
# By night the day asked for. On the earlier day a month's flags were not yet due, so they close.
NIGHTS = {
    "all open": country.ON,
    "none change": country.ON,
    "many come to the manager": dates.add_length(country.ON, days=15),
    "many close": dates.add_length(country.ON, days=-30),
}
AT_MOST = 2
# Those whose SQL stands in sql/flags.sql.
MEASURED = (
    FlagRule.PLAN_NOT_BEGUN,
    FlagRule.PLAN_NOT_RECEIVED,
    FlagRule.PLAN_FOLLOWUP_OVERDUE,
    FlagRule.DECISION_EXPIRED,
    FlagRule.DECISION_FOLLOWUP_OVERDUE,
)
raise_flags = partial(flags.raise_flags, keys=MEASURED)
TABLES = {"ours": "oversight_flag", "bare": "bench.flag"}
# What nobody has resolved comes to the manager, which writes an event with its history.
EVENTS = {"ours": "oversight_flagevent", "bare": "bench.flagevent"}
PAST = {"ours": "oversight_historicalflagevent", "bare": "bench.historicalflagevent"}
WRITTEN = "municipality_id, case_id, order_id, rule, subject_id, due_on, opened_on, closed_on, escalated_on"


def figures(persons: int) -> list[Figure]:
    country.run("flag_table")
    times = medians(_nights, ROUNDS)
    _refuse_difference()
    return [_figure(night, persons, times) for night in NIGHTS]


def _nights() -> dict[tuple[str, str], float]:
    times = {}
    for side, work in (("ours", raise_flags), ("bare", _bare)):
        _empty(TABLES[side], EVENTS[side], PAST[side])
        for night, on in NIGHTS.items():
            times[side, night] = milliseconds(partial(work, on))
    return times


def _figure(night: str, persons: int, times: dict) -> Figure:
    ours, bare = times["ours", night], times["bare", night]
    return Figure(
        what=f"raise the country's flags by {len(MEASURED)} rules, {night}",
        n=persons,
        ours=ours,
        bare=bare,
        queries=queries(partial(raise_flags, NIGHTS[night])),
        promise=f"at most {AT_MOST} × bare SQL",
        holds=ours <= AT_MOST * bare if persons >= country.PERSONS else None,
    )


@transaction.atomic
def _bare(on: date) -> None:
    country.run("flags", on=on)


def _empty(*tables: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(tables)}")


def _refuse_difference() -> None:
    """To compare the times of two different answers would say nothing."""
    ours, bare = (f"SELECT {WRITTEN} FROM {table}" for table in TABLES.values())
    with connection.cursor() as cursor:
        cursor.execute(f"({ours} EXCEPT ALL {bare}) UNION ALL ({bare} EXCEPT ALL {ours})")
        if differing := cursor.fetchall():
            raise SystemExit(
                f"The rules and the SQL differ in {len(differing)} flags, such as {differing[0]}."
            )
