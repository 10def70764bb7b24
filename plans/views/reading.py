"""Reading a plan: as it holds now, each version as it was, and both on paper."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.access import open_record
from accounts.pages import reads
from boendestod.dates import day_of, today

from .. import documents
from ..documents import PlanText
from ..models import Plan, PlanReview, PlanVersion
from ..rules import EDITABLE, PlanState, ReviewOutcome
from ..versions import ASKED_LATER, changes_between, content_of, differences
from .opening import PLANS, plan_trail, plan_url

VERSIONS = PlanVersion.objects.select_related(
    "proposed_by", "answer__told_to", "answer__recorded_by", "review"
)
REVIEWS = (
    PlanReview.objects.select_related("plan_version", "reviewed_by")
    .prefetch_related("remarks__goal")
    .order_by("-plan_version__number")
)
PAPER = PLANS.select_related("municipality")
PAPER_OF_VERSION = [
    "plan__municipality",
    "plan__case__client",
    "plan__order__provider",
    "plan__order__key_worker",
]


@reads
def plan(request, pk):
    plan = open_record(request, PLANS.with_content().prefetch_related("follow_ups"), pk)
    versions = list(VERSIONS.filter(plan=plan))
    in_force = plan.version_in_force()
    shown = _shown(plan, versions, in_force, request.GET)
    reviews = list(REVIEWS.filter(plan=plan))
    returned = _returned(plan, reviews)
    found = differences(plan, plan.order)
    context = {
        "plan": plan,
        "order": plan.order,
        "versions": versions,
        "in_force": in_force,
        "next": len(versions) + 1,
        "shown": shown,
        "content": shown.content if shown else content_of(plan),
        "differences": shown.differences if shown else found,
        "order_changed": plan.state != PlanState.ENDED and any(d.kind in ASKED_LATER for d in found),
        "answer": _answer(shown),
        "newest": versions[-1] if versions else None,
        "open_review": next((review for review in reviews if not review.outcome), None),
        "returned": returned,
        "remarks": {str(remark.goal_id): remark.text for remark in returned.remarks.all()}
        if returned
        else {},
        "reviews": reviews,
        "proposals": plan.proposals.select_related("goal", "activity", "answered_by"),
        "last_visit": plan.visits.order_by("-starts_at").first(),
        "trail": plan_trail(plan.case, ("Beställning", reverse("order", args=[plan.order_id]))),
    }
    return render(request, "plans/plan.html", context)


def _shown(plan: Plan, versions: list, in_force, asked) -> PlanVersion | None:
    """The version to read: the one asked for, else what holds, else what waits for the person or was the last. None
    for the live rows: what is being written, or a plan without versions, as those from other systems."""
    if plan.state in EDITABLE and "utkast" in asked:
        return None
    if wanted := [version for version in versions if str(version.number) == asked.get("version")]:
        return wanted[0]
    if in_force:
        return versions[versions.index(in_force)]
    return None if plan.state in EDITABLE or not versions else versions[-1]


def _returned(plan: Plan, reviews: list):
    """What the caseworker asks to have changed, until the person has been asked again."""
    newest = reviews[0] if reviews else None
    if newest is None or newest.outcome != ReviewOutcome.RETURNED or plan.state == PlanState.PROPOSED:
        return None
    return newest


def _answer(version: PlanVersion | None):
    return getattr(version, "answer", None)


@reads
def plan_versions(request, pk):
    plan = open_record(request, PLANS, pk)
    versions = [(version, _answer(version)) for version in VERSIONS.filter(plan=plan).order_by("-number")]
    context = {
        "plan": plan,
        "versions": versions,
        "in_force": plan.version_in_force(),
        "trail": plan_trail(plan.case, ("Plan", plan_url(plan))),
    }
    return render(request, "plans/plan_versions.html", context)


@reads
def plan_version(request, pk):
    versions = VERSIONS.select_related("plan__case__client", "plan__order")
    version = open_record(request, versions, pk)
    plan, base = version.plan, version.base()
    changed = (
        [(f"Ändrat sedan version {base.number}", changes_between(base.content, version.content))]
        if base
        else []
    )
    context = {
        "plan": plan,
        "version": version,
        "numbers": plan.versions.order_by("number"),
        "in_force": plan.version_in_force(),
        "content": version.content,
        "differences": version.differences,
        "answer": _answer(version),
        "comparisons": changed,
        "trail": plan_trail(
            plan.case, ("Plan", plan_url(plan)), ("Versioner", reverse("plan_versions", args=[plan.pk]))
        ),
    }
    return render(request, "plans/plan_version.html", context)


@reads
def plan_easy(request, pk):
    plan, shown = _open_shown(request, pk)
    context = {
        "plan": plan,
        "easy": documents.easy_values(_text(plan, shown)),
        "pdf_url": f"{reverse('plan_easy_pdf', args=[pk])}?{request.GET.urlencode()}",
        "trail": plan_trail(plan.case, ("Plan", plan_url(plan))),
    }
    return render(request, "plans/plan_easy.html", context)


@reads
def plan_easy_pdf(request, pk):
    plan, shown = _open_shown(request, pk)
    return _pdf(documents.easy_pdf(_text(plan, shown)), "lattlast-plan", shown)


@reads
def plan_pdf(request, pk):
    version = open_record(request, VERSIONS.select_related(*PAPER_OF_VERSION), pk)
    return _pdf(documents.full_pdf(_text(version.plan, version)), "genomforandeplan", version)


@reads
def plan_draft_pdf(request, pk):
    plan = open_record(request, PAPER.with_content(), pk)
    return _pdf(documents.full_pdf(_text(plan, None)), "genomforandeplan", None)


def _open_shown(request, pk):
    plan = open_record(request, PAPER.with_content(), pk)
    return plan, _shown(plan, list(VERSIONS.filter(plan=plan)), plan.version_in_force(), request.GET)


def _text(plan: Plan, version: PlanVersion | None) -> PlanText:
    content = version.content if version else content_of(plan)
    written_on = day_of(version.recorded_at) if version else today()
    return PlanText(plan, content, version, _answer(version), written_on)


def _pdf(content: bytes, name: str, version: PlanVersion | None) -> HttpResponse:
    name = f"{name}-version-{version.number}.pdf" if version else f"{name}-utkast.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
