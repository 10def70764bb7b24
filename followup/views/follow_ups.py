"""The pages of follow-ups: written from what is known, read afterwards, and led on from."""

from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.access import open_record
from accounts.pages import attempt, reads, writes
from accounts.permissions import CASEWORKERS, may, require
from boendestod.dates import today
from boendestod.templatetags.sv import tal
from cases.models import Case
from cases.rules import DecisionOutcome, next_period
from cases.views.deciding import decided, form_context
from orders.views.opening import editor_url
from plans.models import Plan
from plans.views.opening import plan_trail, sent

from .. import actions
from ..evidence import basis_of_decision, basis_of_plan, fresh_statements
from ..forms import (
    BeginAmendmentForm,
    BothFollowUpsForm,
    DecisionFollowUpForm,
    OwnViewForm,
    PlanFollowUpForm,
)
from ..models import DecisionFollowUp, PlanFollowUp, StatementRequest, attempts_of
from .basis import basis_context
from .concluded import concluded
from .opening import plan_step, question

PLAN_HELD = PlanFollowUp.objects.select_related("case__client", "plan__order", "held_by")
DECISION_HELD = DecisionFollowUp.objects.select_related(
    "case__client",
    "decision",
    "plan_follow_up",
    "held_by",
    "statement__order__provider",
    "statement__answered_by",
)


@writes
def plan_follow_up_new(request, pk):
    plans = Plan.objects.select_related("case__client", "order__decision", "order__provider").with_content()
    plan = open_record(request, plans, pk)
    require(request.user, "plan_follow_up.hold")
    form = _plan_form(request, plan)
    if request.method == "POST" and form.is_valid():
        content = form.content()
        verb = actions.hold_both_follow_ups if "of_decision" in content else actions.hold_plan_follow_up
        done = attempt(
            request,
            form,
            lambda: verb(plan, by=request.user, today=today(), **content),
            to=plan_held_url,
        )
        if done:
            return done
    basis = basis_context(basis_of_plan(plan, request.user, today()))
    goals = zip(basis["goals"], form.goals, strict=True)
    context = {
        "plan": plan,
        "form": form,
        "goals": [(*found, form.of_goal(goal)) for found, goal in goals],
        **_around(plan.case, request.user),
        "trail": plan_trail(plan.case, plan_step(plan)),
    }
    return render(request, "followup/plan_follow_up_new.html", basis | context)


def _plan_form(request, plan):
    if not may(request.user, "decision_follow_up.hold"):
        return PlanFollowUpForm.of(request, plan=plan)
    statements = fresh_statements(plan.case, actions.order_in_force(plan.case))
    return BothFollowUpsForm.of(request, plan=plan, statements=statements)


def _around(case, user) -> dict:
    """The meetings that were tried, and what the provider has been asked or can be."""
    return {
        "running": actions.order_in_force(case),
        "attempts": attempts_of(case, user),
        "statements": StatementRequest.objects.visible_to(user)
        .filter(case=case)
        .for_list()
        .order_by("-recorded_at"),
    }


def plan_held_url(follow_up) -> str:
    return reverse("plan_follow_up", args=[follow_up.pk])


def decision_held_url(follow_up) -> str:
    return reverse("decision_follow_up", args=[follow_up.pk])


@reads
def plan_follow_up(request, pk):
    held = PLAN_HELD.prefetch_related("outcomes__goal__order_goal", "taper_steps")
    follow_up = open_record(request, held, pk)
    of_decision = DecisionFollowUp.objects.visible_to(request.user).filter(plan_follow_up=follow_up).first()
    context = {
        "follow_up": follow_up,
        "of_decision": of_decision,
        "meeting": getattr(follow_up, "meeting", None),
        "may_give_view": _may_give_view(follow_up, request.user),
        "concluded": concluded(follow_up, request.user),
        "form": BeginAmendmentForm(),
        "trail": plan_trail(follow_up.case, plan_step(follow_up.plan)),
    }
    return render(request, "followup/plan_follow_up.html", context)


def _may_give_view(follow_up, user) -> bool:
    own = follow_up.caseworkers_view if user.role in CASEWORKERS else follow_up.workers_view
    return may(user, "plan_follow_up.hold") and not own and not follow_up.imported


