"""Figures of a year beside bare SQL that gives the same numbers: of the whole country, and of the large municipality
when the country around it is small and when it is whole."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from oversight.figures import Period, Scope, measure

from . import country
from .figures import Figure, medians, milliseconds, queries

ROUNDS = 7
AT_MOST = 2
MOST_TIME = 1.2
# What so few milliseconds take is how PostgreSQL begins, and not how many rows there are.
MOST_MORE = 20
LARGE_MUNICIPALITY = 1
YEAR = Period.months_back(country.ON)
CLOSE = 0.01


@dataclass(frozen=True)
class Sum:
    what: str
    key: str
    sql: str
    # Which of the measure's numbers the SQL gives, n first.
    values: tuple[int, ...]

    def ours(self, municipality: int | None) -> list[float]:
        total = measure(self.key, YEAR, Scope(municipality)).total
        return [float(total.n), *(float(total.values[place] or 0) for place in self.values)]

    def bare(self, municipality: int | None) -> list[float]:
        days = {"first": YEAR.first, "last": YEAR.last}
        (row,) = country.run(self.sql, municipality=municipality, **days)
        return [float(value or 0) for value in row]


SUMS = (
    Sum("a year's hours, granted to performed", "timmar", "hours", (0, 1, 2, 3, 4)),
    Sum("current plans of the running orders", "planer", "coverage", (0, 2, 4, 6)),
)


def figures(persons: int) -> list[Figure]:
    return [_of_country(one, persons) for one in SUMS] + [
        figure for one in SUMS for figure in _of_municipality(one, persons)
    ]


def _of_country(one: Sum, persons: int) -> Figure:
    _refuse_difference(one, None)
    times = medians(partial(_both, one, None), ROUNDS)
    return Figure(
        what=f"{one.what}, the country",
        n=persons,
        ours=times["ours"],
        bare=times["bare"],
        queries=queries(partial(one.ours, None)),
        promise=f"at most {AT_MOST} × bare SQL",
        holds=times["ours"] <= AT_MOST * times["bare"] if persons >= country.PERSONS else None,
    )


def _of_municipality(one: Sum, persons: int) -> list[Figure]:
    times = medians(partial(_in_both, one), ROUNDS)
    small, full = times["ours", "small"], times["ours", "full"]
    promise = (
        f"at most {MOST_TIME} × the time of {country.SMALL:,}, or {MOST_MORE} ms more ({full / small:.2f})"
    )
    return [
        Figure(
            what=f"{one.what}, one municipality",
            n=n,
            ours=times["ours", name],
            bare=times["bare", name],
            queries=queries(partial(one.ours, LARGE_MUNICIPALITY)),
            promise=promise,
            holds=full <= max(MOST_TIME * small, small + MOST_MORE),
        )
        for name, n in (("small", country.SMALL), ("full", persons))
    ]


def _in_both(one: Sum) -> dict[tuple[str, str], float]:
    times = {}
    for name, inside in country.BOTH.items():
        with inside():
            times |= {(side, name): taken for side, taken in _both(one, LARGE_MUNICIPALITY).items()}
    return times


def _both(one: Sum, municipality: int | None) -> dict[str, float]:
    sides: dict[str, Callable] = {"ours": one.ours, "bare": one.bare}
    return {side: milliseconds(partial(work, municipality)) for side, work in sides.items()}


def _refuse_difference(one: Sum, municipality: int | None) -> None:
    """To compare the times of two different answers would say nothing."""
    ours, bare = one.ours(municipality), one.bare(municipality)
    if any(abs(mine - theirs) > CLOSE for mine, theirs in zip(ours, bare, strict=True)):
        raise SystemExit(f"{one.what}: {ours} is not {bare}.")
