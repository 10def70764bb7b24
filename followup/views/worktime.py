"""The colleagues' own time: what is no visit, and when somebody is away."""

from django.shortcuts import render
from django.urls import reverse

from accounts.access import note_access, open_record
from accounts.pages import reads, writes
from accounts.permissions import require
from boendestod.dates import day_of, today
from boendestod.templatetags.sv import datum, tid
from plans.views.opening import sent

from .. import actions
from ..forms import AbsenceForm, EndAbsenceForm, RemoveSlotForm, SlotForm
from ..models import Absence, WorkSlot
from .opening import question, week_name


@writes
def slot_new(request):
    require(request.user, "schedule.change")
    form = SlotForm.of(request, provider=request.user.membership.provider)
    done = sent(
        request,
        form,
        lambda: actions.add_slot(by=request.user, **form.content()),
        to=lambda slots: _week_of(slots[0]),
    )
    return done or question(
        request,
        form,
        title="Restid, möte eller administration",
        text="Tid i schemat som inte är ett besök. Skriv inga personuppgifter.",
        label="Lägg i schemat",
        back=reverse("schedule"),
        trail=[("Schema", reverse("schedule"))],
    )


@writes
def slot_remove(request, pk):
    slot = open_record(request, WorkSlot.objects.select_related("worker"), pk)
    require(request.user, "schedule.change")
    form = RemoveSlotForm.of(request)
    done = sent(
        request, form, lambda: actions.remove_slot(slot, by=request.user), to=lambda none: _week_of(slot)
    )
    return done or question(
        request,
        form,
        title=f"Ta bort {slot.get_kind_display()}",
        text=f"{slot.worker}, {datum(slot.starts_at)} {tid(slot.starts_at)}–{tid(slot.ends_at)}.",
        label="Ta bort",
        danger=True,
        back=_week_of(slot),
        trail=[("Schema", _week_of(slot))],
    )


@reads
def absences(request):
    require(request.user, "absence.record")
    note_access(request, model="absence", action="list")
    found = Absence.objects.visible_to(request.user).select_related("worker", "recorded_by")
    context = {
        "coming": found.filter(last_on__gte=today()).order_by("first_on", "pk"),
        "past": found.filter(last_on__lt=today()).order_by("-last_on", "pk")[:20],
        "today": today(),
    }
    return render(request, "followup/schedule_absences.html", context)


@writes
def absence_new(request):
    """Leads to the visits that now need somebody else."""
    require(request.user, "absence.record")
    form = AbsenceForm.of(request, provider=request.user.membership.provider)
    done = sent(
        request,
        form,
        lambda: actions.record_absence(by=request.user, **form.content()),
        to=lambda absence: f"{reverse('uncovered')}?franvaro={absence.pk}",
    )
    return done or question(
        request,
        form,
        title="Ny frånvaro",
        text="När du sparar visas de besök som då behöver en vikarie.",
        label="Spara",
        back=reverse("absences"),
        trail=[("Schema", reverse("schedule")), ("Frånvaro", reverse("absences"))],
    )


@writes
def absence_end(request, pk):
    absence = open_record(request, Absence.objects.select_related("worker"), pk)
    require(request.user, "absence.record")
    form = EndAbsenceForm.of(request, absence=absence)
    done = sent(
        request,
        form,
        lambda: actions.end_absence(absence, by=request.user, **form.content()),
        to=lambda ended: reverse("absences"),
    )
    return done or question(
        request,
        form,
        title="Ändra frånvaro",
        text=f"{absence.worker}, {absence.get_kind_display()} från {datum(absence.first_on)}. "
        "Ligger sista dagen före den första tas frånvaron bort.",
        label="Spara",
        back=reverse("absences"),
        trail=[("Schema", reverse("schedule")), ("Frånvaro", reverse("absences"))],
    )


def _week_of(slot) -> str:
    day = day_of(slot.starts_at)
    return f"{reverse('schedule')}?vecka={week_name(day)}&dag={day.isoformat()}"
