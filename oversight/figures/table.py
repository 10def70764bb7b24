"""What a figure is, and the table that it becomes. Plain values in and out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import TextChoices

from boendestod.templatetags.sv import tal

from ..rules import FEWEST_SHOWN
from .period import Period
from .scope import By, Scope

HIDDEN = f"färre än {FEWEST_SHOWN}"
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
    """`n` is how many things were counted, `persons` how many persons they are of. `hides` says of n and of each value
    whether it is hidden."""

    label: str
    n: int
    persons: int
    values: tuple[Value, ...]
    hides: tuple[bool, ...]

    @property
    def is_hidden(self) -> bool:
        return all(self.hides)

    @property
    def shown(self) -> tuple:
        """n and the values, HIDDEN where they are."""
        cells = zip((self.n, *self.values), self.hides, strict=True)
        return tuple(HIDDEN if hides else value for value, hides in cells)


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
    # Of each column, which of Found.behind it rests on: what is few is then hidden column by column. Without it a row
    # is hidden as a whole, as it must be where the columns are parts of n.
    rests_on: tuple[tuple[int, ...], ...] = ()
    # Staff's time is of a whole provider, so one unit has no part of its own in it.
    whole_provider: bool = False

    def is_for(self, scope: Scope) -> bool:
        if self.whole_provider and (scope.unit or scope.area or scope.sex or scope.age):
            return False
        return not (self.authority_only and scope.of_provider)


@dataclass(frozen=True)
class Found:
    """What was counted of one group. `behind` is how many persons are behind each value, and behind what is left of n
    without it, which a reader can reckon."""

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
    def downwards(self) -> list[tuple[str, str]]:
        """The total, one column under the other: an undivided table needs no width."""
        names = (f"n, {self.measure.counted}", *(column.heading for column in self.measure.columns))
        return list(zip(names, self.told(self.total), strict=True))

    @property
    def hides(self) -> bool:
        return any(any(row.hides) for row in self.all_rows)

    def told(self, row: Row) -> list[str]:
        n, *values = row.shown
        told = zip(self.measure.columns, values, strict=True)
        return [
            HIDDEN if n == HIDDEN else tal(n),
            *(HIDDEN if value == HIDDEN else column.told(value) for column, value in told),
        ]


def share(part: Value, whole: Value) -> Decimal | None:
    """In percent; None of nothing."""
    return Decimal(100) * Decimal(str(part or 0)) / Decimal(str(whole)) if whole else None


Counts = tuple[int, ...]


def few(counts: Iterable[int]) -> bool:
    return any(0 < count < FEWEST_SHOWN for count in counts)


def small_places(rows: Sequence[Counts], total: Counts) -> tuple[set[int], bool]:
    """Which rows to hide, and whether to hide the total: the rows that count fewer than five persons, and as many more
    as it takes that nobody gets a hidden one by subtracting what is shown from the total. The hidden rows are at least
    two, and together they hold five persons or none behind each value, and more than one each. Counts are persons, of
    the row first."""
    holding = {place for place, counts in enumerate(rows) if any(counts)}
    if few(total):
        return holding, True
    hidden = {place for place, counts in enumerate(rows) if few(counts)}
    # The smallest first: as much as can be is shown.
    spare = sorted(holding - hidden, key=lambda place: (rows[place][0], place))
    while hidden and _can_be_reckoned([rows[place] for place in hidden]):
        if not spare:
            return holding, True
        hidden.add(spare.pop(0))
    return hidden, False


def _can_be_reckoned(hidden: Sequence[Counts]) -> bool:
    left = [sum(counts) for counts in zip(*hidden, strict=True)]
    return len(hidden) < 2 or left[0] <= len(hidden) or few(left)


def hidden_cells(measure: Measure, found: Sequence[Found], total: Found) -> list[tuple[bool, ...]]:
    """Of each row, the total last, what is hidden of n and of each value."""
    if not measure.rests_on:
        whole = _hidden([(row.persons, *row.behind) for row in (*found, total)])
        return [(hides,) * (1 + len(measure.columns)) for hides in whole]
    of_n = _hidden([(row.persons,) for row in (*found, total)])
    series = [
        _hidden([(row.behind[place],) for row in (*found, total)]) for place in range(len(total.behind))
    ]
    return [
        (of_n[row], *(any(series[place][row] for place in places) for places in measure.rests_on))
        for row in range(len(found) + 1)
    ]


def _hidden(counts: Sequence[Counts]) -> list[bool]:
    *rows, total = counts
    places, hides_total = small_places(rows, total)
    return [*(place in places for place in range(len(rows))), hides_total]


def as_table(
    measure: Measure, counted: Counted, by: By | None, labels: Iterable[tuple[object, str]], outside: bool
) -> Table:
    """The rows in the labels' order, with those of which nothing was counted; what has no group comes last."""
    known = dict(labels)
    stray = {key: STRAY.get(by, "okänt") for key in counted.groups if key not in known and key != TOTAL}
    places = known | stray if by else {}
    total = counted.groups[TOTAL]
    found = [counted.groups.get(key) or _nothing(measure, len(total.behind)) for key in places]
    shown = [(False,) * (1 + len(measure.columns))] * (len(found) + 1)
    hides = hidden_cells(measure, found, total) if outside else shown
    *rows, last = (
        Row(label, each.n, each.persons, each.values, hidden)
        for label, each, hidden in zip([*places.values(), "Alla"], [*found, total], hides, strict=True)
    )
    return Table(measure, by, tuple(rows), last, counted.note)


def _nothing(measure: Measure, behind: int) -> Found:
    return Found(0, 0, tuple(0 if column.unit == "" else None for column in measure.columns), (0,) * behind)


STRAY = {By.PROVIDER: "utan utförare", By.TEAM: "utan team"}
