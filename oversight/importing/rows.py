"""The columns of a case file, and what one row must hold. Knows no database."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from accounts.rules import ProviderForm
from boendestod.errors import RuleBroken
from cases.rules import PersonNumber, Sex, legal_basis, parse_personnummer
from orders.rules import Structured
from plans.rules import Participation

from .files import Line, Table
from .problems import Report

EARLIEST = date(1900, 1, 1)
YEARS_AHEAD = 50
OLDEST = 120
HOURS_IN_A_MONTH = 744
MOST_CHILDREN = 30
TOTAL = "totalt"


class Unreadable(Exception):
    """Says in Swedish what the value should have been."""


@dataclass(frozen=True)
class Row:
    """One running case. A column that the file lacks is absent from `values`, an empty cell is None."""

    line: int
    values: Mapping[str, object]

    def __getitem__(self, column: str):
        return self.values.get(column)

    def __contains__(self, column: str) -> bool:
        return column in self.values

    @property
    def number(self) -> PersonNumber | None:
        return self["personnummer"]

    @property
    def birth_year(self) -> int:
        return self.number.birth_year if self.number else self["birth_year"]

    @property
    def sex(self) -> Sex:
        return self.number.sex if self.number else self["sex"]


def text(longest: int) -> Callable[[str], str]:
    def parse(value: str) -> str:
        if len(value) > longest:
            raise Unreadable(f"Värdet är för långt. Det får ha högst {longest} tecken.")
        if any(unicodedata.category(sign).startswith("C") for sign in value):
            raise Unreadable("Värdet innehåller osynliga tecken. Skriv om det.")
        return value

    return parse


def target_area(value: str) -> str:
    if value.casefold() == TOTAL:
        raise Unreadable("Målgruppen kan inte heta totalt, för så heter summan i statistiken.")
    return text(60)(value)


def one_of(choices: Mapping[str, object]) -> Callable[[str], object]:
    def parse(value: str):
        if value.casefold() not in choices:
            raise Unreadable("Skriv något av: " + ", ".join(choices) + ".")
        return choices[value.casefold()]

    return parse


def day(value: str) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise Unreadable("Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2018-05-31.")
    try:
        parsed = date.fromisoformat(value)
    except ValueError as error:
        raise Unreadable("Dagen finns inte i kalendern.") from error
    if parsed < EARLIEST:
        raise Unreadable("Datumet är för gammalt. Kontrollera årtalet.")
    return parsed


def whole_number(lowest: int, highest: int) -> Callable[[str], int]:
    def parse(value: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", value) or not lowest <= int(value) <= highest:
            raise Unreadable(f"Skriv ett heltal från {lowest} till {highest}.")
        return int(value)

    return parse


def hours(value: str) -> Decimal:
    if not re.fullmatch(r"[0-9]{1,9}([.,][0-9]{1,9})?", value):
        raise Unreadable("Skriv antalet timmar med siffror, till exempel 8,5.")
    parsed = Decimal(value.replace(",", "."))
    if not 0 < parsed <= HOURS_IN_A_MONTH:
        raise Unreadable(f"Timmarna ska vara fler än 0 och högst {HOURS_IN_A_MONTH}, som en månad har.")
    if parsed != round(parsed, 2):
        raise Unreadable("Timmarna får ha högst två decimaler.")
    return round(parsed, 2)


def personnummer(value: str) -> PersonNumber:
    try:
        number = parse_personnummer(value)
    except RuleBroken as broken:
        raise Unreadable(broken.message) from broken
    if not number.digits.isascii():
        raise Unreadable("Skriv personnumret med vanliga siffror.")
    return number


YES_NO = {"ja": True, "nej": False}
TOOK_PART = {"ja": Participation.YES, "nej": Participation.NO}


class Column(NamedTuple):
    meaning: str
    parse: Callable[[str], object]


COLUMNS = {
    "case_ref": Column("ärendets nummer i det andra systemet", text(50)),
    "personnummer": Column("10 eller 12 siffror, även samordningsnummer", personnummer),
    "municipality": Column("kommun", text(100)),
    "unit": Column("enhet hos myndigheten", text(100)),
    "target_area": Column("målgrupp, till exempel socialpsykiatri", target_area),
    "provider": Column("utförare", text(200)),
    "provider_kind": Column(
        "kommunal, entreprenad eller privat LOV",
        one_of({form.label.casefold(): form for form in ProviderForm}),
    ),
    "birth_year": Column("födelseår, när personnummer saknas", whole_number(EARLIEST.year, 9999)),
    "sex": Column("kvinna eller man, när personnummer saknas", one_of({sex.label: sex for sex in Sex})),
    "minor_children": Column("antal minderåriga barn", whole_number(0, MOST_CHILDREN)),
    "support_since": Column("första beslutet om boendestöd", day),
    "decision_date": Column("beslutsdag", day),
    "decision_from": Column("första dag som beslutet gäller", day),
    "decision_to": Column("sista dag som beslutet gäller, tom för tills vidare", day),
    "hours_per_month": Column("beviljade timmar i månaden", hours),
    "order_sent_on": Column("beställningen skickades", day),
    "order_received_on": Column("beställningen togs emot", day),
    "order_structured": Column(
        "strukturerad beställning: ja, delvis eller nej",
        one_of({structured.label: structured for structured in Structured}),
    ),
    "plan_begun_on": Column("planen påbörjades, tom när det inte finns någon plan", day),
    "plan_agreed_on": Column("planen blev överenskommen", day),
    "plan_follows_order": Column("planen följer beställningen: ja eller nej", one_of(YES_NO)),
    "client_participated": Column("personen var med om planen: ja eller nej", one_of(TOOK_PART)),
    "last_plan_followup_on": Column("planen följdes senast upp", day),
    "last_decision_followup_on": Column("beslutet följdes senast upp", day),
    "last_day_note_on": Column("senaste daganteckning", day),
}
MUST = (
    "case_ref",
    "municipality",
    "unit",
    "target_area",
    "provider",
    "provider_kind",
    "decision_date",
    "decision_from",
    "hours_per_month",
)
WITHOUT_NUMBER = ("birth_year", "sex")
MAY_LIE_AHEAD = ("decision_from", "decision_to")
OF_A_PLAN = ("plan_agreed_on", "plan_follows_order", "client_participated", "last_plan_followup_on")


def check_columns(table: Table, report: Report) -> None:
    """Refuse a file that lacks a column, or has one twice; mention those that are not read."""
    must = MUST if "personnummer" in table.columns else MUST + WITHOUT_NUMBER
    for name in must:
        if name not in table.columns:
            report.refuse(table.header, name, "", "Kolumnen saknas i filen.")
    for name in COLUMNS:
        if table.columns.count(name) > 1:
            report.refuse(table.header, name, "", "Kolumnen finns mer än en gång i filen.")
    unknown = sorted({name for name in table.columns if name and name not in COLUMNS})
    if unknown:
        report.note(table.header, "De här kolumnerna lästes inte: " + ", ".join(unknown) + ".")


def parse_line(columns: list[str], line: Line, report: Report, today: date) -> Row | None:
    """The row, or None when it has errors, which are then in the report."""
    if len(line.cells) != len(columns):
        report.refuse(
            line.number, "", "", f"Raden har {len(line.cells)} fält men rubrikraden har {len(columns)}."
        )
        return None
    cells = {
        name: " ".join(cell.split())
        for name, cell in zip(columns, line.cells, strict=True)
        if name in COLUMNS
    }
    values, errors = {}, len(report.errors)
    for name, cell in cells.items():
        try:
            values[name] = COLUMNS[name].parse(cell) if cell else None
        except Unreadable as unreadable:
            report.refuse(line.number, name, cell, str(unreadable))
    unreadable = cells.keys() - values.keys()
    for name, message in _contradictions(values, unreadable, today):
        report.refuse(line.number, name, cells.get(name, ""), message)
    return Row(line.number, values) if len(report.errors) == errors else None


def _contradictions(values: dict, unreadable: set[str], today: date) -> Iterator[tuple[str, str]]:
    yield from _missing(values, unreadable)
    yield from _ahead(values, today)
    yield from _reversed(values)
    yield from _without_law(values)
    yield from _person(values, today)
    if values.get("plan_begun_on") is None and "plan_begun_on" not in unreadable:
        for name in OF_A_PLAN:
            if values.get(name) is not None:
                yield name, "Det finns ingen plan på raden. Ange när planen påbörjades, eller töm fältet."


def _missing(values: dict, unreadable: set[str]) -> Iterator[tuple[str, str]]:
    for name in MUST:
        if values.get(name) is None and name not in unreadable:
            yield name, "Fyll i ett värde."
    if values.get("personnummer") is None and "personnummer" not in unreadable:
        for name in WITHOUT_NUMBER:
            if values.get(name) is None and name not in unreadable:
                yield name, "Fyll i ett värde, eller ange personnummer."


def _ahead(values: dict, today: date) -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        if not isinstance(value, date):
            continue
        if name not in MAY_LIE_AHEAD and value > today:
            yield name, "Dagen ligger framåt i tiden. Det som har hänt måste ha en dag som har varit."
        elif value.year > today.year + YEARS_AHEAD:
            yield name, "Dagen ligger för långt fram. Lämna sista dagen tom om beslutet gäller tills vidare."


IN_ORDER = (
    ("decision_from", "decision_to", "Sista dagen kan inte ligga före första dagen."),
    ("order_sent_on", "order_received_on", "Beställningen kan inte tas emot före den dag den skickades."),
    ("plan_begun_on", "plan_agreed_on", "Planen kan inte vara överenskommen innan den påbörjades."),
)


def _reversed(values: dict) -> Iterator[tuple[str, str]]:
    for first, then, message in IN_ORDER:
        if values.get(first) and values.get(then) and values[then] < values[first]:
            yield then, message


def _without_law(values: dict) -> Iterator[tuple[str, str]]:
    if values.get("decision_date"):
        try:
            legal_basis(values["decision_date"])
        except RuleBroken as unknown:
            yield "decision_date", unknown.message


def _person(values: dict, today: date) -> Iterator[tuple[str, str]]:
    number, year, sex = (values.get(name) for name in ("personnummer", "birth_year", "sex"))
    if number and not today.year - OLDEST <= number.birth_year <= today.year:
        yield "personnummer", "Kontrollera födelseåret i personnumret."
    if year is not None and not today.year - OLDEST <= year <= today.year:
        yield (
            "birth_year",
            f"Kontrollera födelseåret. Skriv ett år från {today.year - OLDEST} till {today.year}.",
        )
    if number and year is not None and year != number.birth_year:
        yield "birth_year", "Födelseåret stämmer inte med personnumret."
    if number and sex is not None and sex != number.sex:
        yield "sex", "Könet stämmer inte med personnumret."


def check_together(rows: list[Row], report: Report) -> None:
    """What only shows when rows stand side by side: doubles, and one thing told in two ways."""
    seen: dict[tuple, tuple[int, object]] = {}
    for row in rows:
        for column, key, value, message in _told_once(row):
            line, before = seen.setdefault((column, *key), (row.line, value))
            if line != row.line and (column == "case_ref" or before != value):
                report.refuse(row.line, column, _as_written(row, column), message.format(line=line))


def _told_once(row: Row) -> Iterator[tuple[str, tuple, object, str]]:
    place = row["municipality"]
    yield "case_ref", (place, row["case_ref"]), None, "Ärendenumret finns redan på rad {line}."
    kind = row["provider_kind"]
    yield "provider_kind", (place, row["provider"]), kind, "Utföraren har en annan driftsform på rad {line}."
    if row.number and row["minor_children"] is not None:
        children = row["minor_children"]
        yield (
            "minor_children",
            (place, row.number.digits),
            children,
            "Samma person har ett annat antal barn på rad {line}.",
        )


def _as_written(row: Row, column: str) -> str:
    value = row[column]
    return getattr(value, "label", str(value))
