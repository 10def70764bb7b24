from django.shortcuts import render
from django.urls import reverse

from accounts.access import open_record
from accounts.pages import attempt, reads, writes
from accounts.permissions import may, require
from boendestod.dates import today
from boendestod.templatetags.sv import tal
from cases.models import Case
from cases.rules import DecisionOutcome, next_period
from cases.views.deciding import decided, form_context
from plans.models import Plan
from plans.views.opening import plan_trail

from .. import actions
from ..evidence import evidence
from ..forms import BothFollowUpsForm, DecisionFollowUpForm, PlanFollowUpForm
from ..models import DecisionFollowUp, PlanFollowUp
from ..rules import HowDone
from .opening import plan_step


@writes
def plan_follow_up_new(request, pk):
    plans = Plan.objects.select_related("case__client", "order__decision").with_content()
    plan = open_record(request, plans, pk)
    require(request.user, "plan_follow_up.hold")
    form_class = BothFollowUpsForm if may(request.user, "decision_follow_up.hold") else PlanFollowUpForm
    form = form_class.of(request, plan=plan)
    if request.method == "POST" and form.is_valid():
        content = form.content()
        verb = actions.hold_both_follow_ups if "of_decision" in content else actions.hold_plan_follow_up
        done = attempt(
            request,
            form,
            lambda: verb(plan, by=request.user, today=today(), **content),
            to=lambda follow_up: reverse("plan_follow_up", args=[follow_up.pk]),
        )
        if done:
            return done
    context = {"plan": plan, "form": form, "trail": plan_trail(plan.case, plan_step(plan))}
    return render(request, "followup/plan_follow_up_new.html", context | _basis(plan, form))


def _basis(plan, form):
    """What has been done since the last follow-up, for the conversation to start from."""
    last = plan.follow_ups.order_by("-held_on").first()
    since = last.held_on if last else plan.begun_on
    found = plan.visits.since(since)
    return {
        "last": last,
        "since": since,
        "goals": [(each, *form.of_goal(each.goal)) for each in evidence(plan, form.goals, since)],
        "kinds": [kind.label for kind in HowDone],
        "performed": found.performed().count(),
        "missed": found.not_performed().order_by("-starts_at"),
    }


@reads
def plan_follow_up(request, pk):
    held = PlanFollowUp.objects.select_related("case__client", "plan__order", "held_by")
    follow_up = open_record(request, held.prefetch_related("outcomes__goal"), pk)
    of_decision = DecisionFollowUp.objects.visible_to(request.user).filter(plan_follow_up=follow_up).first()
    context = {
        "follow_up": follow_up,
        "of_decision": of_decision,
        "trail": plan_trail(follow_up.case, plan_step(follow_up.plan)),
    }
    return render(request, "followup/plan_follow_up.html", context)


@writes
def decision_follow_up_new(request, pk):
    case = open_record(request, Case.objects.select_related("client"), pk)
    require(request.user, "decision_follow_up.hold")
    form = DecisionFollowUpForm.of(request, case=case)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.hold_decision_follow_up(case, by=request.user, today=today(), **form.content()),
            to=lambda follow_up: reverse("decision_follow_up", args=[follow_up.pk]),
        )
        if done:
            return done
    context = {"case": case, "form": form, "trail": plan_trail(case)}
    return render(request, "followup/decision_follow_up_new.html", context)


@reads
def decision_follow_up(request, pk):
    held = DecisionFollowUp.objects.select_related("case__client", "decision", "plan_follow_up", "held_by")
    follow_up = open_record(request, held, pk)
    context = {"follow_up": follow_up, "trail": plan_trail(follow_up.case)}
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
