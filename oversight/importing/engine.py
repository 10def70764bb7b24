"""A file of running cases comes in: every row is checked first, then all are written, or none."""

import logging
from collections.abc import Callable
from datetime import date

from django.db import DatabaseError, transaction

from accounts.changes import case_changed
from accounts.models import Municipality

from . import files
from .filing import Filing
from .problems import FileRefused, Report
from .records import REASON, Places, Records
from .rows import Row, check_columns, check_together, parse_line

CHECKING_SHARE = 0.2
BETWEEN_REPORTS = 200
CHANGED_MEANWHILE = "Någon ändrade uppgifterna medan filen lästes in. Inget sparades. Försök igen."

Progress = Callable[[int, int], None]

logger = logging.getLogger(__name__)


def import_file(
    content: bytes,
    *,
    by,
    today: date,
    dry_run: bool = False,
    within: Municipality | None = None,
    progress: Progress = lambda done, rows: None,
) -> Report:
    """Import the file, or only check it; nothing is saved when the report has errors.

    `within` is the only municipality that the user may write to, None for the operator at the command line.
    `progress` is told how many rows are done, of how many. Raises FileRefused when the file cannot be read at all."""
    table = files.read(content)
    report = Report(rows=len(table.lines))
    check_columns(table, report)
    if report.errors:
        return report

    def tell(share: float) -> None:
        progress(int(share * report.rows), report.rows)

    rows = _rows(table, report, today, tell)
    check_together(rows, report)
    if within is not None:
        _refuse_other_municipalities(rows, within, report)
    try:
        with transaction.atomic():
            _save(rows, report, by=by, today=today, tell=tell)
            if dry_run or report.errors:
                transaction.set_rollback(True)
    except DatabaseError as refused:
        # Only the constraint: PostgreSQL's own message holds the row.
        logger.warning("The database refused an import: %s", _constraint(refused))
        raise FileRefused(CHANGED_MEANWHILE) from None
    report.errors.sort(key=lambda error: error.row)
    return report


def _rows(table: files.Table, report: Report, today: date, tell: Callable[[float], None]) -> list[Row]:
    rows = []
    for number, line in enumerate(table.lines, 1):
        rows.append(parse_line(table.columns, line, report, today))
        if number % BETWEEN_REPORTS == 0:
            tell(CHECKING_SHARE * number / len(table.lines))
    return [row for row in rows if row is not None]


def _refuse_other_municipalities(rows: list[Row], within: Municipality, report: Report) -> None:
    for row in rows:
        name = row["municipality"]
        if name != within.name:
            report.refuse(row.line, "municipality", name, f"Du kan bara importera ärenden för {within.name}.")


def _save(rows: list[Row], report: Report, *, by, today: date, tell: Callable[[float], None]) -> None:
    places = Places(rows)
    filing = Filing(places, Records(rows, places.municipalities.values()), report, today)
    for row in rows:
        filing.file(row)
    filing.refuse_overlaps()
    if report.errors:
        return
    filing.pending.write(by=by, tell=lambda share: tell(CHECKING_SHARE + (1 - CHECKING_SHARE) * share))
    for case in filing.changed_cases:
        case_changed(case.pk, today=today, event=REASON)


def _constraint(refused: DatabaseError) -> str:
    diagnosis = getattr(refused.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None) or type(refused).__name__
