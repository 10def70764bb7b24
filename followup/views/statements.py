"""What the provider knows, asked for before a decision is followed up."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.access import note_access, open_record
from accounts.forms import VersionedForm
from accounts.pages import attempt, reads, writes
from accounts.permissions import may, require
from accounts.rules import PROVIDER_ROLES
from orders.models import Order
from plans.views.opening import plan_trail

from .. import actions
from ..forms import AskStatementForm, GiveStatementForm, StatementFilter
from ..models import DayNote, StatementRequest
from ..rules import STATEMENT_LAW
from .opening import question

PAGE = 50
REQUESTS = StatementRequest.objects.select_related(
    "case__client", "order", "provider", "asked_by", "answered_by", "decision"
)


@reads
def statements(request):
    filters = StatementFilter(request.GET)
    found = filters.narrow(StatementRequest.objects.visible_to(request.user)).for_list()
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    note_access(request, model="statementrequest", action="list")
    provides = request.user.role in PROVIDER_ROLES
    context = {"filters": filters, "page": page, "provides": provides}
    return render(request, "followup/statements.html", context)


@writes
def statement_ask(request, pk):
    order = open_record(request, Order.objects.with_content(), pk)
    require(request.user, "statement.request")
    form = AskStatementForm.of(request, order=order)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: _ask(request, order, form),
            to=statement_url,
        )
        if done:
            return done
    context = {"order": order, "form": form, "trail": plan_trail(order.case)}
    return render(request, "followup/statement_ask.html", context)


def _ask(request, order, form) -> StatementRequest:
    """That the authority asked stands in the access log, with the law as its reason."""
    asked = actions.request_statement(order, by=request.user, **form.content())
    note_access(request, asked, action="request", reason=STATEMENT_LAW)
    return asked


@reads
def statement(request, pk):
    asked = open_record(request, REQUESTS, pk)
    own = asked.provider_id == request.user.membership.provider_id
    context = {
        "asked": asked,
        "answers": asked.waits and own and may(request.user, "statement.give"),
        "withdraws": asked.waits and may(request.user, "statement.request"),
        "reads_notes": asked.opens_notes and may(request.user, "statement.request"),
        "trail": plan_trail(asked.case),
    }
    return render(request, "followup/statement.html", context)


@writes
def statement_give(request, pk):
    asked = open_record(request, REQUESTS, pk)
    require(request.user, "statement.give")
    if request.method != "POST" and not asked.waits:
        return redirect(statement_url(asked))
    form = GiveStatementForm.of(request, initial={"version": asked.version, "proposal": ""})
    if request.method == "POST" and form.is_valid():
        content = form.content() | {"version": form.cleaned_data["version"]}
        done = attempt(
            request,
            form,
            lambda: actions.give_statement(asked, by=request.user, **content),
            to=statement_url,
        )
        if done:
            return done
    context = {"asked": asked, "form": form, "trail": _trail(asked)}
    return render(request, "followup/statement_give.html", context)


@writes
def statement_withdraw(request, pk):
    asked = open_record(request, REQUESTS, pk)
    require(request.user, "statement.request")
    if request.method != "POST" and not asked.waits:
        return redirect(statement_url(asked))
    form = VersionedForm.of(request, initial={"version": asked.version})
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        done = attempt(
            request,
            form,
            lambda: actions.withdraw_statement(asked, by=request.user, version=version),
            to=statement_url,
        )
        if done:
            return done
    return question(
        request,
        form,
        title="Återkalla begäran",
        text="Utföraren ser att ni inte längre behöver svaret.",
        label="Återkalla",
        back=statement_url(asked),
        trail=_trail(asked),
    )


@reads
def statement_notes(request, pk):
    """The day notes of the period that was asked for. Only through the answered request, which is the reason that
    the access log says."""
    asked = open_record(request, REQUESTS, pk, reason=STATEMENT_LAW)
    require(request.user, "statement.request")
    if not asked.opens_notes:
        return redirect(statement_url(asked))
    note_access(request, asked.order, model="daynote", action="list", reason=STATEMENT_LAW)
    notes = DayNote.objects.asked_for_by(asked).with_content().with_marks().order_by("-event_at", "pk")
    page = Paginator(notes, PAGE).get_page(request.GET.get("page"))
    context = {"asked": asked, "page": page, "trail": _trail(asked)}
    return render(request, "followup/statement_notes.html", context)


def statement_url(asked: StatementRequest) -> str:
    return reverse("statement", args=[asked.pk])


def _trail(asked: StatementRequest):
    return plan_trail(asked.case, ("Utlåtande", statement_url(asked)))
