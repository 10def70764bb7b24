"""Case files for the tests: a row that holds, changed by what the test is about."""

from boendestod import dates
from oversight.importing.engine import import_file
from oversight.importing.problems import Report

ROW = {
    "case_ref": "A-1",
    "personnummer": "",
    "municipality": "Åmål",
    "unit": "Södra",
    "target_area": "socialpsykiatri",
    "provider": "Stödet",
    "provider_kind": "kommunal",
    "birth_year": "1980",
    "sex": "man",
    "minor_children": "1",
    "support_since": "2015-02-01",
    "decision_date": "2025-12-20",
    "decision_from": "2026-01-01",
    "decision_to": "2026-12-31",
    "hours_per_month": "8.5",
    "order_sent_on": "2025-12-21",
    "order_received_on": "2025-12-22",
    "order_structured": "ja",
    "plan_begun_on": "2026-01-10",
    "plan_agreed_on": "2026-01-15",
    "plan_follows_order": "ja",
    "client_participated": "ja",
    "last_plan_followup_on": "2026-02-01",
    "last_decision_followup_on": "2026-02-02",
    "last_day_note_on": "2026-02-03",
}
NO_PLAN = dict.fromkeys(
    (
        "plan_begun_on",
        "plan_agreed_on",
        "plan_follows_order",
        "client_participated",
        "last_plan_followup_on",
    ),
    "",
)


def row(**changes: str) -> dict[str, str]:
    return ROW | changes


def text_of(*rows: dict[str, str], without: tuple[str, ...] = ()) -> str:
    columns = [name for name in (rows[0] if rows else ROW) if name not in without]
    lines = [";".join(columns), *(";".join(row[name] for name in columns) for row in rows)]
    return "\n".join(lines) + "\n"


def import_rows(*rows: dict[str, str], without: tuple[str, ...] = (), **options) -> Report:
    content = text_of(*rows, without=without).encode()
    return import_file(content, by=options.pop("by", None), today=dates.today(), **options)


def refused(*rows: dict[str, str], **options) -> list[tuple[int, str, str]]:
    """(row, column, message) of each error."""
    return [(error.row, error.column, error.message) for error in import_rows(*rows, **options).errors]
