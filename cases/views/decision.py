from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import open_record
from accounts.pages import attempt, reads, writes
from accounts.permissions import require
from boendestod.dates import today

from .. import actions, documents
from ..forms import EndDecisionForm, ExtendDecisionForm
from ..models import Decision, DecisionDocument
from ..rules import DecisionOutcome, DocumentKind, noticed
from .deciding import readability, with_documents
from .places import case_trail, decision_trail, decision_url

FILE_NAMES = {DocumentKind.DECISION: "beslut", DocumentKind.LETTER: "brev"}
TONES = {DecisionOutcome.APPROVAL: "done", DecisionOutcome.PARTIAL: "done"}


@reads
def decision(request, pk):
    whole = Decision.objects.with_content().prefetch_related(
        "notifications", "appeals__judgments", "extensions__decided_by", "ended_by"
    )
    decision = open_record(request, whole, pk)
    context = {
        "decision": decision,
        "tone": TONES.get(decision.outcome, "neutral"),
        "trail": case_trail(decision.case),
        "noticed": _noticed(decision),
        "readability": readability(decision.summary),
        "documents": decision.documents.for_list(),
        "orders": decision.orders.visible_to(request.user).with_provider(),
        "may_extend": decision.runs_until_a_day(today()),
        "may_prepare": decision.may_prepare_next(today()),
    }
    return render(request, "cases/decision.html", context)


def _noticed(decision) -> list:
    others = Decision.objects.granting().filter(client=decision.client_id).exclude(pk=decision.pk)
    return noticed(
        decision.outcome,
        decided_on=decision.decided_on,
        valid_from=decision.valid_from,
        valid_to=decision.valid_to,
        follow_up_on=decision.follow_up_on,
        reasons=decision.reasons,
        has_application=decision.application_id is not None,
        has_investigation=decision.investigation_id is not None,
        earlier=[other.period for other in others],
    )


@writes
def decision_end(request, pk):
    decision = open_record(request, Decision.objects.with_content(), pk)
    require(request.user, "decision.end")
    form = EndDecisionForm.of(request, decision=decision)
    if request.method == "POST" and form.is_valid():
        verb = _changing(request, form, actions.end_decision, decision)
        done = attempt(request, form, lambda: with_documents(verb()), to=decision_url)
        if done:
            return done
    context = {"decision": decision, "trail": decision_trail(decision), "form": form}
    return render(request, "cases/decision_end.html", context)


@writes
def decision_extend(request, pk):
    decision = open_record(request, Decision.objects.with_content(), pk)
    require(request.user, "decision.extend")
    form = ExtendDecisionForm.of(request, decision=decision)
    if request.method == "POST" and form.is_valid():
        verb = _changing(request, form, actions.extend_decision, decision)
        done = attempt(request, form, verb, to=lambda _: decision_url(decision))
        if done:
            return done
    context = {"decision": decision, "trail": decision_trail(decision), "form": form}
    return render(request, "cases/decision_extend.html", context)


def _changing(request, form, verb, decision):
    version = form.cleaned_data["version"]
    return partial(verb, decision, by=request.user, today=today(), version=version, **form.content())


@login_required
@require_safe
def decision_document(request, pk):
    """Writes the PDF the first time, where no worker has drawn it."""
    frozen = DecisionDocument.objects.select_related("decision__case")
    document = open_record(request, frozen, pk)
    name = f"{FILE_NAMES[document.kind]}-{document.decision.decided_on}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(documents.drawn(document), content_type="application/pdf", headers=headers)
