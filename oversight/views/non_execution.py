"""The section leader's quarterly report of decisions that are not carried out."""

import csv

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.access import note_access
from accounts.pages import attempt, reads, writes
from accounts.permissions import require
from boendestod.dates import today

from .. import actions
from ..forms import NonExecutionForm
from ..models import NonExecutionReport
from ..non_execution import report, rows_of
from ..rules import Quarter

QUARTERS_BACK = 4
COLUMNS = (
    "Referens",
    "Skyddade uppgifter",
    "Ärende",
    "Slag",
    "Beslutsdag",
    "Insats",
    "Ej verkställt sedan",
    "Skäl",
    "Erbjudanden",
    "Annat stöd",
    "Verkställt",
    "Upphört",
)
# A cell that begins like this is a formula to a spreadsheet.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@reads
def non_execution(request):
    require(request.user, "non_execution.report")
    frozen = {
        Quarter(found.year, found.quarter): found
        for found in NonExecutionReport.objects.visible_to(request.user).for_list()
    }
    quarter = Quarter.of(today())
    recent = [quarter]
    while len(recent) <= QUARTERS_BACK:
        recent.append(recent[-1].before())
    shown = sorted({*recent, *frozen}, reverse=True)
    rows = [(each, frozen.get(each), each == quarter) for each in shown]
    note_access(request, model="nonexecutionreport", action="list")
    return render(request, "oversight/non_execution.html", {"rows": rows})


@writes
def non_execution_quarter(request, year, number):
    require(request.user, "non_execution.report")
    quarter = _quarter(year, number)
    note_access(request, model="nonexecutionreport", action="list")
    frozen = NonExecutionReport.objects.visible_to(request.user).filter(year=year, quarter=number).first()
    unit = request.user.membership.unit
    content = frozen.content if frozen else report(unit, quarter)
    rows = rows_of(content)
    context = {
        "heading": f"Ej verkställda beslut {quarter}",
        "quarter": quarter,
        "content": content,
        "frozen": frozen,
        "is_over": today() > quarter.last_day,
        "trail": [("Ej verkställda beslut", reverse("non_execution"))],
    }
    if frozen or not context["is_over"]:
        return render(request, "oversight/non_execution_quarter.html", context | {"rows": _beside(rows)})
    form = NonExecutionForm.of(request, rows=rows)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.freeze_report(by=request.user, today=today(), quarter=quarter, **form.content()),
            to=lambda _: request.path,
        )
        if done:
            return done
    return render(
        request, "oversight/non_execution_quarter.html", context | {"form": form, "rows": _beside(rows, form)}
    )


def _beside(rows, form=None) -> list[tuple]:
    return [(row, form.fields_of(row.key) if form else []) for row in rows]


def _quarter(year: int, number: int) -> Quarter:
    """Those that have begun; nothing is said of a time ahead."""
    if not 1 <= number <= 4 or not 1900 <= year <= 9999 or Quarter(year, number) > Quarter.of(today()):
        raise Http404
    return Quarter(year, number)


@reads
def non_execution_csv(request, year, number):
    """The frozen report as a file for a spreadsheet, without name and personnummer."""
    require(request.user, "non_execution.report")
    reports = NonExecutionReport.objects.visible_to(request.user)
    frozen = get_object_or_404(reports, year=year, quarter=number)
    note_access(request, model="nonexecutionreport", action="list")
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="ej-verkstallt-{year}-{number}.csv"'
    writer = csv.writer(response, delimiter=";")
    writer.writerow(COLUMNS)
    for row in rows_of(frozen.content):
        writer.writerow(_safe(cell) for cell in _cells(row))
    return response


def _cells(row) -> list:
    return [
        row.reference,
        "ja" if row.is_protected else "nej",
        row.case_ref,
        row.kind_name,
        row.decided_on,
        row.support,
        row.since,
        row.reason,
        " | ".join(_told(offer) for offer in row.offers),
        row.other_support,
        row.carried_out_on or "",
        row.ended_on or "",
    ]


def _told(offer: dict) -> str:
    why = f": {offer['reason']}" if offer["reason"] else ""
    return f"{offer['offered_on']} {offer['what']} ({offer['answer']}{why})"


def _safe(cell) -> str:
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text
