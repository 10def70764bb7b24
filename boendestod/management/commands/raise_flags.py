from boendestod import dates
from oversight import flags
from oversight.models import Flag

from ._swedish import SwedishCommand, parse_day

WIDTHS = "{:<42}{:>8}{:>8}{:>8}"


class Command(SwedishCommand):
    help = "Flaggar det som är försenat en dag och stänger det som är löst. Kan köras hur många gånger som helst."

    def add_arguments(self, parser):
        parser.add_argument("--on", metavar="ÅÅÅÅ-MM-DD", help="dagen som gäller, annars i dag")

    def handle(self, *, on: str | None, **options):
        day = parse_day(on) if on else dates.today()
        raised = flags.raise_flags(day, event="kontroll för hand")
        self.stdout.write(f"Flaggor för {day}")
        self.stdout.write(WIDTHS.format("Regel", "nya", "lösta", "öppna"))
        for key, (opened, closed) in raised.items():
            still_open = Flag.objects.open().filter(rule=key).count()
            self.stdout.write(WIDTHS.format(key.label, opened, closed, still_open))
