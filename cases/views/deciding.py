"""The decision form, with what it says while one types. The way in to the next decision uses it too."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import render
from django.views.decorators.http import require_POST

from accounts.access import open_record
from accounts.pages import attempt, writes
from accounts.permissions import require
from boendestod.dates import today
from boendestod.errors import RuleBroken
from boendestod.readability import lix, lix_band, plain_words

from .. import actions, tasks
from ..forms import DecisionForm
from ..models import Case
from ..rules import legal_basis
from .places import case_trail, decision_url

EARLIER_SHOWN = 3


@writes
def decision_new(request, pk):
    case = open_record(request, Case.objects.for_list(), pk)
    require(request.user, "decision.decide")
    form, done = decided(request, case)
    return done or render(request, "cases/decision_new.html", form_context(case, form))


def decided(request, case, initial: dict | None = None):
    """The form, and the answer when it has been decided."""
    form = DecisionForm.of(request, case=case, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return form, None
    verb = partial(actions.decide, case, by=request.user, today=today(), **form.content())
    return form, attempt(request, form, lambda: with_documents(verb()), to=decision_url)


def with_documents(decision):
    """Let the worker draw them. Robust: where the queue is away they are drawn when somebody opens them."""
    draw = partial(tasks.draw_documents.delay, str(decision.pk))
    transaction.on_commit(draw, robust=True)
    return decision


def form_context(case, form) -> dict:
    return {
        "case": case,
        "trail": case_trail(case),
        "form": form,
        "earlier": case.decisions.granting().latest_first()[:EARLIER_SHOWN],
        **_checked(case, form),
    }


@login_required
@require_POST
def decision_check(request, pk):
    """What the fields say while one types: the sentence they build, what is seen, how hard the summary reads."""
    case = open_record(request, Case.objects.for_list(), pk)
    require(request.user, "decision.decide")
    form = DecisionForm(request.POST, case=case)
    if request.POST.get("verb") == "sentence":
        text = form.sentence() or form["decision_text"].value()
        context = {"case": case, "form": DecisionForm(case=case, initial={"decision_text": text})}
        return render(request, "cases/_decision_sentence.html", context)
    return render(request, "cases/_decision_check.html", {"case": case, "form": form, **_checked(case, form)})


def _checked(case, form) -> dict:
    said = form.said()
    granting = case.client.decisions.granting()
    return {
        "noticed": form.noticed([decision.period for decision in granting]),
        "law": _law(said.get("decided_on") or today()),
        "readability": readability(said.get("summary", "")),
        "built": form.sentence(),
    }


def _law(day) -> str:
    try:
        return f"Lagrum: {legal_basis(day)}. Det väljs av beslutsdagen."
    except RuleBroken as none:
        return none.message


def readability(text: str) -> dict | None:
    """LIX and what it means, with words that can be said plainer; None for no text."""
    if not text:
        return None
    value = lix(text)
    return {"lix": value, "band": lix_band(value) if value else "", "hints": plain_words(text)}
