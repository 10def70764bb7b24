"""Pages of one planned visit: what it is, and each thing that can be done with it."""

from django.http import QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from accounts.access import open_record
from accounts.pages import reads, writes
from accounts.permissions import may, require
from boendestod import dates
from boendestod.templatetags.sv import datum, tid
from orders.models import Order
from plans.views.opening import plan_trail, sent

from .. import actions
from ..forms import (
    AssignVisitForm,
    MoveVisitForm,
    PersonToldForm,
    PlanVisitForm,
    RemoveVisitForm,
    UncoveredFilter,
)
from ..models import PlannedVisit
from ..week import suggestions
from .opening import planned_url, question, week_url

# What each verb is called in the list of what has happened to a visit.
HAPPENED = {
    "schedule.plan": "Planerades",
    "schedule.fill": "Kom av det återkommande besöket",
    "schedule.move": "Flyttades",
    "schedule.assign": "Medarbetare valdes",
    "schedule.tell": "Personen fick veta",
    "schedule.remove": "Togs bort",
    "schedule.change_series": "Ändrades med det återkommande besöket",
    "schedule.end_series": "Togs bort när det återkommande besöket avslutades",
    "order.end": "Togs bort när beställningen avslutades",
    "order.interrupt": "Togs bort när stödet gjorde uppehåll",
}
# What the week's own form says of where the user was.
KEPT = ("visa", "team")


@reads
def planned_visit(request, pk):
    planned = _open(request, pk, "schedule.see")
    history = planned.history.select_related("history_user", "support_worker", "second_worker")
    visit = getattr(planned, "visit", None)
    is_mine = request.user.pk in (planned.support_worker_id, planned.second_worker_id)
    stands = planned.removed_at is None and visit is None
    is_ahead = stands and planned.ends_at > dates.now()
    context = {
        "planned": planned,
        "visit": visit,
        "history": [(HAPPENED.get(row.history_change_reason, "Ändrades"), row) for row in history],
        "has_passed": stands and not is_ahead,
        "may_change": is_ahead and may(request.user, "schedule.change"),
        "may_move": is_ahead and (is_mine or may(request.user, "schedule.change")),
        "may_tell": stands and (is_mine or may(request.user, "schedule.change")),
        "may_log": stands and may(request.user, "visit.log"),
        "trail": _trail(planned),
    }
    return render(request, "followup/schedule_visit.html", context)


@writes
def planned_visit_new(request, pk):
    order = open_record(request, Order.objects.select_related("case__client"), pk)
    require(request.user, "schedule.change")
    form = PlanVisitForm.of(request, order=order)
    done = sent(
        request,
        form,
        lambda: actions.plan_visit(order, by=request.user, **form.content()),
        to=lambda planned: week_url(planned),
    )
    return done or question(
        request,
        form,
        title=f"Nytt besök hos {order.case.client.name}",
        text="Ett enstaka besök. Det som kommer tillbaka varje vecka lägger du upp som återkommande.",
        label="Lägg i schemat",
        back=reverse("schedule_series", args=[order.pk]),
        trail=plan_trail(order.case, ("Schema", reverse("schedule_series", args=[order.pk]))),
    )


@writes
def planned_visit_move(request, pk):
    """Where drag, two taps and keys end too: the week posts the same form."""
    planned = _open(request, pk, "schedule.move_own")
    form = MoveVisitForm.of(request, planned=planned, may_assign=may(request.user, "schedule.change"))
    kept = {name: value for name in KEPT if (value := request.POST.get(name))}
    done = sent(
        request,
        form,
        lambda: actions.move_visit(
            planned, by=request.user, version=form.cleaned_data["version"], **form.content()
        ),
        to=lambda moved: week_url(moved, flyttad=moved.pk, **kept),
    )
    told = "Personen har fått veta den gamla tiden. Skriv varför den ändras, och säg till personen efteråt."
    return done or question(
        request,
        form,
        title=f"Flytta besöket hos {planned.case.client.name}",
        text=told if planned.person_told_at else "",
        label="Flytta",
        back=planned_url(planned),
        trail=_trail(planned, ("Besöket", planned_url(planned))),
        kept=list(kept.items()),
    )


