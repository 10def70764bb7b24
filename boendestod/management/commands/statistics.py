import json
from datetime import date

from boendestod.errors import refuse_if
from boendestod.templatetags.sv import datum, tal
from oversight.rules import FlagRule, percent
from oversight.statistics import TOTAL, figures, find_unit

from ._swedish import SwedishCommand, parse_day

BY_AREA = {
    "structured_orders": "strukturerad beställning",
    "current_plans": "nuvarande plan",
    "documented_decision_followups": "dokumenterad uppföljning av beslut",
}
NOTHING = "–"


class Command(SwedishCommand):
    help = "Skriver ut en enhets statistik för en dag."

    def add_arguments(self, parser):
        parser.add_argument("--unit", required=True, metavar="ENHET")
        parser.add_argument("--on", required=True, metavar="ÅÅÅÅ-MM-DD", help="dagen som gäller")
        parser.add_argument("--from", dest="since", metavar="ÅÅÅÅ-MM-DD", help="periodens första dag")
        parser.add_argument("--municipality", metavar="KOMMUN", help="när enheten finns i flera kommuner")
        parser.add_argument("--format", choices=("json", "table"), default="json")

    def handle(self, *, unit, on, since, municipality, **options):
        day = parse_day(on)
        first_day = parse_day(since) if since else day
        refuse_if(first_day > day, "Periodens första dag kan inte ligga efter den sista.", "dates_reversed")
        counted = figures(find_unit(unit, municipality), day, first_day)
        if options["format"] == "json":
            self.stdout.write(json.dumps(counted, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(_table(unit, day, counted)))


def _table(unit: str, day: date, counted: dict) -> list[str]:
    return [
        f"{unit}, {datum(day)}",
        f"ärenden: {counted['files']}",
        *_grid("beviljad tid, timmar per månad", counted["hours_per_month"]),
        *_grid("beslutens längd, månader", counted["decision_length"]),
        *_grid("år med stöd", {TOTAL: counted["years_with_support"]}),
        "",
        *_shares(counted),
        "",
        *_overdue(counted["overdue"][day.isoformat()]),
    ]


def _grid(title: str, groups: dict[str, dict]) -> list[str]:
    columns = list(groups[TOTAL])
    heading = f"{'':<24}" + "".join(f"{column:>14}" for column in columns)
    rows = [
        f"{name:<24}" + "".join(f"{tal(group[column]) or NOTHING:>14}" for column in columns)
        for name, group in groups.items()
    ]
    return ["", title, heading, *rows]


def _shares(counted: dict) -> list[str]:
    lines = []
    for key, label in BY_AREA.items():
        lines.append(_share(label, counted[key][TOTAL], counted["files"]))
        lines += [f"  {area}: {number}" for area, number in counted[key].items() if area != TOTAL]
    with_plan = counted["current_plans"][TOTAL]
    return [*lines, _share("personen var med om planen", counted["client_participated"], with_plan)]


def _share(label: str, part: int, whole: int) -> str:
    share = percent(part, whole)
    return f"{label}: {part} av {whole}" + (f" ({share} %)" if share is not None else "")


def _overdue(by_rule: dict[str, list[str]]) -> list[str]:
    return [
        f"{FlagRule(key).label}: {len(refs)}" + (f" ({', '.join(refs)})" if refs else "")
        for key, refs in by_rule.items()
    ]
