import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from accounts.models import Municipality
from boendestod import dates
from boendestod.errors import RuleBroken, refuse_if
from boendestod.templatetags.sv import antal
from oversight.importing import files
from plans.actions import Audited, import_audits
from plans.models import PlanAudit
from plans.rules import AuditGrade, PlanAspect, scale_of

from ._swedish import SwedishCommand, parse_day

REF = "plan"
COLUMNS = {
    "goal_of_decision": PlanAspect.GOAL_OF_DECISION,
    "one_or_more_measures": PlanAspect.MEASURES,
    "goal_per_measure": PlanAspect.GOAL_PER_MEASURE,
    "when": PlanAspect.WHEN,
    "how": PlanAspect.HOW,
    "collaboration_where_when": PlanAspect.COOPERATION,
    "client_took_part": PlanAspect.TOOK_PART,
    "regard_to_clients_views": PlanAspect.REGARD,
    "other_participants": PlanAspect.OTHERS,
    "followup_when": PlanAspect.FOLLOW_UP_WHEN,
    "followup_how": PlanAspect.FOLLOW_UP_HOW,
}
# The report's figures mean opposite things in its text and its tables (domain.md §3.1), so figures are refused.
WORDS = {
    "": "",
    "saknas": AuditGrade.NOT_AT_ALL,
    "nämns": AuditGrade.MENTIONED,
    "tydligt": AuditGrade.CLEAR,
    "ja": AuditGrade.YES,
    "ja, ibland": AuditGrade.SOMETIMES,
    "nej": AuditGrade.NO,
}
LONGEST_REF = PlanAudit._meta.get_field("ref").max_length
LONGEST_SOURCE = PlanAudit._meta.get_field("source").max_length


class Command(SwedishCommand):
    help = "Läser in planer som har granskats i en rapport. Har filen fel sparas inget, och felen visas."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--municipality", required=True, metavar="KOMMUN")
        parser.add_argument("--source", metavar="KÄLLA", help="rapportens namn; annars filens")
        parser.add_argument("--on", metavar="ÅÅÅÅ-MM-DD", help="dagen för granskningen; annars i dag")

    def handle(self, *, file: Path, municipality: str, source: str | None, on: str | None, **options):
        place = Municipality.objects.filter(name=municipality).first()
        if place is None:
            raise RuleBroken(f"Kommunen {municipality} finns inte.", "no_municipality")
        audited_on: date = parse_day(on) if on else dates.today()
        rows, errors = _rows(files.read(files.load(file)))
        if errors:
            self.stdout.write("\n".join(errors))
            self.stderr.write(f"Filen har {antal(len(errors), 'fel,fel')}. Inget sparades.")
            sys.exit(1)
        done = import_audits(
            rows,
            by=None,
            municipality=place,
            source=(source or file.stem)[:LONGEST_SOURCE],
            audited_on=audited_on,
        )
        self.stdout.write(
            f"{antal(done.created, 'ny granskad plan,nya granskade planer')}, "
            f"{done.changed} ändrade, {done.unchanged} oförändrade."
        )


def _rows(table: files.Table) -> tuple[list[Audited], list[str]]:
    _check_columns(table)
    errors = [error for line in table.lines for error in _errors(table.columns, line)]
    if errors:
        return [], errors
    rows = [_row(table.columns, line) for line in table.lines]
    return rows, list(_twice(table, rows))


def _check_columns(table: files.Table) -> None:
    wanted = {REF, *COLUMNS}
    missing, unknown = sorted(wanted - set(table.columns)), sorted(set(table.columns) - wanted)
    refuse_if(bool(missing), "Filen saknar kolumnen " + ", ".join(missing) + ".", "columns_missing")
    refuse_if(bool(unknown), "Filen har en okänd kolumn: " + ", ".join(unknown) + ".", "columns_unknown")
    refuse_if(len(table.columns) != len(wanted), "Filen har samma kolumn två gånger.", "columns_twice")


def _errors(columns: list[str], line: files.Line) -> Iterator[str]:
    if len(line.cells) != len(columns):
        yield f"Rad {line.number}: {len(line.cells)} kolumner i stället för {len(columns)}."
        return
    for column, cell in zip(columns, line.cells, strict=True):
        if error := _error(column, cell.strip()):
            yield f"Rad {line.number}, {column}: {error}"


def _error(column: str, cell: str) -> str:
    if column == REF:
        if not cell:
            return "planens beteckning saknas."
        return "beteckningen är för lång." if len(cell) > LONGEST_REF else ""
    scale = scale_of(COLUMNS[column])
    if cell.casefold() in WORDS and WORDS[cell.casefold()] in ("", *scale):
        return ""
    allowed = ", ".join(word for word, grade in WORDS.items() if grade in scale)
    return f"”{cell[:LONGEST_REF]}” är inget omdöme. Skriv något av: {allowed}. Tomt betyder att frågan inte gäller."


def _row(columns: list[str], line: files.Line) -> Audited:
    cells = dict(zip(columns, (cell.strip() for cell in line.cells), strict=True))
    ref = cells.pop(REF)
    return Audited(ref, {COLUMNS[column]: WORDS[word.casefold()] for column, word in cells.items()})


def _twice(table: files.Table, rows: list[Audited]) -> Iterator[str]:
    seen = set()
    for line, row in zip(table.lines, rows, strict=True):
        if row.ref in seen:
            yield f"Rad {line.number}: planen {row.ref} finns redan i filen."
        seen.add(row.ref)
