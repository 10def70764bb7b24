"""The files for Socialstyrelsen, IVO and the council: made, checked, fetched, and written down as delivered. Nothing is
sent from here."""

import csv

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.access import note_access
from accounts.pages import attempt, reads, writes
from accounts.permissions import require
from boendestod import dates
from boendestod.templatetags.sv import personnummer_maskerat

from ..exports import safe
from ..models import NationalReport
from ..national import actions, national_due
from ..national.forms import CheckReportForm, DeliverReportForm, MakeReportForm
from ..national.registry import REPORTS, Stretch
from ..rules import NationalReportKind

ROWS_A_PAGE = 50


@writes
def national_reports(request):
    require(request.user, "national_report.make")
    form = MakeReportForm.of(request, today=dates.today())
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.make_national_report(
                by=request.user, today=dates.today(), now=dates.now(), **form.content()
            ),
            to=_page_of,
        )
        if done:
            return done
    made = NationalReport.objects.visible_to(request.user).for_list()
    page = Paginator(made, ROWS_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = [(report, _stretch(report)) for report in page.object_list]
    note_access(request, model="nationalreport", action="list")
    context = {"form": form, "page_obj": page, "due": national_due(request.user, dates.today())}
    return render(request, "oversight/national_reports.html", context)


def _page_of(report: NationalReport) -> str:
    return reverse("national_report", args=[report.pk])


def _stretch(report: NationalReport) -> Stretch:
    return Stretch(NationalReportKind(report.kind), report.first_day)


def _report(request, pk: int, action: str) -> NationalReport:
    reports = NationalReport.objects.visible_to(request.user).select_related("made_by", "checked_by")
    report = get_object_or_404(reports, pk=pk)
    note_access(request, report, action=action)
    return report


@writes
def national_report(request, pk):
    report = _report(request, pk, "read")
    require(request.user, "national_report.make")
    form, verb = _next(request, report)
    if form is not None and request.method == "POST" and form.is_valid():
        done = attempt(request, form, verb(form), to=_page_of)
        if done:
            return done
    kind = REPORTS[NationalReportKind(report.kind)]
    page = Paginator(_masked(kind.columns, report.content["rows"]), ROWS_A_PAGE)
    context = {
        "report": report,
        "stretch": _stretch(report),
        "columns": kind.columns,
        "page_obj": page.get_page(request.GET.get("page")),
        "problems": report.content["problems"],
        "form": form,
        "trail": [("Nationella rapporter", reverse("national_reports"))],
    }
    return render(request, "oversight/national_report.html", context)


def _next(request, report: NationalReport):
    """The form of what is to be done with the report, and its verb; None when nothing is left."""
    by, now = request.user, dates.now()
    if report.erased_at or report.delivered_on:
        return None, None
    if report.checked_at is None:
        form = CheckReportForm.of(request, has_problems=bool(report.content["problems"]))
        return (
            form,
            lambda sent: lambda: actions.check_national_report(report, by=by, now=now, **sent.content()),
        )
    form = DeliverReportForm.of(request, today=dates.today())
    return (
        form,
        lambda sent: (
            lambda: actions.deliver_national_report(
                report, by=by, today=dates.today(), now=now, **sent.content()
            )
        ),
    )


def _masked(columns, rows: list[dict]) -> list[tuple[str, list]]:
    """The case and the cells as the page shows them; the whole personnummer stands only in the file."""
    shown = {"personnummer": personnummer_maskerat}
    return [
        (
            row.get("case_ref", ""),
            [shown.get(column.name, _cell)(row[column.name]) for column in columns],
        )
        for row in rows
    ]


def _cell(value) -> str:
    return "" if value is None else str(value)


@reads
def national_report_csv(request, pk):
    """The file itself, once somebody has checked it."""
    report = _report(request, pk, "export")
    require(request.user, "national_report.make")
    if report.checked_at is None or report.erased_at is not None:
        raise Http404
    kind = REPORTS[NationalReportKind(report.kind)]
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    name = f"{report.kind.replace('_', '-')}-{report.first_day:%Y-%m}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response, delimiter=";")
    writer.writerow(column.heading for column in kind.columns)
    for row in kind.table(report.content):
        writer.writerow(safe(_cell(value)) for value in row)
    return response
