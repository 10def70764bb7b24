from django.shortcuts import render

from accounts.access import note_access, open_record
from accounts.pages import attempt, reads, writes
from accounts.permissions import require
from boendestod.dates import today

from .. import actions
from ..forms import (
    AcknowledgeForm,
    ApplicationForm,
    DelayForm,
    EditApplicationForm,
    RequestForm,
    SearchForm,
    WithdrawForm,
)
from ..models import Application, Case
from ..rules import may_ask_for_decision_from
from .person import MOST_HITS
from .places import application_url, case_trail


@writes
def application_start(request):
    """Who asks? The person's open cases are found here, or the person is new."""
    require(request.user, "application.handle")
    form = SearchForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "asked": form.is_valid(), "hits": ()}
    if context["asked"]:
        note_access(request, model="case", action="search")
        found = Case.objects.visible_to(request.user).open_on(today()).search(form.cleaned_data["q"])
        context["hits"] = list(found.for_list()[:MOST_HITS])
    return render(request, "cases/application_start.html", context)


@writes
def application_new(request, pk):
    case = open_record(request, Case.objects.for_list(), pk)
    require(request.user, "application.handle")
    form = ApplicationForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.register_application(case, by=request.user, today=today(), **form.content()),
            to=application_url,
        )
        if done:
            return done
    context = {"form": form, "trail": case_trail(case), "title": "Ny ansökan"}
    return render(request, "cases/application_form.html", context)


@reads
def application(request, pk):
    application = open_record(request, Application.objects.with_content(), pk)
    is_open = application.withdrawn_on is None and not application.decisions.all()
    is_late = today() > application.decide_by
    context = {
        "application": application,
        "is_open": is_open,
        "late_since": application.decide_by if is_open and is_late else None,
        "may_ask": is_open and today() >= may_ask_for_decision_from(application.received_on),
        "answer_late_since": application.answer_by if is_open else None,
        "trail": case_trail(application.case),
    }
    return render(request, "cases/application.html", context)


@writes
def application_edit(request, pk):
    application = _open(request, pk)
    form = EditApplicationForm.of(request, instance=application)
    done = _run(request, form, application, actions.edit_application)
    trail = [*case_trail(application.case), ("Ansökan", application_url(application))]
    context = {"form": form, "trail": trail, "title": "Ändra ansökan"}
    return done or render(request, "cases/application_form.html", context)


@writes
def application_acknowledge(request, pk):
    return _step(
        request,
        pk,
        AcknowledgeForm,
        actions.acknowledge,
        title="Bekräfta ansökan",
        lead="Skriv när och hur personen fick veta att ansökan har kommit in.",
        button="Bekräfta",
    )


@writes
def application_delay(request, pk):
    return _step(
        request,
        pk,
        DelayForm,
        actions.tell_delay,
        title="Beslutet dröjer",
        lead="Blir beslutet försenat ska personen få veta det, och varför (11\N{NO-BREAK SPACE}§ förvaltningslagen).",
        button="Spara",
    )


@writes
def application_request(request, pk):
    return _step(
        request,
        pk,
        RequestForm,
        actions.request_decision,
        title="Personen begär beslut",
        lead="När det har gått mer än sex månader kan personen skriftligt begära att ni avgör ärendet. "
        "Ni har sedan fyra veckor på er (12\N{NO-BREAK SPACE}§ förvaltningslagen).",
        button="Spara",
    )


@writes
def application_withdraw(request, pk):
    return _step(
        request,
        pk,
        WithdrawForm,
        actions.withdraw_application,
        title="Personen tar tillbaka ansökan",
        lead="Ansökan finns kvar i ärendet, men ingen behöver besluta om den.",
        button="Ta tillbaka ansökan",
    )


def _step(request, pk, form_class, verb, **words):
    """A page with a short form that moves the application on."""
    application = _open(request, pk)
    form = form_class.of(request, application=application)
    done = _run(request, form, application, verb)
    trail = [*case_trail(application.case), ("Ansökan", application_url(application))]
    return done or render(request, "cases/application_step.html", {"form": form, "trail": trail} | words)


def _open(request, pk) -> Application:
    application = open_record(request, Application.objects.with_content(), pk)
    require(request.user, "application.handle")
    return application


def _run(request, form, application, verb):
    if request.method != "POST" or not form.is_valid():
        return None
    return attempt(
        request,
        form,
        lambda: verb(
            application,
            by=request.user,
            today=today(),
            version=form.cleaned_data["version"],
            **form.content(),
        ),
        to=application_url,
    )
