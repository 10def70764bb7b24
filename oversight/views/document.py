"""A case as one document: handed out from the case, and read in to the section leader's unit."""

from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from accounts.access import note_access, open_record
from accounts.pages import attempt, writes
from accounts.permissions import may, require
from boendestod.dates import today
from boendestod.errors import NotPermitted, RuleBroken
from cases.models import Case

from ..document import ASKS_FOR, DocumentRefused, document_of, import_case, parse
from ..document.forms import CaseDocumentForm, ReadCaseForm
from ..document.table import BY_NAME
from ..rules.document import Purpose


@writes
def case_document(request, pk):
    case = open_record(request, Case.objects.select_related("client", "municipality"), pk)
    purposes = [purpose for purpose, key in ASKS_FOR.items() if may(request.user, key)]
    if not purposes:
        raise NotPermitted
    form = CaseDocumentForm.of(request, purposes=purposes)
    if request.method == "POST" and form.is_valid():
        return _handed_out(request, case, Purpose(form.cleaned_data["purpose"]), form.cleaned_data["reason"])
    context = {"case": case, "form": form, "trail": [(case.list_name, reverse("case", args=[case.pk]))]}
    return render(request, "oversight/case_document.html", context)


def _handed_out(request, case: Case, purpose: Purpose, reason: str) -> JsonResponse:
    document = document_of(case, by=request.user, purpose=purpose)
    note_access(request, case, action="export", reason=f"{purpose.label}: {reason}")
    response = JsonResponse(document, json_dumps_params={"ensure_ascii": False, "indent": 1})
    name = f"arende-{slugify(case.case_ref)}.json"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


@writes
def case_document_read(request):
    require(request.user, "case.import_document")
    form = ReadCaseForm.of(request)
    context = {
        "form": form,
        "problems": [],
        "arrived": None,
        "rows": [],
        "trail": [("Ärenden", reverse("cases"))],
    }
    if request.method == "POST" and form.is_valid():
        done = _read_in(request, form, context)
        if done:
            return done
    return render(request, "oversight/case_document_read.html", context)


def _read_in(request, form: ReadCaseForm, context: dict):
    """To the new case; or None with what a check found, or what is wrong."""
    content, by = form.cleaned_data["file"].read(), request.user

    def verb(*, dry_run: bool):
        try:
            return import_case(parse(content), by=by, today=today(), dry_run=dry_run)
        except DocumentRefused as refused:
            context["problems"] = refused.problems
            raise

    if form.cleaned_data["dry_run"]:
        return _checked(form, verb, context)
    return attempt(
        request,
        form,
        lambda: verb(dry_run=False),
        to=lambda arrived: reverse("case", args=[arrived.case_id]),
    )


def _checked(form: ReadCaseForm, verb, context: dict) -> None:
    try:
        arrived = verb(dry_run=True)
    except RuleBroken as broken:
        form.add_error("file", broken.message)
        return
    named = [(BY_NAME[name].model._meta.verbose_name_plural, count) for name, count in arrived.counts.items()]
    context.update(arrived=arrived, rows=named)
