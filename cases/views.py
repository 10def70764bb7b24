from django.contrib import messages
from django.shortcuts import render
from django.urls import reverse

from accounts.access import note_access, open_record
from accounts.pages import attempt, reads, writes
from accounts.permissions import require
from boendestod.dates import today

from . import actions
from .forms import (
    AssignForm,
    DecisionForm,
    EditClientForm,
    EndDecisionForm,
    NewCaseForm,
    NewClientForm,
    SearchForm,
)
from .models import Case, Client, Decision
from .rules import legal_basis

MOST_HITS = 50


def _case_url(case) -> str:
    return reverse("case", args=[case.pk])


def _client_url(client) -> str:
    return reverse("client", args=[client.pk])


def _decision_url(decision) -> str:
    return reverse("decision", args=[decision.pk])


def _client_trail(client) -> list[tuple[str, str]]:
    return [(client.list_name, _client_url(client))]


def _case_trail(case) -> list[tuple[str, str]]:
    return [(f"{case.client.list_name}, {case.case_ref}", _case_url(case))]


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
            to=_case_url,
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
    trail = _client_trail(client)
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
            to=_client_url,
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
            to=_case_url,
        )
        if done:
            return done
    return render(request, "cases/case_new.html", {"trail": _client_trail(client), "form": form})


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
            to=_case_url,
        )
        if done:
            messages.success(request, f"{form.cleaned_data['caseworker']} är nu handläggare.")
            return done
    return render(request, "cases/case_assign.html", {"case": case, "trail": _case_trail(case), "form": form})


@writes
def decision_new(request, pk):
    case = open_record(request, Case.objects.for_list(), pk)
    require(request.user, "decision.decide")
    form = DecisionForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.decide(case, by=request.user, today=today(), **form.content()),
            to=_decision_url,
        )
        if done:
            return done
    context = {
        "trail": _case_trail(case),
        "form": form,
        "legal_basis": legal_basis(today()),
        "earlier": case.decisions.granting().latest_first()[:3],
    }
    return render(request, "cases/decision_new.html", context)


@reads
def decision(request, pk):
    decision = open_record(request, Decision.objects.with_content(), pk)
    orders = decision.orders.visible_to(request.user).with_provider()
    context = {"decision": decision, "trail": _case_trail(decision.case), "orders": orders}
    return render(request, "cases/decision.html", context)


@writes
def decision_end(request, pk):
    decision = open_record(request, Decision.objects.with_content(), pk)
    require(request.user, "decision.end")
    form = EndDecisionForm.of(request, decision=decision)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.end_decision(
                decision,
                by=request.user,
                today=today(),
                version=form.cleaned_data["version"],
                **form.content(),
            ),
            to=_decision_url,
        )
        if done:
            return done
    context = {"decision": decision, "trail": _case_trail(decision.case), "form": form}
    return render(request, "cases/decision_end.html", context)
