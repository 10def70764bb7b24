"""Charts as SVG, drawn on the server beside the table of the same figures. Plain values in; no script, no style.

Colours are classes of app.css on the page and attributes in the file that a PDF gets. What tells one series from
another is a pattern or a mark too, so that nobody needs the colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import floor, log10

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from boendestod.pdf import drawing
from boendestod.templatetags.sv import tal

WIDTH = 640
INK, PAPER, QUIET = "#1f1b15", "#ffffff", "#8a8378"
FILLS = ("#0f5a63", "#b4541a", "#5b4b8a", "#4a6b1f")
# A sign of the mean width at 13 px, with room to spare.
SIGN = 7.2
MISSING = "saknas"
NICE = (1, 2, 2.5, 5, 10)
MOST_SERIES = len(FILLS)

Value = float | int | None


@dataclass(frozen=True)
class Chart:
    """A figure of a page: `head` and `rows` are its table, `svg` the drawing of the same."""

    key: str
    title: str
    text: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    body: SafeString
    height: int

    @property
    def svg(self) -> SafeString:
        return format_html(
            '<svg class="chart-svg" role="img" viewBox="0 0 {} {}" aria-labelledby="{}-t {}-d">'
            '<title id="{}-t">{}</title><desc id="{}-d">{}</desc>{}</svg>',
            *(WIDTH, self.height, self.key, self.key, self.key, self.title, self.key, self.text, self.body),
        )

    @property
    def address(self) -> str:
        """The drawing as an address for an <img>, for a PDF; `text` is its alt."""
        return drawing(self.body, width=WIDTH, height=self.height, stroke=0)


def bars(
    title: str, unit: str, rows: Sequence[tuple[str, Value | Sequence[Value]]], series: Sequence[str] = ("",)
) -> Chart:
    """One horizontal bar for each row and series. A row is (label, value) or (label, [one value a series]); None is
    what is not known, which is another thing than none."""
    told = [(label, _values(values)) for label, values in rows]
    _check(series, (values for _, values in told))
    _check_count(len(series))
    top = max((value for _, values in told for value in values if value is not None), default=0) or 1
    key = _key("bars", title, unit, told, series)
    legend, y = _legend(key, series)
    parts = [_patterns(key, len(series)), legend]
    for label, values in told:
        parts.append(_text(0, y + 13, label))
        y += 20
        for number, value in enumerate(values):
            parts.append(_bar(key, number, y, value, top))
            y += 20
        y += 10
    return Chart(
        key=key,
        title=title,
        text=_told(title, unit, len(told)),
        head=("", *(_headed(name, unit) for name in series)),
        rows=tuple((label, *map(_figure, values)) for label, values in told),
        body=mark_safe("".join(parts)),  # noqa: S308 every part is made by format_html
        height=y,
    )


def lines(title: str, unit: str, labels: Sequence[str], series: dict[str, Sequence[Value]]) -> Chart:
    """One line a series over the labels, which are points of time in order. A value that is not known breaks it."""
    _check(labels, series.values())
    _check_count(len(series))
    top = _nice_top([value for values in series.values() for value in values])
    key = _key("lines", title, unit, labels, series)
    legend, above = _legend(key, tuple(series), drawn=_sample)
    grid = Grid(labels=len(labels), top=top, above=above)
    parts = [legend, grid.drawn(labels)]
    parts += [_line(grid, number, list(values)) for number, values in enumerate(series.values())]
    return Chart(
        key=key,
        title=title,
        text=_told(title, unit, len(labels)),
        head=("", *(_headed(name, unit) for name in series)),
        rows=tuple(
            (label, *(_figure(values[place]) for values in series.values()))
            for place, label in enumerate(labels)
        ),
        body=mark_safe("".join(parts)),  # noqa: S308 every part is made by format_html
        height=grid.bottom + 28,
    )


def sparkline(values: Sequence[Value], *, title: str) -> SafeString:
    """A small line without axes, for a cell beside its figures. `title` is all that a screen reader says of it."""
    known = [value for value in values if value is not None]
    top = max(known, default=0) or 1
    step = 112 / max(len(values) - 1, 1)
    points = [
        None if value is None else (4 + place * step, 24 - 20 * value / top)
        for place, value in enumerate(values)
    ]
    last = next((point for point in reversed(points) if point), None)
    dot = "" if last is None else format_html('<circle cx="{}" cy="{}" r="3" />', *map(_px, last))
    return format_html(
        '<svg class="spark" role="img" viewBox="0 0 120 28" aria-label="{}">'
        '<path class="chart-line" d="{}" fill="none" />{}</svg>',
        *(title, _path(points), dot),
    )


# --- The parts of a drawing --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Grid:
    """The field that lines are drawn in: from left to right the labels, from the bottom to the top 0 to `top`."""

    labels: int
    top: float
    above: int

    left, right, tall = 64, WIDTH - 24, 200

    @property
    def bottom(self) -> int:
        return self.above + 12 + self.tall

    def x(self, place: int) -> float:
        return self.left + place * (self.right - self.left) / max(self.labels - 1, 1)

    def y(self, value: Value) -> float:
        return self.bottom - self.tall * value / self.top

    def drawn(self, labels: Sequence[str]) -> SafeString:
        heights = [0, self.top / 2, self.top]
        widest = max((len(label) for label in labels), default=1) * SIGN + 12
        step = max(1, -(-int(widest * self.labels) // (self.right - self.left)))
        shown = [place for place in range(self.labels) if place % step == 0]
        return format_html(
            "{}{}",
            format_html_join(
                "",
                '<path class="chart-grid" d="M{} {}H{}" stroke="{}" stroke-width="1" />{}',
                (
                    (
                        *(self.left, _px(self.y(value)), self.right, QUIET),
                        _text(self.left - 8, self.y(value) + 4, tal(value), anchor="end"),
                    )
                    for value in heights
                ),
            ),
            format_html_join(
                "",
                "{}",
                (
                    (_text(self.x(place), self.bottom + 20, labels[place], anchor=self._anchor(place)),)
                    for place in shown
                ),
            ),
        )

    def _anchor(self, place: int) -> str:
        if place == 0:
            return "start"
        return "end" if place == self.labels - 1 else "middle"


def _line(grid: Grid, number: int, values: list[Value]) -> SafeString:
    points = [None if value is None else (grid.x(place), grid.y(value)) for place, value in enumerate(values)]
    marks = format_html_join("", "{}", ((_mark(number, *point),) for point in points if point))
    return format_html("{}{}", _stroke(number, _path(points)), marks)


def _stroke(number: int, path: str) -> SafeString:
    dashes = ("none", "8 4", "2 4", "12 4 2 4")
    return format_html(
        '<path class="chart-line chart-{}" d="{}" fill="none" stroke="{}" stroke-width="2" stroke-dasharray="{}" />',
        *(number + 1, path, FILLS[number], dashes[number]),
    )


def _mark(number: int, x: float, y: float) -> SafeString:
    """Circle, square, diamond, triangle."""
    shapes = (
        f"M{_px(x - 4)} {_px(y)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
        f"M{_px(x - 4)} {_px(y - 4)}h8v8h-8z",
        f"M{_px(x)} {_px(y - 5)}l5 5l-5 5l-5 -5z",
        f"M{_px(x)} {_px(y - 5)}l5 9h-10z",
    )
    return format_html(
        '<path class="chart-{}" d="{}" fill="{}" />', number + 1, shapes[number], FILLS[number]
    )


def _bar(key: str, number: int, y: float, value: Value, top: float) -> SafeString:
    if value is None:
        return _text(4, y + 12, MISSING)
    # Room to the right of the longest bar for its figure.
    wide = (WIDTH - 90) * max(value, 0) / top
    return format_html("{}{}", _box(key, number, 0, y, wide), _text(wide + 8, y + 12, tal(value)))


def _box(key: str, number: int, x: float, y: float, wide: float) -> SafeString:
    """The colour, and over it the series' pattern."""
    over = number and format_html(
        '<rect x="{}" y="{}" width="{}" height="16" fill="url(#{}-{})" />',
        *(_px(x), _px(y), _px(wide), key, number),
    )
    return format_html(
        '<rect class="chart-{}" x="{}" y="{}" width="{}" height="16" fill="{}" />{}',
        *(number + 1, _px(x), _px(y), _px(wide), FILLS[number], over or ""),
    )


