from django.core.paginator import Paginator
from django.shortcuts import render

from accounts.access import note_access, open_record
from accounts.pages import attempt, reads, writes
from accounts.permissions import require
from boendestod.dates import today

from .. import actions
from ..forms import AppealFilter, AppealForm, HandleAppealForm, JudgmentForm
from ..models import Appeal, Decision
from .places import decision_trail, decision_url

A_PAGE = 50


@reads
def appeals(request):
    require(request.user, "appeal.register")
    note_access(request, model="appeal", action="list")
    visible = Appeal.objects.visible_to(request.user)
    form = AppealFilter(request.GET, appeals=visible)
    page = Paginator(form.found(visible).for_list(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "cases/appeals.html", {"form": form, "page_obj": page})


@writes
def appeal_new(request, pk):
    decision = open_record(request, Decision.objects.with_content(), pk)
    require(request.user, "appeal.register")
    form = AppealForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.register_appeal(decision, by=request.user, today=today(), **form.content()),
            to=lambda _: decision_url(decision),
        )
        if done:
            return done
    context = {"decision": decision, "trail": decision_trail(decision), "form": form}
    return render(request, "cases/appeal_new.html", context)


@writes
def appeal_handle(request, pk):
    appeal = open_record(request, Appeal.objects.select_related("decision__case__client"), pk)
    require(request.user, "appeal.register")
    form = HandleAppealForm.of(request, instance=appeal)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.handle_appeal(
                appeal, by=request.user, today=today(), version=form.cleaned_data["version"], **form.content()
            ),
            to=lambda _: decision_url(appeal.decision),
        )
        if done:
            return done
    context = {"appeal": appeal, "trail": decision_trail(appeal.decision), "form": form}
    return render(request, "cases/appeal_handle.html", context)


@writes
def judgment_new(request, pk):
    appeal = open_record(request, Appeal.objects.select_related("decision__case__client"), pk)
    require(request.user, "appeal.register")
    form = JudgmentForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.register_judgment(appeal, by=request.user, today=today(), **form.content()),
            to=lambda _: decision_url(appeal.decision),
        )
        if done:
            return done
    context = {"appeal": appeal, "trail": decision_trail(appeal.decision), "form": form}
    return render(request, "cases/judgment_new.html", context)