@writes
def plan_follow_up_view(request, pk):
    """What the other side thinks than the one that wrote the follow-up."""
    follow_up = open_record(request, PLAN_HELD, pk)
    require(request.user, "plan_follow_up.hold")
    if request.method == "GET" and not _may_give_view(follow_up, request.user):
        return redirect(plan_held_url(follow_up))
    form = OwnViewForm.of(request)
    done = sent(
        request,
        form,
        lambda: actions.give_view(follow_up, by=request.user, **form.content()),
        to=plan_held_url,
    )
    return done or question(
        request,
        form,
        title="Skriv din bild av stödet",
        label="Spara",
        text="Den läggs till uppföljningen och kan inte ändras sedan.",
        back=plan_held_url(follow_up),
        trail=plan_trail(follow_up.case, ("Uppföljning av planen", plan_held_url(follow_up))),
    )


@writes
def plan_follow_up_amend(request, pk):
    return _amend(request, open_record(request, PLAN_HELD, pk), plan_held_url)


@writes
def decision_follow_up_amend(request, pk):
    return _amend(request, open_record(request, DECISION_HELD, pk), decision_held_url)


def _amend(request, follow_up, url):
    """The button on the follow-up's page; what hinders it is told on a page of its own."""
    require(request.user, "order.amend")
    form = BeginAmendmentForm.of(request)
    done = sent(
        request,
        form,
        lambda: actions.begin_amendment(follow_up, by=request.user, today=today()),
        to=editor_url,
    )
    return done or question(
        request,
        form,
        title="Ändra beställningen",
        label="Ändra beställningen",
        text="Ändringen börjar som ett utkast med det som beställningen säger nu.",
        back=url(follow_up),
        trail=plan_trail(follow_up.case, ("Uppföljning", url(follow_up))),
    )


@writes
def decision_follow_up_new(request, pk):
    case = open_record(request, Case.objects.select_related("client"), pk)
    require(request.user, "decision_follow_up.hold")
    decision = case.decisions.granting().order_by("-valid_from").first()
    statements = fresh_statements(case, actions.order_in_force(case))
    form = DecisionFollowUpForm.of(request, case=case, decision=decision, statements=statements)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.hold_decision_follow_up(case, by=request.user, today=today(), **form.content()),
            to=decision_held_url,
        )
        if done:
            return done
    context = {
        "case": case,
        "decision": decision,
        "form": form,
        **_around(case, request.user),
        "trail": plan_trail(case),
    }
    basis = basis_context(basis_of_decision(case, decision, request.user, today()))
    return render(request, "followup/decision_follow_up_new.html", basis | context)


@reads
def decision_follow_up(request, pk):
    follow_up = open_record(request, DECISION_HELD.prefetch_related("taper_steps"), pk)
    context = {
        "follow_up": follow_up,
        "meeting": getattr(follow_up, "meeting", None),
        "concluded": concluded(follow_up, request.user),
        "form": BeginAmendmentForm(),
        "trail": plan_trail(follow_up.case),
    }
    return render(request, "followup/decision_follow_up.html", context)


@writes
def decision_next(request, pk):
    """A copy of the running decision for the time after it, with what the follow-ups said beside."""
    case = open_record(request, Case.objects.for_list(), pk)
    require(request.user, "decision.decide")
    running = case.decisions.granting().order_by("-valid_from").first()
    form, done = decided(request, case, initial=_as_before(running))
    if done:
        return done
    held = (
        DecisionFollowUp.objects.visible_to(request.user)
        .filter(case=case)
        .order_by("-held_on", "-recorded_at")
    )
    plans_held = PlanFollowUp.objects.visible_to(request.user).filter(case=case)
    context = {
        "running": running,
        "of_decision": held.select_related("held_by").first(),
        "of_plan": plans_held.prefetch_related("outcomes__goal__order_goal").order_by("-held_on").first(),
    }
    return render(request, "followup/decision_next.html", form_context(case, form) | context)


def _as_before(decision) -> dict:
    """As long again from the day after. Of a decision with an open end only the support is copied."""
    if decision is None:
        return {}
    copied = {
        "outcome": DecisionOutcome.APPROVAL,
        "granted_hours": tal(decision.granted_hours),
        "granted_per": decision.granted_per,
    }
    if decision.last_day is None:
        return copied
    following = next_period(decision.period)
    return copied | {"valid_from": following.first, "valid_to": following.last}
