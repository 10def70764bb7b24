"""The chart of a table."""

from boendestod.charts import Chart, bars

from .table import Row, Table


def chart_of(table: Table) -> Chart | None:
    """Bars of the columns that share a unit; a row with a hidden one has none. Undivided, the columns themselves are
    the bars, and one alone says no more than its figure."""
    charted = table.measure.charted
    shown = [row for row in table.all_rows if row.n and not any(row.hides[1 + place] for place in charted)]
    if not shown or len(charted) < (1 if table.by else 2):
        return None
    columns = [table.measure.columns[place] for place in charted]
    values = [_rounded(columns, row, charted) for row in shown]
    unit = columns[0].unit
    if table.by is None:
        named = [(column.label, value) for column, value in zip(columns, values[0], strict=True)]
        return bars(table.measure.label, unit, named)
    rows = [(row.label, each) for row, each in zip(shown, values, strict=True)]
    title = f"{table.measure.label} efter {table.by.label}"
    return bars(title, unit, rows, series=[column.label for column in columns])


def _rounded(columns, row: Row, charted) -> list[float | None]:
    values = (column.rounded(row.values[place]) for column, place in zip(columns, charted, strict=True))
    return [None if value is None else float(value) for value in values]
