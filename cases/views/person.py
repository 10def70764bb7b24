from django.contrib import messages
from django.shortcuts import render

from accounts.access import note_access, open_record
from accounts.pages import attempt, reads, writes
from accounts.permissions import require
from boendestod.dates import today

from .. import actions
from ..forms import (
    AssignForm,
    CloseCaseForm,
    EditClientForm,
    NewCaseForm,
    NewClientForm,
    SearchForm,
)
from ..models import Case, Client
from .places import application_new_url, case_trail, case_url, client_trail, client_url

MOST_HITS = 50


@writes
def search(request):
    """By POST, so that no name or personnummer stands in an address or a server's log."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "asked": form.is_valid(), "hits": (), "more": False}
    if context["asked"]:
        note_access(request, model="case", action="search")
        found = Case.objects.visible_to(request.user).search(form.cleaned_data["q"]).for_list()
        hits = list(found[: MOST_HITS + 1])
        context |= {"hits": hits[:MOST_HITS], "more": len(hits) > MOST_HITS}
    return render(request, "cases/search.html", context)


@writes
def client_new(request):
    require(request.user, "client.register")
    form = NewClientForm.of(request, user=request.user)
    known = None
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.register_with_case(by=request.user, today=today(), **form.content()),
            to=application_new_url if request.POST.get("then") == "application" else case_url,
        )
        if done:
            return done
        known = Client.objects.visible_to(request.user).with_number(form["personnummer"].value()).first()
    return render(request, "cases/client_new.html", {"form": form, "known": known})


@reads
def client(request, pk):
    client = open_record(request, Client.objects.all(), pk)
    cases = Case.objects.visible_to(request.user).filter(client=client).for_list()
    return render(request, "cases/client.html", {"client": client, "cases": cases})


@writes
def client_edit(request, pk):
    client = open_record(request, Client.objects.all(), pk)
    require(request.user, "client.change")
    trail = client_trail(client)
    form = EditClientForm.of(request, instance=client)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.change_client(
                client,
                by=request.user,
                today=today(),
                version=form.cleaned_data["version"],
                **form.content(),
            ),
            to=client_url,
        )
        if done:
            return done
    return render(request, "cases/client_edit.html", {"trail": trail, "form": form})


@writes
def case_new(request, pk):
    client = open_record(request, Client.objects.all(), pk)
    require(request.user, "case.open")
    form = NewCaseForm.of(request, user=request.user)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.open_case(client, by=request.user, today=today(), **form.content()),
            to=case_url,
        )
        if done:
            return done
    return render(request, "cases/case_new.html", {"trail": client_trail(client), "form": form})


@writes
def case_assign(request, pk):
    case = open_record(request, Case.objects.for_list(), pk)
    require(request.user, "case.assign")
    form = AssignForm.of(request, case=case)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.assign_case(
                case, by=request.user, version=form.cleaned_data["version"], **form.content()
            ),
            to=case_url,
        )
        if done:
            messages.success(request, f"{form.cleaned_data['caseworker']} är nu handläggare.")
            return done
    return render(request, "cases/case_assign.html", {"case": case, "trail": case_trail(case), "form": form})


@writes
def case_close(request, pk):
    case = open_record(request, Case.objects.for_list(), pk)
    require(request.user, "case.close")
    form = CloseCaseForm.of(request, case=case)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.close_case(
                case,
                by=request.user,
                today=today(),
                version=form.cleaned_data["version"],
                **form.content(),
            ),
            to=case_url,
        )
        if done:
            return done
    return render(request, "cases/case_close.html", {"case": case, "trail": case_trail(case), "form": form})
