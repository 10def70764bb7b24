"""Internal control: the reviewer draws files and grades them; leaders see what all of them show."""

import secrets
from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format

from accounts.access import note_access, open_record
from accounts.models import LimitRule
from accounts.pages import attempt, reads, save_part, writes
from accounts.permissions import require
from accounts.rules import LimitKey, Role
from boendestod.dates import now, today
from boendestod.templatetags.sv import antal

from ..auditing import actions
from ..auditing.agreement import agreements
from ..auditing.files import FILES
from ..auditing.forms import DrawForm, FinishForm, GradeForm, HandOverForm, ResultFilter
from ..auditing.results import (
    EXPORT_HEAD,
    counted,
    export_rows,
    report_tables,
    shown,
    tables,
    trend,
)
from ..auditing.suggestions import file_of, suggestions
from ..models import AuditDraw, AuditRound
from ..rules import FileAspect, FilePart

A_PAGE = 50
SEED_BITS = 31
DRAWS = AuditDraw.objects.select_related("case__client", "case__unit", "round", "reviewer")


# --- Drawing ---------------------------------------------------------------------------------------------------
@writes
def audit(request):
    user = request.user
    require(user, "audit.draw")
    form = DrawForm.of(request, user=user, initial={"title": f"Granskning {date_format(today(), 'F Y')}"})
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request, form, lambda: _draw(user, **form.content()), to=lambda drawn: reverse("audit")
        )
        if done:
            return done
    drawn = AuditDraw.objects.visible_to(user).for_list()
    page = Paginator(drawn, A_PAGE).get_page(request.GET.get("page"))
    note_access(request, model="auditdraw", action="list")
    percent = LimitRule.objects.value_on(user.membership.municipality, LimitKey.AUDIT_PERCENT, today())
    context = {"form": form, "page_obj": page, "percent": percent}
    return render(request, "oversight/audit.html", context)


def _draw(user, *, seed: int | None, **content) -> AuditRound:
    seed = secrets.randbits(SEED_BITS) if seed is None else seed
    return actions.draw_for_audit(by=user, today=today(), seed=seed, **content)


@writes
def audit_hand_over(request, pk):
    """Files of a reviewer who has left or is away go to another."""
    user = request.user
    require(user, "audit.draw")
    round_ = get_object_or_404(AuditRound.objects.visible_to(user), pk=pk)
    note_access(request, model="auditround", action="read")
    form = HandOverForm.of(request, round_=round_)
    back = reverse("audit_round", args=[round_.pk])
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request, form, lambda: _hand_over(request, round_, **form.content()), to=lambda given: back
        )
        if done:
            return done
    context = {
        "round": round_,
        "form": form,
        "trail": [("Granskningar", reverse("audit_rounds")), (round_.title, back)],
    }
    return render(request, "oversight/audit_hand_over.html", context)


def _hand_over(request, round_: AuditRound, *, of, to) -> list[AuditDraw]:
    given = actions.hand_over(round_, by=request.user, of=of, to=to)
    for draw in given:
        note_access(request, draw, action="hand_over", reason=f"från {of.username} till {to.username}")
    messages.success(request, f"{to} granskar nu {antal(len(given), 'akt,akter')} som {of} hade.")
    return given


# --- Grading ---------------------------------------------------------------------------------------------------
@reads
def file_grade(request, pk):
    draw = _open(request, pk)
    return _page(request, draw)


@writes
def file_part(request, pk, part):
    draw = _open(request, pk)
    if part not in FilePart.values or draw.graded_at is not None:
        raise Http404
    form = GradeForm.of(request, part=part, **_rubric(draw))
    if request.method == "POST":
        verb = partial(actions.grade_file, draw, by=request.user)
        if request.htmx:
            saved = form.is_valid() and save_part(form, lambda: verb(**form.content()))
            return _saved(request, draw, form, bool(saved))
        if form.is_valid():
            here = f"{reverse('file_grade', args=[draw.pk])}#{part}"
            done = attempt(request, form, lambda: verb(**form.content()), to=lambda _: here)
            if done:
                return done
    return _page(request, draw, form)


@writes
def file_finish(request, pk):
    draw = _open(request, pk)
    form = FinishForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.finish_file(draw, by=request.user),
            to=lambda _: reverse("file_grade", args=[draw.pk]),
        )
        if done:
            return done
    context = {"draw": draw, "form": form, "trail": _trail(draw), **_left(draw)}
    return render(request, "oversight/grade_finish.html", context)


def _open(request, pk) -> AuditDraw:
    draw = open_record(request, DRAWS.filter(round__isnull=False), pk)
    require(request.user, "file.grade")
    return draw


