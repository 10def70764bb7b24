from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.access import note_access, open_record
from accounts.pages import attempt, reads, writes
from accounts.permissions import require
from boendestod.dates import today
from orders.forms import TapForm
from orders.rules import OrderState

from .. import actions
from ..forms.review import DeclineForm, InboxFilter, ProposalForm, ReviewForm
from ..models import PlanReview, Proposal
from ..rules import ProposalKind, ProposalState, ReviewOutcome
from .audits import rubric_for
from .opening import plan_trail, plan_url, sent

ROWS_A_PAGE = 50
COMPLETE = "Förslaget ligger nu i en ändring av beställningen. Fyll i det som saknas och skicka den."
PROPOSALS = Proposal.objects.select_related(
    "plan__case__client",
    "plan__order",
    "plan_version",
    "goal__order_goal",
    "activity__order_activity",
    "answered_by",
    "amendment",
)


@reads
def plan_inbox(request):
    user = request.user
    require(user, "plan.review")
    form = InboxFilter(request.GET)
    found = form.narrow(PlanReview.objects.visible_to(user).for_list(), user)
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    note_access(request, model="planreview", action="list")
    return render(request, "plans/plan_inbox.html", {"form": form, "page_obj": page})


@writes
def plan_review(request, pk):
    review = open_record(request, PlanReview.objects.with_version(), pk)
    require(request.user, "plan.review")
    if request.method != "POST":
        # To open the plan is to read it: what the flag asks for has then happened, and a second opening does nothing.
        _note_read(review, request.user)
    agreed = actions.is_agreed(review)
    form = ReviewForm.of(request, review=review, agreed=agreed)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.answer_review(
                review,
                by=request.user,
                today=today(),
                version=form.cleaned_data["version"],
                **form.content(),
            ),
            to=lambda review: reverse("plan_review", args=[review.pk]),
        )
        if done:
            return done
    version, plan = review.plan_version, review.plan
    proposals = _proposals(plan)
    context = {
        "review": review,
        "plan": plan,
        "version": version,
        "agreed": agreed,
        "answer": review.answer,
        "form": form,
        "remarks": {str(remark.goal_id): remark.text for remark in review.remarks.all()},
        "differences": _unasked(version, proposals),
        "proposals": proposals,
        "rubric": rubric_for(request.user, version),
        "newest": plan.reviews.latest("plan_version__number")
        if review.outcome == ReviewOutcome.SUPERSEDED
        else None,
        "trail": plan_trail(plan.case, ("Plan", plan_url(plan))),
    }
    return render(request, "plans/plan_review.html", context)


@writes
def plan_read(request, pk):
    """For who reads the plan in another system: on our own page opening it is reading it."""
    review = open_record(request, PlanReview.objects.with_version(), pk)
    require(request.user, "plan.review")
    page = reverse("plan_review", args=[pk])
    done = sent(
        request, TapForm.of(request), lambda: actions.mark_read(review, by=request.user), to=lambda _: page
    )
    return done or redirect(page)


def _note_read(review, user) -> None:
    if review.read_at is None:
        read = actions.mark_read(review, by=user)
        review.read_at, review.read_by, review.version = read.read_at, read.read_by, read.version


def _proposals(plan) -> list[tuple]:
    """(proposal, the goal's and the activity's words that the person agreed to, the form that accepts it)"""
    kept = plan.version_in_force()
    found = PROPOSALS.filter(plan=plan).exclude(state=ProposalState.WITHDRAWN)
    return [
        (proposal, *actions.asked_words(proposal, kept), ProposalForm(proposal=proposal))
        for proposal in found
    ]


def _unasked(version, proposals) -> list[dict]:
    """What differs from the order beside what the plan asks to have changed in it, which is shown by itself."""
    asked = {(str(each.goal_id), str(each.activity_id or "")) for each, *_ in proposals}
    return [found for found in version.differences if (found["goal_id"], found["activity_id"]) not in asked]


@writes
def proposal_accept(request, pk):
    proposal = open_record(request, PROPOSALS, pk)
    require(request.user, "plan.review")
    if moved := _moved_on(request, proposal):
        return moved
    form = ProposalForm.of(request, proposal=proposal)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.accept_proposal(
                proposal, by=request.user, today=today(), version=form.cleaned_data["version"]
            ),
            to=_after_accepting,
        )
        if done:
            _tell(request, Proposal.objects.select_related("amendment").get(pk=pk))
            return done
    return _proposal_page(request, "plans/proposal_accept.html", proposal, form)


def _after_accepting(proposal) -> str:
    if proposal.amendment.state == OrderState.ENDED:
        return _review_url(proposal)
    return reverse("order_edit", args=[proposal.amendment_id])


def _tell(request, proposal) -> None:
    amendment = proposal.amendment
    if amendment is None or amendment.state != OrderState.ENDED:
        messages.info(request, COMPLETE)
        return
    number = proposal.plan.order.versions.last().number
    messages.success(request, f"Beställningen är ändrad. Version {number} gäller nu.")


@writes
def proposal_decline(request, pk):
    proposal = open_record(request, PROPOSALS, pk)
    require(request.user, "plan.review")
    if moved := _moved_on(request, proposal):
        return moved
    form = DeclineForm.of(request, proposal=proposal)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.decline_proposal(
                proposal,
                by=request.user,
                today=today(),
                version=form.cleaned_data["version"],
                **form.content(),
            ),
            to=_review_url,
        )
        if done:
            return done
    return _proposal_page(request, "plans/proposal_decline.html", proposal, form)


def _moved_on(request, proposal):
    """Away from a question that has its answer. What was sent is never thrown away."""
    if request.method == "POST" or proposal.state == ProposalState.OPEN:
        return None
    return redirect(_review_url(proposal))


def _review_url(proposal) -> str:
    newest = proposal.plan.reviews.latest("plan_version__number")
    return reverse("plan_review", args=[newest.pk]) + "#forslag"


def _proposal_page(request, template, proposal, form):
    plan = proposal.plan
    goal, activity = actions.asked_words(proposal, plan.version_in_force())
    context = {
        "proposal": proposal,
        "adds_goal": proposal.kind == ProposalKind.ADD_GOAL,
        "goal": goal,
        "activity": activity,
        "form": form,
        "back": _review_url(proposal),
        "trail": plan_trail(plan.case, ("Plan", plan_url(plan)), ("Läs och svara", _review_url(proposal))),
    }
    return render(request, template, context)
