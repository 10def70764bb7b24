from django.contrib import messages
from django.db.models import Count, F, Q
from django.shortcuts import render
from django.urls import reverse

from accounts.access import note_access, open_record
from accounts.pages import attempt, reads, writes
from accounts.permissions import may, require
from boendestod.dates import today
from orders.rules import share

from .. import actions
from ..forms.audit import AuditFilter, RubricForm
from ..models import PlanAudit, PlanAuditGrade, PlanVersion
from ..rules import BY_WORDS, BY_YES, PlanAspect, scale_of, suggestions
from .opening import plan_trail, plan_url

VERSIONS = PlanVersion.objects.select_related("plan__case__client", "municipality", "answer")


def rubric_for(user, version: PlanVersion) -> RubricForm:
    return RubricForm(suggested=suggestions(version.content), given=_given(user, version))


def _given(user, version: PlanVersion) -> dict[str, str]:
    """What this reader has said before."""
    grades = PlanAuditGrade.objects.filter(audit__plan_version=version, audit__audited_by=user)
    return dict(grades.values_list("aspect", "grade"))


@writes
def plan_audit(request, pk):
    version = open_record(request, VERSIONS, pk)
    user = request.user
    require(user, "plan.audit")
    suggested = suggestions(version.content)
    form = RubricForm.of(request, suggested=suggested, given=_given(user, version))
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.grade(version, by=user, today=today(), **form.content()),
            to=lambda audit: _after_grading(user, version),
        )
        if done:
            messages.success(request, "Bedömningen är sparad.")
            return done
    audits = version.audits.open_to(user).select_related("audited_by").prefetch_related("grades")
    context = {
        "version": version,
        "plan": version.plan,
        "answer": getattr(version, "answer", None),
        "form": form,
        "audits": [(audit, _in_order(audit)) for audit in audits],
        "waits": version.audits.count() > len(audits),
        "trail": plan_trail(version.plan.case, ("Plan", plan_url(version.plan))),
    }
    return render(request, "plans/plan_audit.html", context)


def _after_grading(user, version: PlanVersion) -> str:
    """A caseworker goes on with the answer; a reviewer has nothing more to do there."""
    review = getattr(version, "review", None)
    if review is not None and may(user, "plan.review"):
        return reverse("plan_review", args=[review.pk])
    return reverse("plan_audit", args=[version.pk])


def _in_order(audit: PlanAudit) -> list[PlanAuditGrade]:
    return sorted(audit.grades.all(), key=lambda row: list(PlanAspect).index(row.aspect))


@reads
def plan_audits(request):
    user = request.user
    require(user, "audits.see")
    form = AuditFilter(request.GET, user=user)
    audits = form.narrow(PlanAudit.objects.visible_to(user).open_to(user))
    note_access(request, model="planaudit", action="list")
    grades = PlanAuditGrade.objects.filter(audit__in=audits).order_by()
    counts, agreements = _counts(grades), _agreements(grades)
    context = {
        "form": form,
        "count": audits.count(),
        "tables": [
            ("Hur tydlig är planen?", BY_WORDS, _rows(BY_WORDS, counts, agreements)),
            ("Var personen med?", BY_YES, _rows(BY_YES, counts, agreements)),
        ],
    }
    return render(request, "plans/plan_audits.html", context)


def _counts(grades) -> dict[tuple[str, str], int]:
    found = grades.values_list("aspect", "grade").annotate(Count("pk"))
    return {(aspect, grade): count for aspect, grade, count in found}


def _agreements(grades) -> dict[str, tuple[int, int]]:
    """How often the reader said what was computed, of how many where both said something."""
    both = grades.exclude(suggested="").exclude(grade="")
    found = both.values_list("aspect").annotate(
        same=Count("pk", filter=Q(grade=F("suggested"))), of=Count("pk")
    )
    return {aspect: (same, of) for aspect, same, of in found}


def _rows(scale, counts: dict, agreements: dict) -> list[tuple]:
    return [_row(aspect, scale, counts, agreements) for aspect in PlanAspect if scale_of(aspect) == scale]


def _row(aspect: PlanAspect, scale, counts: dict, agreements: dict) -> tuple:
    """(aspect, [(count, share)], graded, (same as computed, of how many, share))"""
    cells = [counts.get((aspect, grade), 0) for grade in scale]
    graded = sum(cells)
    same, of = agreements.get(aspect, (0, 0))
    return (
        aspect.label,
        [(count, share(count, graded)) for count in cells],
        graded,
        (same, of, share(same, of)),
    )