def _page(request, draw: AuditDraw, form: GradeForm | None = None):
    if draw.graded_at is not None:
        return _done_page(request, draw)
    rubric = _rubric(draw)
    sent = form.part if form else None
    context = {
        "draw": draw,
        "form": form,
        "forms": [(part, form if part == sent else GradeForm(part=part, **rubric)) for part in FilePart],
        "finish": FinishForm(),
        **_left(draw),
        "file": file_of(draw),
        "trail": _trail(draw)[:-1],
    }
    return render(request, "oversight/grade_file.html", context)


def _rubric(draw: AuditDraw) -> dict:
    return {"computed": suggestions(file_of(draw)), "given": _by_aspect(draw)}


def _left(draw: AuditDraw) -> dict:
    return {"left": len(FileAspect) - draw.grades.count(), "of": len(FileAspect)}


def _saved(request, draw: AuditDraw, form: GradeForm, is_saved: bool):
    context = {
        "draw": draw,
        "form": form,
        "saved_at": now() if is_saved else None,
        **_left(draw),
    }
    return render(request, "oversight/_grade_saved.html", context)


def _done_page(request, draw: AuditDraw):
    """The grades as they stand. The other reader's are shown when that reader too is done."""
    other = draw.round.draws.filter(case=draw.case_id).exclude(pk=draw.pk).select_related("reviewer").first()
    is_open = other is not None and other.graded_at is not None
    mine, theirs = _by_aspect(draw), _by_aspect(other) if is_open else {}
    context = {
        "draw": draw,
        "other": other,
        "is_open": is_open,
        "rows": [(aspect, mine[aspect], theirs.get(aspect)) for aspect in FileAspect],
        "trail": _trail(draw)[:-1],
    }
    return render(request, "oversight/grade_done.html", context)


def _by_aspect(draw: AuditDraw) -> dict:
    return {row.aspect: row for row in draw.grades.all()}


def _trail(draw: AuditDraw) -> list[tuple[str, str]]:
    return [
        ("Granskning", reverse("audit")),
        (draw.case.list_name, reverse("file_grade", args=[draw.pk])),
    ]


# --- Results ---------------------------------------------------------------------------------------------------
@reads
def audit_rounds(request):
    require(request.user, "audit_rounds.see")
    rounds = AuditRound.objects.visible_to(request.user).for_list()
    page = Paginator(rounds, A_PAGE).get_page(request.GET.get("page"))
    hides_few = _hides_few(request.user)
    for each in page:
        each.files, each.graded = (shown(n, hides_few=hides_few) for n in (each.files, each.graded))
    note_access(request, model="auditround", action="list")
    return render(request, "oversight/audit_rounds.html", {"page_obj": page})


@reads
def audit_round(request, pk):
    round_, form, drawn = _result(request, pk)
    hides_few = _hides_few(request.user)
    all_of_it = AuditRound.objects.visible_to(request.user).filter(recorded_at__lte=round_.recorded_at)
    files = AuditDraw.objects.filter(municipality=round_.municipality_id)
    report = form and form.report()
    count = counted(drawn).count()
    context = {
        "round": round_,
        "form": form,
        "count": count,
        "graded": shown(count, hides_few=hides_few),
        "drawn": shown(drawn.filter(is_second=False).count(), hides_few=hides_few),
        "has_two": round_.draws.filter(is_second=True).exists(),
        "tables": tables(drawn, hides_few=hides_few),
        "hides_few": hides_few,
        "agreements": agreements(drawn, hides_few=hides_few),
        "report": report and report_tables(report),
        "trend": trend(all_of_it, form.narrow(files) if form else files, hides_few=hides_few),
        "query": request.GET.urlencode(),
        "trail": [("Granskningar", reverse("audit_rounds"))],
    }
    return render(request, "oversight/audit_round.html", context)


@reads
def audit_round_file(request, pk, kind):
    """The tables of the page as a file, with its filter."""
    round_, _, drawn = _result(request, pk)
    made = tables(drawn, hides_few=_hides_few(request.user))
    content, content_type = FILES[kind](EXPORT_HEAD, export_rows(made), round_)
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="granskning-{round_.drawn_on}.{kind}"'
    return response


def _hides_few(user) -> bool:
    """Who stands outside the case work."""
    return user.role == Role.SYSTEM_ADMIN


def _result(request, pk):
    """The round, its filter and the draws that are left. Who is shown no small figures gets no filter either, as the
    difference between two of its pages would show them."""
    user = request.user
    require(user, "audit_rounds.see")
    round_ = get_object_or_404(AuditRound.objects.visible_to(user), pk=pk)
    note_access(request, model="auditround", action="read")
    if _hides_few(user):
        return round_, None, round_.draws.all()
    form = ResultFilter(request.GET, municipality=round_.municipality_id)
    return round_, form, form.narrow(round_.draws.all())
