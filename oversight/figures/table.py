"""What a figure is, and the table that it becomes. Plain values in and out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import TextChoices

from boendestod.templatetags.sv import tal

from .period import Period
from .scope import By, Scope

# Whoever stands outside the case work sees no cell that counts fewer persons.
FEWEST = 5
HIDDEN = f"färre än {FEWEST}"
UNKNOWN = "–"
TOTAL = "totalt"

Value = Decimal | float | int | None


class Section(TextChoices):
    TIME = "tid", "Tid"
    PERSONS = "personer", "Personer"
    PLANS = "planer", "Planer och mål"
    DECISIONS = "beslut", "Beslut"
    QUALITY = "kvalitet", "Kvalitet"


@dataclass(frozen=True)
class Column:
    label: str
    unit: str = ""
    decimals: int = 0

    def rounded(self, value: Value) -> Decimal | None:
        """Half up, as the field's own reports round."""
        if value is None:
            return None
        return Decimal(str(value)).quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)

    def told(self, value: Value) -> str:
        return UNKNOWN if value is None else tal(self.rounded(value))

    @property
    def heading(self) -> str:
        return f"{self.label}, {self.unit}" if self.unit else self.label


@dataclass(frozen=True)
class Row:
    """`n` is how many things were counted, `persons` how many persons they are of, and `behind` how many persons are
    behind each value."""

    label: str
    n: int
    persons: int
    values: tuple[Value, ...]
    behind: tuple[int, ...]
    is_hidden: bool = False

    @property
    def counts_few(self) -> bool:
        return any(0 < count < FEWEST for count in (self.persons, *self.behind))


@dataclass(frozen=True)
class Measure:
    """One figure: what it counts, how it is weighted, and what it means, in words that stand beside it."""

    key: str
    section: Section
    label: str
    columns: tuple[Column, ...]
    counted: str
    weighting: str
    definition: str
    count: Callable[[Period, Scope, By | None], "Counted"]
    # Of the authority's own work, which no provider sees.
    authority_only: bool = False
    # Only what has a chart: which of the columns it shows.
    charted: tuple[int, ...] = ()
    divides_by: frozenset[By] = frozenset(By)
    # Staff's time is of a whole provider, so one unit has no part of its own in it.
    whole_provider: bool = False

    def is_for(self, scope: Scope) -> bool:
        if self.whole_provider and (scope.unit or scope.area or scope.sex or scope.age):
            return False
        return not (self.authority_only and scope.of_provider)


@dataclass(frozen=True)
class Found:
    """What was counted of one group."""

    n: int
    persons: int
    values: tuple[Value, ...]
    behind: tuple[int, ...] = ()


@dataclass(frozen=True)
class Counted:
    """What was counted, by the group's own key; that of all together is TOTAL."""

    groups: dict[object, Found]
    note: str = ""


@dataclass(frozen=True)
class Table:
    """`rows` are the groups, `total` all of them together."""

    measure: Measure
    by: By | None
    rows: tuple[Row, ...]
    total: Row
    note: str = ""

    @property
    def all_rows(self) -> tuple[Row, ...]:
        return (*self.rows, self.total)

    @property
    def cells(self) -> list[tuple[Row, list[str]]]:
        return [(row, self.told(row)) for row in self.all_rows]

    @property
    def hides(self) -> bool:
        return any(row.is_hidden for row in self.all_rows)

    def told(self, row: Row) -> list[str]:
        if row.is_hidden:
            return [HIDDEN] * (len(row.values) + 1)
        values = zip(self.measure.columns, row.values, strict=True)
        return [tal(row.n), *(column.told(value) for column, value in values)]


def share(part: Value, whole: Value) -> Decimal | None:
    """In percent; None of nothing."""
    return Decimal(100) * Decimal(str(part or 0)) / Decimal(str(whole)) if whole else None


def without_small(rows: Sequence[Row], total: Row) -> tuple[tuple[Row, ...], Row]:
    """The rows with those hidden that count fewer than five persons, and as many more as it takes that nobody gets a
    hidden one by subtracting what is shown from the total: the hidden rows are at least two, and together they hold
    five persons or none behind each value. Where no row is left to hide, the total is hidden too."""
    hidden = {place for place, row in enumerate(rows) if row.counts_few}
    if total.counts_few:
        return tuple(_hide(row, True) for row in rows), _hide(total, True)
    # The smallest first: as much as can be is shown.
    spare = sorted((row.persons, place) for place, row in enumerate(rows) if row.persons)
    spare = [place for _, place in spare if place not in hidden]
    while hidden and _can_be_reckoned([rows[place] for place in hidden]):
        if not spare:
            return tuple(_hide(row, bool(row.persons)) for row in rows), _hide(total, True)
        hidden.add(spare.pop(0))
    return tuple(_hide(row, place in hidden) for place, row in enumerate(rows)), total


def _can_be_reckoned(hidden: Sequence[Row]) -> bool:
    if len(hidden) < 2:
        return True
    sums = [sum(counts) for counts in zip(*((row.persons, *row.behind) for row in hidden), strict=True)]
    return any(0 < count < FEWEST for count in sums)


def _hide(row: Row, hide: bool) -> Row:
    return replace(row, is_hidden=hide)


def as_table(
    measure: Measure, counted: Counted, by: By | None, labels: Iterable[tuple[object, str]], outside: bool
) -> Table:
    """The rows in the labels' order, with those of which nothing was counted; what has no group comes last."""
    known = dict(labels)
    nothing = Found(0, 0, tuple(0 if column.unit == "" else None for column in measure.columns))
    stray = {key: "okänt" for key in counted.groups if key not in known and key != TOTAL}
    rows = [
        _row(label, counted.groups.get(key, nothing), measure)
        for key, label in (known | stray).items()
        if by is not None
    ]
    total = _row("Alla", counted.groups[TOTAL], measure)
    if outside:
        rows, total = without_small(rows, total)
    return Table(measure, by, tuple(rows), total, counted.note)


def _row(label: str, found: Found, measure: Measure) -> Row:
    behind = found.behind or (found.persons,) * len(measure.columns)
    return Row(label, found.n, found.persons, found.values, behind)
