"""The results of a round as files for a spreadsheet."""

import csv
from collections.abc import Callable, Sequence
from io import BytesIO, StringIO

import xlsxwriter

from boendestod.templatetags.sv import datum

from ..exports import SPREADSHEET, safe
from ..models import AuditRound

Content = tuple[bytes, str]
NOTES = (
    "Varje akt räknas en gång: den första granskarens omdöme.",
    "Andelen är av de bedömda. Gäller inte är borträknat och står för sig.",
    "En tom cell är en siffra som inte visas, eftersom den rör färre än fem.",
)
WIDTHS = (30, 42, 28)


def as_csv(head: Sequence[str], rows: list[tuple], round_: AuditRound) -> Content:
    """Semicolons and a byte-order mark: what Swedish Excel opens by itself."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(("Omgång", "Draget", *head))
    for row in rows:
        cells = (round_.title, round_.drawn_on, *("" if cell is None else cell for cell in row))
        writer.writerow(safe(str(cell)) for cell in cells)
    return out.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8"


def as_xlsx(head: Sequence[str], rows: list[tuple], round_: AuditRound) -> Content:
    """A sheet with the figures, and one that says how they are counted."""
    out = BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    bold = book.add_format({"bold": True})
    sheet = book.add_worksheet("Omdömen")
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 2)
    sheet.write_row(0, 0, head, bold)
    for line, row in enumerate(rows, start=1):
        sheet.write_row(line, 0, row)
    about = book.add_worksheet("Så räknas det")
    sample = f"Dragen {datum(round_.drawn_on)}, {round_.percent} procent, slumptal {round_.seed}."
    about.write_column(0, 0, (round_.title, sample, *NOTES))
    book.close()
    return out.getvalue(), SPREADSHEET


FILES: dict[str, Callable[[Sequence[str], list[tuple], AuditRound], Content]] = {
    "csv": as_csv,
    "xlsx": as_xlsx,
}
