"""The chart of a table."""

from boendestod.charts import Chart, bars

from .table import Row, Table


def chart_of(table: Table) -> Chart | None:
    """Bars of the columns that share a unit; a hidden row has none. Undivided, the columns themselves are the bars."""
    charted = table.measure.charted
    shown = [row for row in table.all_rows if not row.is_hidden and row.n]
    if not charted or not shown:
        return None
    columns = [table.measure.columns[place] for place in charted]
    values = [_shown(columns, row, charted) for row in shown]
    unit = columns[0].unit
    if table.by is None:
        named = [(column.label, value) for column, value in zip(columns, values[0], strict=True)]
        return bars(table.measure.label, unit, named)
    rows = [(row.label, each) for row, each in zip(shown, values, strict=True)]
    title = f"{table.measure.label} efter {table.by.label}"
    return bars(title, unit, rows, series=[column.label for column in columns])


def _shown(columns, row: Row, charted) -> list[float | None]:
    """Rounded as the table has them; a hidden one has no bar."""
    values = [None if row.hides[1 + place] else row.values[place] for place in charted]
    rounded = (column.rounded(value) for column, value in zip(columns, values, strict=True))
    return [None if value is None else float(value) for value in rounded]
