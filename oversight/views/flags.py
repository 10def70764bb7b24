"""What is overdue: the list, one flag with what has been done about it, who resolves it, and when it may wait."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse

from accounts.access import note_access, open_record
from accounts.pages import attempt, reads, writes
from accounts.permissions import may, require
from boendestod.dates import today
from boendestod.templatetags.sv import antal

from .. import handling
from ..flags import RULES, rules_for
from ..forms import AssignForm, FlagFilter, SnoozeForm, WakeForm
from ..models import Flag
from ..remedies import with_remedies
from ..rules import FlagRule, of_side

ROWS_A_PAGE = 50


@reads
def flags(request):
    user = request.user
    form = FlagFilter(request.GET, user=user)
    open_flags = Flag.objects.visible_to(user).open()
    page = Paginator(form.narrow(open_flags, today()).in_order_for(user), ROWS_A_PAGE).get_page(
        request.GET.get("page")
    )
    page.object_list = with_remedies(page.object_list.for_list(user), user)
    note_access(request, model="flag", action="list")
    context = {
        "form": form,
        "page_obj": page,
        "rules": rules_for(user),
        "own": of_side(user.role),
        "assign": AssignForm(user=user) if may(user, "flag.assign") else None,
    }
    return render(request, "oversight/flags.html", context)


@writes
def flags_assign(request):
    """Takes the ticked rows of the list; `?flags=` names one of them from its own page."""
    require(request.user, "flag.assign")
    form = AssignForm.of(request, user=request.user)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: handling.assign(by=request.user, **form.content()),
            to=lambda given: _back(request),
        )
        if done:
            given = antal(len(form.cleaned_data["flags"]), "sak,saker")
            messages.success(request, f"{form.cleaned_data['to']} ansvarar nu för {given}.")
            return done
    chosen = (request.POST if request.method == "POST" else request.GET).getlist("flags")
    picked = Flag.objects.visible_to(request.user).open().filter(pk__in=filter(str.isdecimal, chosen))
    note_access(request, model="flag", action="list")
    context = {"form": form, "picked": picked.for_list(), "back": _back(request)}
    return render(request, "oversight/flags_assign.html", context)


def _back(request) -> str:
    """The list as it was filtered; its filters came along in the address."""
    kept = request.GET.copy()
    kept.pop("flags", None)
    return reverse("flags") + (f"?{kept.urlencode()}" if kept else "")


@reads
def flag(request, pk):
    found = _open(request, pk)
    (shown,) = with_remedies([found], request.user)
    events = found.events.select_related("by", "to").order_by("-recorded_at")
    context = {
        "flag": shown,
        "rule": RULES[FlagRule(found.rule)],
        "events": events,
        "is_own": found.closed_at is None and found.rule in of_side(request.user.role),
    }
    return render(request, "oversight/flag.html", context)


def _open(request, pk) -> Flag:
    found = Flag.objects.select_related(
        "case__client", "case__caseworker", "order__key_worker", "order__provider", "assigned_to"
    )
    return open_record(request, found.with_reason().with_ways(), pk)


@writes
def flag_snooze(request, pk):
    found = _open(request, pk)
    require(request.user, "flag.snooze")
    return _handle(request, found, SnoozeForm, handling.snooze, "oversight/flag_snooze.html")


@writes
def flag_wake(request, pk):
    found = _open(request, pk)
    require(request.user, "flag.snooze")
    return _handle(request, found, WakeForm, handling.wake, "oversight/flag_wake.html")


def _handle(request, found: Flag, form_class, verb, template: str):
    form = form_class.of(request)
    url = reverse("flag", args=[found.pk])
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: verb(found, by=request.user, today=today(), **form.content()),
            to=lambda handled: url,
        )
        if done:
            return done
    return render(request, template, {"form": form, "flag": found, "trail": [("Försenat", url)]})
