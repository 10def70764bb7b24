"""The quarter's report to the board: what its PDF says, as plain values."""

from dataclasses import replace
from datetime import date, timedelta

from accounts.models import Membership
from boendestod.dates import add_months

from .figures import By, Measure, Period, Scope, Section, Table, chart_of, measure, measures_of


def report(member: Membership, quarter: Period, *, today: date) -> dict:
    """Of the member's own place. The board stands outside the case work, so small cells are hidden whoever takes the
    report out."""
    scope = replace(Scope.of(member.user), outside=True)
    before = Period(add_months(quarter.first, -3), quarter.first - timedelta(days=1))
    seen = [(section, measures_of(scope, section)) for section in Section]
    sections = [
        {"label": section.label, "figures": [_figure(found, quarter, before, scope) for found in measures]}
        for section, measures in seen
        if measures
    ]
    return {
        "municipality": member.municipality.name,
        "place": str(member.provider or member.unit or member.municipality),
        "board": member.unit.board if member.unit else "",
        "quarter": str(quarter),
        "before": str(before),
        "made_on": today,
        "sections": sections,
        "hides": any(figure["hides"] for section in sections for figure in section["figures"]),
    }


def _figure(found: Measure, quarter: Period, before: Period, scope: Scope) -> dict:
    """The quarter and the one before beside the target areas; downwards what is counted."""
    divided = measure(found.key, quarter, scope, By.AREA)
    earlier = measure(found.key, before, scope)
    columns = [divided.told(divided.total), earlier.told(earlier.total)]
    columns += [divided.told(row) for row in divided.rows]
    names = ["n", *(column.heading for column in found.columns)]
    chart = chart_of(_alone(divided))
    return {
        "label": found.label,
        "head": ["Kvartalet", "Förra kvartalet", *(row.label.capitalize() for row in divided.rows)],
        "rows": [[name, *cells] for name, *cells in zip(names, *columns, strict=True)],
        "chart": chart and {"address": chart.address, "text": chart.text},
        "meaning": f"{found.definition} n är {found.counted}. {found.weighting}",
        "note": divided.note,
        "hides": divided.hides or earlier.hides,
    }


def _alone(table: Table) -> Table:
    return replace(table, by=None, rows=())
