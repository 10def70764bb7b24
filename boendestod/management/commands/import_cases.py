import sys
from pathlib import Path

from boendestod import dates
from boendestod.templatetags.sv import antal, tal
from oversight.importing import files
from oversight.importing.engine import import_file
from oversight.importing.problems import Report

from ._swedish import SwedishCommand


class Command(SwedishCommand):
    help = "Läser in pågående ärenden från en fil. Har filen fel sparas inget, och felen visas i en tabell."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="kontrollera filen utan att spara")

    def handle(self, *, file: Path, dry_run: bool, **options):
        report = import_file(files.load(file), by=None, today=dates.today(), dry_run=dry_run)
        for note in report.notes:
            self.stdout.write(f"Rad {note.row}: {note.message}")
        if report.errors:
            self._tell_errors(report)
            sys.exit(1)
        self._tell_done(report, dry_run)

    def _tell_errors(self, report: Report) -> None:
        self.stdout.write("Rad | Kolumn | Värde | Fel")
        for error in report.errors:
            self.stdout.write(" | ".join(map(str, error)))
        self.stderr.write(f"Filen har {antal(len(report.errors), 'fel,fel')}. Inget sparades.")

    def _tell_done(self, report: Report, dry_run: bool) -> None:
        done = "Filen har inga fel. Inget sparades, men det här skulle ske" if dry_run else "Importen är klar"
        self.stdout.write(
            f"{done}: {antal(report.created, 'nytt ärende,nya ärenden')}, "
            f"{tal(report.changed)} ändrade, {tal(report.unchanged)} oförändrade."
        )
