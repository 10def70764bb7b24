"""A file that was uploaded on the page, imported by the worker while the page shows how far it has come."""

import contextlib
from collections.abc import Iterator

from django.db import connection, transaction

from boendestod import dates

from ..models import ImportJob
from ..rules import ImportState
from .engine import Progress, import_file
from .problems import FileRefused, Report

MOST_KEPT = 500
FAILED = "Importen avbröts av ett fel i systemet. Inget sparades. Kontakta den som sköter systemet."


def run_job(job_id: int) -> None:
    """Import the job's file. One that has ended is left alone: the queue may hand it out again."""
    job = ImportJob.objects.select_related("uploaded_by", "municipality").get(pk=job_id)
    if job.ended_at is not None:
        return
    job.state = ImportState.CHECKING
    job.save(update_fields=["state"])
    try:
        with _progress_of(job) as progress, transaction.atomic():
            _end(job, *_outcome(job, progress))
    except Exception:
        _end(job, ImportState.REFUSED, {"message": FAILED})
        raise


def _outcome(job: ImportJob, progress: Progress) -> tuple[ImportState, dict]:
    try:
        report = import_file(
            bytes(job.content),
            by=job.uploaded_by,
            today=dates.today(),
            dry_run=job.dry_run,
            within=job.municipality,
            progress=progress,
        )
    except FileRefused as refused:
        return ImportState.REFUSED, {"message": refused.message}
    job.rows_total = job.rows_done = report.rows
    if report.errors:
        return ImportState.REFUSED, _result(report)
    return ImportState.CHECKED if job.dry_run else ImportState.DONE, _result(report)


def _result(report: Report) -> dict:
    return {
        "error_count": len(report.errors),
        "errors": [error._asdict() for error in report.errors[:MOST_KEPT]],
        "note_count": len(report.notes),
        "notes": [note._asdict() for note in report.notes[:MOST_KEPT]],
        "created": report.created,
        "changed": report.changed,
        "unchanged": report.unchanged,
    }


def _end(job: ImportJob, state: ImportState, result: dict) -> None:
    job.state, job.result, job.content, job.ended_at = state, result, None, dates.now()
    job.save()


@contextlib.contextmanager
def _progress_of(job: ImportJob) -> Iterator[Progress]:
    """On a connection of its own, for nobody sees what the import's transaction writes until it ends."""
    beside = connection.copy()
    table = ImportJob._meta.db_table

    def tell(done: int, rows: int) -> None:
        with beside.cursor() as cursor:
            cursor.execute(
                f"UPDATE {table} SET rows_done = %s, rows_total = %s WHERE id = %s",  # noqa: S608 - our table
                [done, rows, job.pk],
            )

    with contextlib.closing(beside):
        yield tell
