"""What somebody has said or seen in a life area, what the person objects, and what the party was shown."""

from django.shortcuts import render
from django_htmx.http import reswap, retarget

from accounts.access import open_record
from accounts.pages import attempt, writes
from accounts.permissions import require
from boendestod.dates import today

from .. import actions
from ..forms import (
    AnswerForm,
    CommunicationForm,
    ConfirmForm,
    EditStatementForm,
    ObjectionForm,
    StatementForm,
)
from ..models import Communication, Investigation, NeedsAssessment, Statement
from .places import case_trail, investigation_url, need_url

NEEDS = NeedsAssessment.objects.select_related("investigation__case__client")
STATEMENTS = Statement.objects.select_related("assessment__investigation__case__client")
COMMUNICATIONS = Communication.objects.select_related("investigation__case__client")


@writes
def statement_new(request, pk):
    need = open_record(request, NEEDS, pk)
    return _part_of_need(
        request,
        need,
        StatementForm.of(request),
        lambda content: actions.add_statement(need, today=today(), **content),
        title="Lägg till en uppgift",
    )


@writes
def statement_edit(request, pk):
    statement = open_record(request, STATEMENTS, pk)
    form = EditStatementForm.of(request, instance=statement)
    return _part_of_need(
        request,
        statement.assessment,
        form,
        lambda content: actions.edit_statement(
            statement, today=today(), version=form.cleaned_data["version"], **content
        ),
        title="Ändra uppgiften",
    )


@writes
def statement_remove(request, pk):
    statement = open_record(request, STATEMENTS, pk)
    return _part_of_need(
        request,
        statement.assessment,
        ConfirmForm.of(request),
        lambda content: actions.remove_statement(statement, **content),
        title="Ta bort uppgiften",
        what=statement,
        template="cases/part_remove.html",
    )


@writes
def statement_objection_new(request, pk):
    statement = open_record(request, STATEMENTS, pk)
    need = statement.assessment
    return _part_of_need(
        request,
        need,
        ObjectionForm.of(request),
        lambda content: actions.add_objection(need, today=today(), statement=statement, **content),
        title="Personen invänder mot uppgiften",
        what=statement,
    )


@writes
def objection_new(request, pk):
    need = open_record(request, NEEDS, pk)
    return _part_of_need(
        request,
        need,
        ObjectionForm.of(request),
        lambda content: actions.add_objection(need, today=today(), **content),
        title="Personen invänder mot det som står om livsområdet",
        what=need,
    )


def _part_of_need(request, need, form, verb, *, title, what="", template="cases/statement_form.html"):
    """A form about something in the life area; by htmx it opens in the area's card, and the card's list comes back."""
    require(request.user, "investigation.write")
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: verb(form.content() | {"by": request.user}),
            to=lambda _: need_url(need),
        )
        if done:
            return _statements(request, need) if request.htmx else done
    trail = [*case_trail(need.case), ("Utredning", investigation_url(need.investigation))]
    context = {"need": need, "form": form, "title": title, "what": what, "trail": trail}
    return render(request, "cases/_statement_form.html" if request.htmx else template, context)


def _statements(request, need):
    need = NEEDS.with_statements().get(pk=need.pk)
    context = {
        "need": need,
        "objections": [each for each in need.objections.all() if each.statement_id is None],
        "is_open": need.investigation.closed_on is None,
        "may_object": True,
        "just_saved": True,
    }
    answer = render(request, "cases/_statements.html", context)
    return reswap(retarget(answer, f"#statements-{need.pk}"), "outerHTML")


# --- Communication with the party ----------------------------------------------------------------------------------


@writes
def communication_new(request, pk):
    investigation = open_record(request, Investigation.objects.select_related("case__client"), pk)
    form = CommunicationForm.of(request)
    return _communication(
        request,
        investigation,
        form,
        lambda content: actions.communicate(investigation, today=today(), **content),
        title="Kommunicera uppgifterna",
    )


@writes
def communication_edit(request, pk):
    communication = open_record(request, COMMUNICATIONS, pk)
    form = AnswerForm.of(request, instance=communication)
    return _communication(
        request,
        communication.investigation,
        form,
        lambda content: actions.edit_communication(
            communication, today=today(), version=form.cleaned_data["version"], **content
        ),
        title="Personens svar",
    )


def _communication(request, investigation, form, verb, *, title):
    require(request.user, "investigation.write")
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: verb(form.content() | {"by": request.user}),
            to=lambda _: investigation_url(investigation, "communication"),
        )
        if done:
            return done
    trail = [*case_trail(investigation.case), ("Utredning", investigation_url(investigation))]
    return render(request, "cases/communication_form.html", {"form": form, "title": title, "trail": trail})
