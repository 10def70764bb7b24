"""The figures on a page, as files for a spreadsheet, and as a quarter's report to the board."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from accounts.access import note_access
from accounts.pages import reads
from accounts.permissions import require
from boendestod.dates import today
from boendestod.pdf import html_to_pdf, render_html

from .. import board, exports
from ..figures import Section, chart_of, measure, measures_of, quarters_back
from ..forms import FigureFilter
from ..rules import FEWEST_SHOWN


@reads
def figures(request):
    form = _asked(request)
    period, scope, by = form.period, form.scope, form.by
    tables = [measure(found.key, period, scope, by) for found in measures_of(scope, form.section)]
    note_access(request, model="figures", action="list")
    context = {
        "form": form,
        "period": period,
        "shown": [(table, chart_of(table)) for table in tables],
        "sections": [
            (section, section == form.section) for section in Section if measures_of(scope, section)
        ],
        "left_out": _hidden_by_filter(form),
        "fewest": FEWEST_SHOWN if scope.outside else None,
        "quarters": [(quarter.first.isoformat(), str(quarter)) for quarter in quarters_back(today())],
    }
    return render(request, "oversight/figures.html", context)


def _asked(request) -> FigureFilter:
    require(request.user, "figures.see")
    return FigureFilter(request.GET, user=request.user, today=today())


def _hidden_by_filter(form: FigureFilter) -> list:
    """What the reader may see, but not of the part that is chosen."""
    shown = measures_of(form.scope, form.section)
    return [found for found in measures_of(form.widest, form.section) if found not in shown]


@reads
def figures_file(request, kind):
    """Every figure of the choice, not only those of the part that the page shows."""
    if kind not in exports.KINDS:
        raise Http404
    form = _asked(request)
    tables = [measure(found.key, form.period, form.scope, form.by) for found in measures_of(form.scope)]
    note_access(request, model="figures", action="export")
    content, content_type = exports.KINDS[kind](tables, form.period, form.place)
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = (
        f'attachment; filename="siffror-{form.period.first}-{form.period.last}.{kind}"'
    )
    return response


@reads
def board_report(request):
    """A quarter that is over, the last if none is said, as the board may read it: it stands outside the case work."""
    require(request.user, "figures.see")
    quarters = {quarter.first.isoformat(): quarter for quarter in quarters_back(today())}
    chosen = request.GET.get("kvartal", next(iter(quarters)))
    if chosen not in quarters:
        raise Http404
    quarter = quarters[chosen]
    note_access(request, model="figures", action="export")
    content = board.report(request.user.membership, quarter, today=today())
    response = HttpResponse(
        html_to_pdf(render_html("oversight/board_report.html", content)), content_type="application/pdf"
    )
    response["Content-Disposition"] = f'attachment; filename="kvartalsrapport-{quarter.first}.pdf"'
    return response
