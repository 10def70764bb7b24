from django.shortcuts import render

from accounts.access import open_record
from accounts.pages import attempt, reads, writes
from accounts.permissions import require
from boendestod.dates import today

from .. import actions
from ..forms import (
    DecisionForm,
    EndDecisionForm,
)
from ..models import Case, Decision
from ..rules import legal_basis
from .places import case_trail, decision_url


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
            to=decision_url,
        )
        if done:
            return done
    context = {
        "trail": case_trail(case),
        "form": form,
        "legal_basis": legal_basis(today()),
        "earlier": case.decisions.granting().latest_first()[:3],
    }
    return render(request, "cases/decision_new.html", context)


@reads
def decision(request, pk):
    decision = open_record(request, Decision.objects.with_content(), pk)
    orders = decision.orders.visible_to(request.user).with_provider()
    context = {"decision": decision, "trail": case_trail(decision.case), "orders": orders}
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
            to=decision_url,
        )
        if done:
            return done
    context = {"decision": decision, "trail": case_trail(decision.case), "form": form}
    return render(request, "cases/decision_end.html", context)
