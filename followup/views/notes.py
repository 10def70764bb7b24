from collections import defaultdict

from django.core.paginator import Paginator
from django.db.models import Count, Q, UUIDField, Value
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.access import note_access, open_record
from accounts.pages import attempt, reads, writes
from accounts.permissions import require
from orders.models import Order
from plans.models import PlanGoal
from plans.views.opening import plan_trail

from .. import actions
from ..daily import daily_plan, goals_of
from ..forms import CorrectionForm, DayNoteFilter, NewNoteForm, NoteForm, ObjectionForm
from ..models import ActivityMark, DayNote, Visit
from .opening import notes_url, visit_url

PAGE = 20
LATEST = 3


@writes
def visit_note(request, pk):
    visit = open_record(request, Visit.objects.with_content(), pk)
    require(request.user, "note.sign")
    actions.require_made_by(visit, request.user)
    if request.method != "POST" and DayNote.objects.filter(visit=visit).exists():
        return redirect(visit_url(visit))
    form = NoteForm.of(request, client=visit.case.client)
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
def note_new(request, pk):
    """A note of something that was no visit."""
    order = open_record(request, Order.objects.select_related("case__client"), pk)
    require(request.user, "note.sign")
    daily = daily_plan(order)
    goals = PlanGoal.objects.filter(pk__in=[goal.pk for goal in goals_of(daily)] if daily else [])
    form = NewNoteForm.of(request, client=order.case.client, goals=goals)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.write_note(order, by=request.user, **form.content()),
            to=note_url,
        )
        if done:
            return done
    context = {
        "order": order,
        "form": form,
        "trail": plan_trail(order.case, ("Anteckningar", notes_url(order.pk))),
    }
    return render(request, "followup/note_new.html", context)


@writes
def note_correct(request, pk):
    note = open_record(request, DayNote.objects.with_content(), pk)
    require(request.user, "note.correct")
    form = CorrectionForm.of(request, initial={"text": note.latest_text})
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.correct_note(note, by=request.user, **form.content()),
            to=lambda correction: note_url(note),
        )
        if done:
            return done
    return render(request, "followup/note_correct.html", _beside(note, form))


@writes
def note_object(request, pk):
    note = open_record(request, DayNote.objects.with_content(), pk)
    require(request.user, "note.object")
    form = ObjectionForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.object_to_note(note, by=request.user, **form.content()),
            to=lambda objection: note_url(note),
        )
        if done:
            return done
    return render(request, "followup/note_object.html", _beside(note, form))


def _beside(note, form):
    return {"note": note, "form": form, "trail": plan_trail(note.case, ("Anteckningen", note_url(note)))}


def note_url(note) -> str:
    """Where the note is read: with its visit, or in the list."""
    if note.visit_id:
        return reverse("visit", args=[note.visit_id])
    return f"{notes_url(note.order_id)}#anteckning-{note.pk}"


# --- The notes of a person --------------------------------------------------------------------------------------


@reads
def day_notes(request, pk):
    """The notes by time, or by the plan's goals. A caseworker has only those that were passed on."""
    order = open_record(request, Order.objects.select_related("case__client"), pk)
    note_access(request, order, model="daynote", action="list")
    notes = DayNote.objects.visible_to(request.user).filter(order=order, imported=False)
    filters = DayNoteFilter(request.GET, order=order)
    found = filters.found(notes)
    context = {
        "order": order,
        "filters": filters,
        "count": found.count(),
        "counts": notes.aggregate(
            late=Count("pk", filter=Q(pk__in=notes.late())),
            by_plan=Count("pk", filter=Q(only_by_plan=True)),
        ),
        "trail": plan_trail(order.case),
    }
    if filters.by_goal:
        return render(request, "followup/day_notes_by_goal.html", context | {"goals": _by_goal(order, found)})
    page = Paginator(found.with_content().with_marks().order_by("-event_at", "pk"), PAGE).get_page(
        request.GET.get("page")
    )
    return render(request, "followup/day_notes.html", context | {"page": page})


def _by_goal(order, found) -> list[dict]:
    """Each goal of the plan that runs, and those of former plans that notes are about, with its latest notes; and
    last the notes of no goal."""
    noted = _noted(found)
    goals = PlanGoal.objects.filter(plan__order=order).select_related("plan")
    runs = Q(plan__ended_on__isnull=True, dropped_on__isnull=True)
    standing = goals.filter(runs | Q(pk__in=[goal for goal in noted if goal])).order_by(
        "-plan__begun_on", "position", "recorded_at"
    )
    latest = {
        goal: sorted(of_goal, key=of_goal.get, reverse=True)[:LATEST] for goal, of_goal in noted.items()
    }
    shown = DayNote.objects.with_content().with_marks()
    notes = shown.in_bulk([pk for pks in latest.values() for pk in pks])
    return [
        {
            "goal": goal,
            "count": len(noted.get(goal and goal.pk, ())),
            "notes": [notes[pk] for pk in latest.get(goal and goal.pk, ())],
        }
        for goal in (*standing, *([None] if None in noted else []))
    ]


def _noted(found) -> dict:
    """When each note happened, by the goal that it is about (None: by no goal)."""
    marks = ActivityMark.objects.filter(visit__day_note__in=found)
    rows = [
        *marks.values_list("activity__goal", "visit__day_note", "visit__day_note__event_at").distinct(),
        *found.filter(goal__isnull=False).values_list("goal", "pk", "event_at"),
        *found.about_no_goal().annotate(none=Value(None, UUIDField())).values_list("none", "pk", "event_at"),
    ]
    noted = defaultdict(dict)
    for goal, note, event_at in rows:
        noted[goal][note] = event_at
    return noted
