from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse

from accounts.access import note_access, open_record
from accounts.pages import attempt, reads, writes
from accounts.permissions import may, require
from boendestod.dates import today
from boendestod.templatetags.sv import tal
from cases.models import Case
from cases.rules import DecisionOutcome, next_period
from cases.views.deciding import decided, form_context
from orders.models import Order
from plans.models import Plan

from . import actions
from .forms import (
    BothFollowUpsForm,
    CorrectionForm,
    DecisionFollowUpForm,
    NoteForm,
    PlanFollowUpForm,
    VisitFilter,
    VisitForm,
)
from .models import DayNote, DecisionFollowUp, PlanFollowUp, Visit, evidence
from .rules import HowDone

PAGE = 50


def _trail(case, *steps):
    return [(f"{case.client.list_name}, {case.case_ref}", reverse("case", args=[case.pk])), *steps]


def _plan_step(plan):
    return ("Plan", reverse("plan", args=[plan.pk]))


def _visit_url(visit) -> str:
    return reverse("visit", args=[visit.pk])


@reads
def visits(request):
    note_access(request, model="visit", action="list")
    filters = VisitFilter(request.GET, user=request.user)
    found = filters.found(Visit.objects.visible_to(request.user)).for_list()
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "followup/visits.html", {"filters": filters, "page": page})


@writes
def visit_new(request, pk):
    order = open_record(request, Order.objects.select_related("case__client"), pk)
    require(request.user, "visit.log")
    plan = order.plans.filter(ended_on__isnull=True).with_content().first()
    last = order.visits.performed().order_by("-starts_at").first()
    form = VisitForm.of(request, plan=plan, **({"minutes": last.minutes} if last else {}))
    if request.method == "POST" and form.is_valid():
        note_later = request.POST.get("verb") == "later"
        done = attempt(
            request,
            form,
            lambda: actions.log_visit(order, by=request.user, note_later=note_later, **form.content()),
            to=_visit_url,
        )
        if done:
            return done
    context = {"order": order, "plan": plan, "form": form, "trail": _trail(order.case)}
    return render(request, "followup/visit_new.html", context)


@reads
def visit(request, pk):
    visit = open_record(request, Visit.objects.with_content(), pk)
    note = DayNote.objects.visible_to(request.user).with_content().filter(visit=visit).first()
    if note is not None:
        note_access(request, note, action="read")
    context = {
        "visit": visit,
        "note": note,
        "is_noted": DayNote.objects.filter(visit=visit).exists(),
        "trail": _trail(visit.case, ("Besök", reverse("visits") + f"?arende={visit.case_id}")),
    }
    return render(request, "followup/visit.html", context)


@writes
def visit_note(request, pk):
    visit = open_record(request, Visit.objects.with_content(), pk)
    require(request.user, "note.sign")
    form = NoteForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.write_missing_note(visit, by=request.user, **form.content()),
            to=lambda note: _visit_url(visit),
        )
        if done:
            return done
    context = {"visit": visit, "form": form, "trail": _trail(visit.case, ("Besök", _visit_url(visit)))}
    return render(request, "followup/visit_note.html", context)


@writes
def note_correct(request, pk):
    note = open_record(request, DayNote.objects.with_content(), pk)
    require(request.user, "note.correct")
    visit_url = _visit_url(note.visit) if note.visit else reverse("case", args=[note.case_id])
    form = CorrectionForm.of(request, initial={"text": note.latest_text})
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.correct_note(note, by=request.user, **form.content()),
            to=lambda correction: visit_url,
        )
        if done:
            return done
    context = {"note": note, "form": form, "trail": _trail(note.case, ("Besök", visit_url))}
    return render(request, "followup/note_correct.html", context)


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
    context = {"plan": plan, "form": form, "trail": _trail(plan.case, _plan_step(plan))}
    return render(request, "followup/plan_follow_up_new.html", context | _basis(plan, form))


def _basis(plan, form):
    """What has been done since the last follow-up, for the conversation to start from."""
    last = plan.follow_ups.order_by("-held_on").first()
    since = last.held_on if last else plan.begun_on
    found = plan.visits.since(since)
    return {
        "last": last,
        "since": since,
        "goals": [(each, *form.of_goal(each.goal)) for each in evidence(plan, since)],
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
        "trail": _trail(follow_up.case, _plan_step(follow_up.plan)),
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
    context = {"case": case, "form": form, "trail": _trail(case)}
    return render(request, "followup/decision_follow_up_new.html", context)


@reads
def decision_follow_up(request, pk):
    held = DecisionFollowUp.objects.select_related("case__client", "decision", "plan_follow_up", "held_by")
    follow_up = open_record(request, held, pk)
    context = {"follow_up": follow_up, "trail": _trail(follow_up.case)}
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
