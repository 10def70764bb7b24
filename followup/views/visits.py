from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse

from accounts.access import note_access, open_record
from accounts.pages import attempt, reads, writes
from accounts.permissions import require
from boendestod.dates import today
from orders.models import Order
from plans.views.opening import plan_trail

from .. import actions
from ..daily import activities_of, daily_plan
from ..forms import CorrectionForm, NoteForm, VisitFilter, VisitForm
from ..models import DayNote, Visit
from .opening import visit_url

PAGE = 50


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
    daily = daily_plan(order)
    activities = activities_of(daily, today()) if daily else []
    last = order.visits.performed().order_by("-starts_at").first()
    form = VisitForm.of(request, activities=activities, **({"minutes": last.minutes} if last else {}))
    if request.method == "POST" and form.is_valid():
        note_later = request.POST.get("verb") == "later"
        done = attempt(
            request,
            form,
            lambda: actions.log_visit(order, by=request.user, note_later=note_later, **form.content()),
            to=visit_url,
        )
        if done:
            return done
    context = {"order": order, "daily": daily, "form": form, "trail": plan_trail(order.case)}
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
        "trail": plan_trail(visit.case, ("Besök", reverse("visits") + f"?arende={visit.case_id}")),
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
            to=lambda note: visit_url(visit),
        )
        if done:
            return done
    context = {"visit": visit, "form": form, "trail": plan_trail(visit.case, ("Besök", visit_url(visit)))}
    return render(request, "followup/visit_note.html", context)


@writes
def note_correct(request, pk):
    note = open_record(request, DayNote.objects.with_content(), pk)
    require(request.user, "note.correct")
    back_to = visit_url(note.visit) if note.visit else reverse("case", args=[note.case_id])
    form = CorrectionForm.of(request, initial={"text": note.latest_text})
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.correct_note(note, by=request.user, **form.content()),
            to=lambda correction: back_to,
        )
        if done:
            return done
    context = {"note": note, "form": form, "trail": plan_trail(note.case, ("Besök", back_to))}
    return render(request, "followup/note_correct.html", context)
