"""What our commands share: they refuse in Swedish, and read days in one way."""

import re
import sys
from datetime import date

from django.core.management import BaseCommand

from boendestod.errors import RuleBroken


class SwedishCommand(BaseCommand):
    """A refusal becomes a sentence on standard error and exit status 1."""

    def execute(self, *args, **options):
        try:
            return super().execute(*args, **options)
        except RuleBroken as broken:
            self.stderr.write(broken.message)
            sys.exit(1)


def parse_day(text: str) -> date:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise RuleBroken(
        f"{text} är inte en dag. Skriv den som ÅÅÅÅ-MM-DD, till exempel 2018-05-31.", "not_a_day"
    )
