import json
from pathlib import Path

from boendestod.errors import refuse_if
from cases.models import Case
from oversight.document import export_case
from oversight.rules.document import Purpose

from ._swedish import SwedishCommand


class Command(SwedishCommand):
    help = (
        "Skriver ett helt ärende till en fil, för arkivet eller ett annat system. Till skillnad från sidan tar "
        "kommandot med allt, också det som bara utföraren läser."
    )

    def add_arguments(self, parser):
        parser.add_argument("case_ref", metavar="ÄRENDENUMMER")
        parser.add_argument("file", type=Path, metavar="FIL")
        parser.add_argument("--municipality", required=True, metavar="KOMMUN")
        parser.add_argument(
            "--purpose", choices=[Purpose.ARCHIVE, Purpose.SYSTEM_CHANGE], default=Purpose.ARCHIVE
        )

    def handle(self, *, case_ref: str, file: Path, municipality: str, purpose: str, **options):
        case = Case.objects.filter(municipality__name=municipality, case_ref=case_ref).first()
        refuse_if(case is None, "Det finns inget sådant ärende i kommunen.", "no_case")
        document = export_case(case, by=None, purpose=Purpose(purpose))
        # Nobody else on the machine is to read it.
        file.touch(mode=0o600)
        file.write_text(json.dumps(document, ensure_ascii=False, indent=1))
        self.stdout.write(f"Ärende {case.case_ref} står i {file}.")