@writes
def planned_visit_assign(request, pk):
    planned = _open(request, pk, "schedule.change")
    form = AssignVisitForm.of(request, planned=planned)
    # The list of visits that need a substitute posts this form too, and is led back to.
    listed = UncoveredFilter(QueryDict(request.POST.get("till", "")))
    done = sent(
        request,
        form,
        lambda: actions.assign_visit(
            planned, by=request.user, version=form.cleaned_data["version"], **form.content()
        ),
        to=lambda assigned: listed.address() or planned_url(assigned),
    )
    if done:
        return done
    context = {
        "planned": planned,
        "form": form,
        "suggestions": suggestions(planned),
        "kept": [("till", request.POST["till"])] if "till" in request.POST else [],
        "trail": _trail(planned, ("Besöket", planned_url(planned))),
    }
    return render(request, "followup/schedule_assign.html", context)


@writes
def planned_visit_told(request, pk):
    planned = _open(request, pk, "schedule.move_own")
    form = PersonToldForm.of(request, planned=planned)
    done = sent(
        request,
        form,
        lambda: actions.tell_person(
            planned, by=request.user, version=form.cleaned_data["version"], **form.content()
        ),
        to=planned_url,
    )
    who = " och ".join(str(each) for each in (planned.support_worker, planned.second_worker) if each)
    return done or question(
        request,
        form,
        title=f"{planned.case.client.name} har fått veta",
        text=f"Att {who or 'någon'} kommer {datum(planned.starts_at)} klockan {tid(planned.starts_at)}.",
        label="Spara",
        back=planned_url(planned),
        trail=_trail(planned, ("Besöket", planned_url(planned))),
    )


@writes
def planned_visit_remove(request, pk):
    planned = _open(request, pk, "schedule.change")
    form = RemoveVisitForm.of(request, planned=planned)
    done = sent(
        request,
        form,
        lambda: actions.remove_visit(
            planned, by=request.user, version=form.cleaned_data["version"], **form.content()
        ),
        to=planned_url,
    )
    return done or question(
        request,
        form,
        title="Ta bort besöket ur schemat",
        text="Har personen avbokat, eller ställer ni in? Ta inte bort besöket utan logga det som inte blev av. "
        "Då räknas det med rätt skäl.",
        label="Ta bort",
        danger=True,
        back=planned_url(planned),
        trail=_trail(planned, ("Besöket", planned_url(planned))),
    )


def moved_notice(request, pk, form_token) -> dict | None:
    """What the week says of a visit that the user has just moved, with the way back."""
    if pk is None:
        return None
    found = PlannedVisit.objects.visible_to(request.user).standing().for_list().filter(pk=pk).first()
    latest = list(found.history.all()[:2]) if found else []
    if len(latest) < 2 or latest[0].history_change_reason != "schedule.move":
        return None
    now, before = latest
    if now.history_user_id != request.user.pk:
        return None
    return {
        "visit": found,
        "text": f"Besöket hos {found.case.list_name} ligger nu {datum(found.starts_at)} "
        f"klockan {tid(found.starts_at)}.",
        "tell": before.person_told_at is not None,
        "back": _way_back(found, before, form_token) if before.starts_at > dates.now() else [],
    }


def _way_back(planned, before, form_token) -> list[tuple[str, object]]:
    return [
        ("form_token", form_token),
        ("version", planned.version),
        ("starts_at", f"{timezone.localtime(before.starts_at):%Y-%m-%dT%H:%M}"),
        ("minutes", int((before.ends_at - before.starts_at).total_seconds() // 60)),
        ("support_worker", before.support_worker_id or ""),
        ("reason", "Flytten ångrades"),
    ]


def _open(request, pk, verb: str) -> PlannedVisit:
    planned = open_record(request, PlannedVisit.objects.for_list(), pk)
    require(request.user, verb)
    return planned


def _trail(planned, *steps):
    week = (f"Vecka {dates.day_of(planned.starts_at).isocalendar().week}", week_url(planned))
    return [("Schema", reverse("schedule")), week, *steps]
