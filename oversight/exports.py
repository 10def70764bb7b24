"""Tables of figures as files for a spreadsheet: each figure with its n, and on a sheet of its own what it means."""

import csv
from collections.abc import Callable, Sequence
from io import BytesIO, StringIO

import xlsxwriter

from boendestod.templatetags.sv import datum

from .figures import HIDDEN, Period, Row, Table

# A cell that begins like this is a formula to a spreadsheet.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET_NAME = 31
BANNED = str.maketrans("[]:*?/\\", "       ")
GROUP_WIDTH, COLUMN_WIDTH, TEXT_WIDTH = 30, 18, 90
COUNTED, MEANS = "n är", "Så räknas det"

HIDES = f"Rader som räknar {HIDDEN} personer visas inte, och inte så många andra att de går att räkna fram."
HIDES_NOTHING = "Inget är dolt."

Content = tuple[bytes, str]


def safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def as_csv(tables: Sequence[Table], period: Period, place: str) -> Content:
    """Semicolons, decimal comma and a byte-order mark: what Swedish Excel opens by itself. One row a value, so that
    figures of different shape stand in one table."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    head = (
        "Siffra",
        "Från",
        "Till och med",
        "Urval",
        "Delat efter",
        "Grupp",
        "n",
        "Kolumn",
        "Enhet",
        "Värde",
    )
    writer.writerow((*head, COUNTED, MEANS))
    for table in tables:
        found = table.measure
        for row in table.all_rows:
            for column, value in zip(found.columns, values_of(table, row), strict=True):
                cells = (
                    *(found.label, period.first, period.last, place, table.by.label if table.by else ""),
                    *(row.label, row.shown[0], column.label, column.unit),
                    *(_comma(value), found.counted, f"{found.definition} {found.weighting}"),
                )
                # A number may be below none; what somebody has named may be a formula.
                writer.writerow(
                    cell if number == VALUE else safe(str(cell)) for number, cell in enumerate(cells)
                )
    return out.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8"


VALUE = 9


def values_of(table: Table, row: Row) -> list:
    """Rounded as the page has them."""
    _, *values = row.shown
    told = zip(table.measure.columns, values, strict=True)
    return [value if value == HIDDEN else column.rounded(value) for column, value in told]


def _comma(value) -> str:
    return "" if value is None else str(value).replace(".", ",")


def as_xlsx(tables: Sequence[Table], period: Period, place: str) -> Content:
    """A sheet a figure, and first one that says what each of them means."""
    out = BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    _definitions(book.add_worksheet("Så räknas det"), tables, period, place, bold, wrapped)
    names = set()
    for table in tables:
        sheet = book.add_worksheet(_sheet_name(table.measure.label, names))
        _table(sheet, table, bold)
    book.close()
    return out.getvalue(), SPREADSHEET


def _definitions(sheet, tables, period: Period, place: str, bold, wrapped) -> None:
    sheet.set_column(0, 0, GROUP_WIDTH * 2)
    sheet.set_column(1, 1, TEXT_WIDTH)
    sheet.write_row(0, 0, ("Siffror", place), bold)
    sheet.write_row(1, 0, ("Period", f"{datum(period.first)} – {datum(period.last)}"))
    sheet.write_row(2, 0, ("Dolt", HIDES if any(table.hides for table in tables) else HIDES_NOTHING))
    for line, table in enumerate(tables, start=4):
        found = table.measure
        sheet.write(line, 0, found.label, wrapped)
        text = f"{found.definition} {COUNTED} {found.counted}. {found.weighting} {table.note}".strip()
        sheet.write(line, 1, text, wrapped)


def _table(sheet, table: Table, bold) -> None:
    sheet.set_column(0, 0, GROUP_WIDTH)
    sheet.set_column(1, len(table.measure.columns) + 1, COLUMN_WIDTH)
    sheet.freeze_panes(1, 1)
    group = table.by.label.capitalize() if table.by else "Urval"
    sheet.write_row(0, 0, (group, "n", *(column.heading for column in table.measure.columns)), bold)
    for line, row in enumerate(table.all_rows, start=1):
        values = [row.shown[0], *values_of(table, row)]
        sheet.write_string(line, 0, row.label)
        for place, value in enumerate(values, start=1):
            if value is not None:
                sheet.write(line, place, value)


def _sheet_name(label: str, names: set[str]) -> str:
    """At most 31 signs, none of those that a sheet may not have, and never twice."""
    name = label.translate(BANNED)[:SHEET_NAME].strip()
    if name in names:
        name = f"{name[: SHEET_NAME - 3]} {len(names)}"
    names.add(name)
    return name


KINDS: dict[str, Callable[[Sequence[Table], Period, str], Content]] = {"csv": as_csv, "xlsx": as_xlsx}
