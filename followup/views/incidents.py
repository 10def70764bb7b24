"""Deviations and complaints from the report to the end, and that a concern for a child was reported."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from accounts.access import note_access, open_record
from accounts.forms import VersionedForm
from accounts.pages import attempt, reads, writes
from accounts.permissions import may, require
from boendestod.dates import today
from orders.models import Order
from plans.views.opening import plan_trail

from .. import actions
from ..forms import (
    ConcernFeedbackForm,
    ConcernForm,
    DeviationFilter,
    DeviationForm,
    HandleDeviationForm,
)
from ..models import ChildConcern, Deviation, Visit
from ..rules import CONCERN_DUTY, JUDGE_FURTHER, DeviationState

PAGE = 50
DEVIATIONS = Deviation.objects.select_related("case__client", "order", "visit", "reported_by", "handled_by")


@reads
def deviations(request):
    note_access(request, model="deviation", action="list")
    filters = DeviationFilter(request.GET, user=request.user)
    found = filters.found(Deviation.objects.visible_to(request.user)).for_list()
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "followup/deviations.html", {"filters": filters, "page": page})


@writes
def deviation_new(request, pk):
    order = open_record(request, Order.objects.select_related("case__client"), pk)
    require(request.user, "deviation.report")
    visit = _visit_asked(request, order)
    form = DeviationForm.of(request, initial={"happened_at": visit.starts_at} if visit else None)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.report_deviation(order, by=request.user, visit=visit, **form.content()),
            to=_deviation_url,
        )
        if done:
            return done
    context = {"order": order, "visit": visit, "form": form, "trail": plan_trail(order.case)}
    return render(request, "followup/deviation_new.html", context)


def _visit_asked(request, order) -> Visit | None:
    """The visit that it happened at, from the address of the page."""
    asked = request.GET.get("besok")
    if not asked:
        return None
    try:
        return open_record(request, order.visits.all(), UUID(asked))
    except ValueError as no_id:
        raise Http404 from no_id


@reads
def deviation(request, pk):
    deviation = open_record(request, DEVIATIONS, pk)
    return _shown(request, deviation, _of_version(request, deviation))


@writes
def deviation_take(request, pk):
    """Who leads the work takes it with one tap, from the page of the deviation."""
    deviation = open_record(request, DEVIATIONS, pk)
    require(request.user, "deviation.handle")
    form = _of_version(request, deviation)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.take_deviation(deviation, by=request.user, version=form.cleaned_data["version"]),
            to=_deviation_url,
        )
        if done:
            return done
    return _shown(request, deviation, form)


def _of_version(request, deviation) -> VersionedForm:
    return VersionedForm.of(request, initial={"version": deviation.version})


def _shown(request, deviation, form):
    handles = may(request.user, "deviation.handle") and not deviation.is_closed
    context = {
        "deviation": deviation,
        "form": form,
        "handles": handles,
        "can_take": handles and deviation.state == DeviationState.REPORTED,
        "judge_further": JUDGE_FURTHER if deviation.is_for_manager and not deviation.is_closed else "",
        "trail": _trail(deviation),
    }
    return render(request, "followup/deviation.html", context)


@writes
def deviation_handle(request, pk):
    deviation = open_record(request, DEVIATIONS, pk)
    require(request.user, "deviation.handle")
    form = HandleDeviationForm.of(request, instance=deviation)
    if request.method == "POST" and form.is_valid():
        content = form.content() | {"version": form.cleaned_data["version"]}
        done = attempt(
            request,
            form,
            lambda: actions.handle_deviation(deviation, by=request.user, **content),
            to=_deviation_url,
        )
        if done:
            return done
    return _on(request, deviation, form, "followup/deviation_handle.html")


@writes
def deviation_close(request, pk):
    deviation = open_record(request, DEVIATIONS, pk)
    require(request.user, "deviation.handle")
    form = _of_version(request, deviation)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        done = attempt(
            request,
            form,
            lambda: actions.close_deviation(deviation, by=request.user, version=version, today=today()),
            to=_deviation_url,
        )
        if done:
            return done
    return _on(request, deviation, form, "followup/deviation_close.html")


def _on(request, deviation, form, template):
    trail = [*_trail(deviation), (str(deviation).capitalize(), _deviation_url(deviation))]
    return render(request, template, {"deviation": deviation, "form": form, "trail": trail})


def _deviation_url(deviation) -> str:
    return reverse("deviation", args=[deviation.pk])


def _trail(deviation):
    return plan_trail(deviation.case, ("Avvikelser", f"{reverse('deviations')}?arende={deviation.case_id}"))


@reads
def concerns(request):
    require(request.user, "concern.record")
    note_access(request, model="childconcern", action="list")
    found = ChildConcern.objects.visible_to(request.user).for_list()
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "followup/concerns.html", {"page": page})


@writes
def concern_new(request, pk):
    order = open_record(request, Order.objects.select_related("case__client"), pk)
    require(request.user, "concern.record")
    form = ConcernForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.record_concern(order, by=request.user, **form.content()),
            to=lambda concern: reverse("concerns"),
        )
        if done:
            return done
    context = {"order": order, "duty": CONCERN_DUTY, "form": form, "trail": plan_trail(order.case)}
    return render(request, "followup/concern_new.html", context)


@writes
def concern_feedback(request, pk):
    concern = open_record(request, ChildConcern.objects.select_related("case__client", "recorded_by"), pk)
    require(request.user, "concern.record")
    form = ConcernFeedbackForm.of(request, initial={"version": concern.version})
    if request.method == "POST" and form.is_valid():
        content = form.content() | {"version": form.cleaned_data["version"]}
        done = attempt(
            request,
            form,
            lambda: actions.concern_feedback(concern, by=request.user, **content),
            to=lambda concern: reverse("concerns"),
        )
        if done:
            return done
    context = {"concern": concern, "form": form, "trail": [("Orosanmälningar", reverse("concerns"))]}
    return render(request, "followup/concern_feedback.html", context)