def _sample(key: str, number: int, x: float, y: float, wide: float) -> SafeString:
    path = f"M{_px(x)} {_px(y + 8)}h{_px(wide)}"
    return format_html("{}{}", _stroke(number, path), _mark(number, x + wide / 2, y + 8))


def _patterns(key: str, count: int) -> SafeString:
    """Stripes, dots and squares in the colour of the paper, for the second series and on."""
    shapes = ("M0 8L8 0M-2 2L2 -2M6 10L10 6", "M3 3h2v2h-2z", "M0 4H8M4 0V8")
    return format_html(
        "<defs>{}</defs>",
        format_html_join(
            "",
            '<pattern id="{}-{}" width="8" height="8" patternUnits="userSpaceOnUse">'
            '<path class="chart-paper" d="{}" stroke="{}" stroke-width="2" fill="none" /></pattern>',
            ((key, number, shapes[number - 1], PAPER) for number in range(1, count)),
        ),
    )


def _legend(key: str, series: Sequence[str], drawn=_box) -> tuple[SafeString, int]:
    """The series' names with their patterns, and how much room they take. One series needs none."""
    if len(series) < 2:
        return mark_safe(""), 0
    parts, x, y = [], 0, 0
    for number, name in enumerate(series):
        wide = 34 + len(name) * SIGN + 20
        if x and x + wide > WIDTH:
            x, y = 0, y + 24
        parts.append((drawn(key, number, x, y, 26), _text(x + 34, y + 13, name)))
        x += wide
    return format_html_join("", "{}{}", parts), y + 34


