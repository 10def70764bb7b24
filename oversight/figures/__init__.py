"""The figures: of a period and a scope, divided by one thing at a time, each with what it means beside it.

`measure` is the door: the pages, the exports and the board's report all get their tables here. Every measure asks the
database as often whatever the number of persons."""

from . import decisions, persons, plans, quality, time, work
from .charting import chart_of
from .grouping import labels
from .period import Period, quarters_back
from .scope import AgeBand, By, Scope
from .table import HIDDEN, Column, Measure, Row, Section, Table, as_table

__all__ = [
    "HIDDEN",
    "MEASURES",
    "AgeBand",
    "By",
    "Column",
    "Measure",
    "Period",
    "Row",
    "Scope",
    "Section",
    "Table",
    "chart_of",
    "measure",
    "measures_of",
    "quarters_back",
]

MEASURES: dict[str, Measure] = {
    found.key: found
    for found in (
        *(*time.MEASURES, *work.MEASURES, *persons.MEASURES),
        *(*plans.MEASURES, *decisions.MEASURES, *quality.MEASURES),
    )
}


def measures_of(scope: Scope, section: str | None = None) -> list[Measure]:
    """Those that the reader may see, of one section or all."""
    seen = (found for found in MEASURES.values() if found.is_for(scope))
    return [found for found in seen if section in (None, found.section)]


def measure(key: str, period: Period, scope: Scope, by: By | None = None) -> Table:
    """The table of one measure; `by` is what it is divided by. What cannot be divided so is given undivided."""
    wanted = MEASURES[key]
    if not wanted.is_for(scope):
        raise ValueError(f"{key} is not for this reader.")
    by = by if by in scope.divides_by and by in wanted.divides_by else None
    counted = wanted.count(period, scope, by)
    return as_table(wanted, counted, by, labels(by, scope), scope.outside)