def _text(x: float, y: float, text: str, anchor: str = "start") -> SafeString:
    return format_html(
        '<text class="chart-text" x="{}" y="{}" font-size="13" font-family="Inter, sans-serif" fill="{}" stroke="none"'
        ' text-anchor="{}">{}</text>',
        *(_px(x), _px(y), INK, anchor, text),
    )


def _path(points: Sequence[tuple[float, float] | None]) -> str:
    """A point after a gap starts anew; a lone one is a dot that the mark shows."""
    parts, follows = [], False
    for point in points:
        if point:
            parts.append(f"{'L' if follows else 'M'}{_px(point[0])} {_px(point[1])}")
        follows = point is not None
    return "".join(parts)


# --- Words and figures -------------------------------------------------------------------------------------------


def _values(values) -> list[Value]:
    return list(values) if isinstance(values, list | tuple) else [values]


def _check(names: Sequence[str], rows) -> None:
    if any(len(values) != len(names) for values in rows):
        raise ValueError("A row of a chart has one value for each name.")


def _check_count(series: int) -> None:
    """More than four patterns nobody tells apart: make two charts of it."""
    if not 1 <= series <= MOST_SERIES:
        raise ValueError(f"A chart has one to {MOST_SERIES} series.")


def _nice_top(values: Sequence[Value]) -> float:
    """The end of the scale: the first round number that is not less than any value."""
    most = max((value for value in values if value is not None), default=0)
    if most <= 0:
        return 1
    power = 10 ** floor(log10(most))
    return next(nice * power for nice in NICE if nice * power >= most)


def _px(value: float) -> str:
    return f"{float(value):.1f}".removesuffix(".0")


def _figure(value: Value) -> str:
    return MISSING if value is None else tal(value)


def _headed(name: str, unit: str) -> str:
    return f"{name}, {unit}" if name and unit else (name or unit or "värde")


def _told(title: str, unit: str, rows: int) -> str:
    measured = f" i {unit}" if unit else ""
    return f"Diagram: {title}{measured}. Samma {rows} värden står i tabellen intill."


def _key(*content) -> str:
    """The same chart has the same id; two different ones on a page never do."""
    return "c" + sha256(repr(content).encode()).hexdigest()[:10]
