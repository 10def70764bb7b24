"""The case conference: the list, the agenda, each case on it, and the tasks."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.access import note_access, open_record
from accounts.forms import VersionedForm
from accounts.pages import attempt, reads, writes
from accounts.permissions import may, require
from boendestod.dates import today
from boendestod.templatetags.sv import datum
from plans.views.opening import plan_trail

from .. import conference as verbs
from ..conference.forms import AddCaseForm, CallForm, CloseForm, ConferenceFilter, ItemForm, RenewForm
from ..models import Conference, ConferenceItem

ROWS_A_PAGE = 50
CONFERENCES = Conference.objects.select_related("unit", "provider", "called_by", "municipality")
ITEMS = ConferenceItem.objects.for_list().select_related("order", "task_done_by")


@reads
def conferences(request):
    require(request.user, "conference.call")
    form = ConferenceFilter(request.GET)
    found = form.narrow(Conference.objects.visible_to(request.user).for_list())
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    note_access(request, model="conference", action="list")
    context = {"form": form, "page_obj": page, "paces": verbs.pace(request.user, today())}
    return render(request, "oversight/conferences.html", context)


@writes
def conference_new(request):
    require(request.user, "conference.call")
    form = CallForm.of(request, user=request.user)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: verbs.call_conference(by=request.user, today=today(), **form.content()),
            to=conference_url,
        )
        if done:
            return done
    return render(request, "oversight/conference_new.html", {"form": form, "trail": [_all()]})


@reads
def conference(request, pk):
    """The agenda, to talk from and to print. It names persons, so every case on it is noted as seen."""
    conference = open_record(request, CONFERENCES, pk)
    items = ITEMS.visible_to(request.user).filter(conference=conference)
    items = sorted(items, key=lambda item: (-len(item.reasons), item.case.list_name))
    for item in items:
        note_access(request, item, action="read")
    context = {
        "conference": conference,
        "items": items,
        "form": RenewForm(),
        "trail": [_all()],
    }
    return render(request, "oversight/conference.html", context)


@writes
def conference_renew(request, pk):
    conference = open_record(request, CONFERENCES, pk)
    require(request.user, "conference.call")
    form = RenewForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: verbs.renew_agenda(conference, by=request.user, today=today()),
            to=conference_url,
        )
        if done:
            return done
    return _question(
        request,
        conference,
        form,
        title="Hämta nya ärenden",
        text="Det som har kommit till tas med. Ärenden som är lösta och som ni inte har skrivit om tas bort.",
        label="Hämta",
    )


@writes
def conference_add(request, pk):
    conference = open_record(request, CONFERENCES, pk)
    require(request.user, "conference.call")
    form = AddCaseForm.of(request, conference=conference)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: verbs.add_case(conference, by=request.user, today=today(), **form.content()),
            to=lambda item: f"{conference_url(item.conference)}#arende-{item.pk}",
        )
        if done:
            return done
    return _question(
        request,
        conference,
        form,
        title="Lägg till ett ärende",
        text="Båda sidor ser varför det tas upp.",
        label="Lägg till",
    )


@writes
def conference_close(request, pk):
    conference = open_record(request, CONFERENCES, pk)
    require(request.user, "conference.call")
    form = CloseForm.of(request, initial={"version": conference.version})
    if request.method == "POST" and form.is_valid():
        content = form.content() | {"version": form.cleaned_data["version"]}
        done = attempt(
            request,
            form,
            lambda: verbs.close_conference(conference, by=request.user, today=today(), **content),
            to=conference_url,
        )
        if done:
            return done
    return _question(
        request,
        conference,
        form,
        title="Avsluta ärendekonferensen",
        text="Sedan går det inte att skriva mer. Uppgifterna finns kvar tills de är gjorda.",
        label="Avsluta",
    )


def _question(request, conference: Conference, form, **words):
    if request.method != "POST" and conference.closed_at is not None:
        return redirect(conference_url(conference))
    there = {"back": conference_url(conference), "trail": _trail(conference), "form": form}
    return render(request, "oversight/conference_form.html", words | there)


@reads
def conference_item(request, pk):
    """One case: why it stood there and what came of it, for all who see it in the case."""
    item = open_record(request, ITEMS, pk)
    leads = may(request.user, "conference.call")
    context = {
        "item": item,
        "writes": leads and item.conference.closed_at is None,
        "trail": _trail(item.conference) if leads else plan_trail(item.case),
    }
    return render(request, "oversight/conference_item.html", context)


@writes
def conference_item_write(request, pk):
    item = open_record(request, ITEMS, pk)
    require(request.user, "conference.call")
    if request.method != "POST" and item.conference.closed_at is not None:
        return redirect(reverse("conference_item", args=[pk]))
    form = ItemForm.of(request, instance=item)
    if request.method == "POST" and form.is_valid():
        content = form.content() | {"version": form.cleaned_data["version"]}
        done = attempt(
            request,
            form,
            lambda: verbs.write_item(item, by=request.user, **content),
            to=lambda item: f"{conference_url(item.conference)}#arende-{item.pk}",
        )
        if done:
            return done
    context = {"item": item, "form": form, "trail": _trail(item.conference)}
    return render(request, "oversight/conference_item_write.html", context)


@reads
def conference_tasks(request):
    """What the user has to do after conferences."""
    require(request.user, "conference.do_task")
    found = ConferenceItem.objects.open_tasks(request.user)
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    note_access(request, model="conferenceitem", action="list")
    return render(request, "oversight/conference_tasks.html", {"page_obj": page})


@writes
def conference_task_done(request, pk):
    item = open_record(request, ITEMS, pk)
    require(request.user, "conference.do_task")
    form = VersionedForm.of(request, initial={"version": item.version})
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        done = attempt(
            request,
            form,
            lambda: verbs.finish_task(item, by=request.user, version=version),
            to=lambda item: reverse("conference_item", args=[item.pk]),
        )
        if done:
            return done
    words = {"title": "Uppgiften är gjord", "text": item.task, "label": "Markera som gjord"}
    there = {"back": reverse("conference_item", args=[pk]), "trail": plan_trail(item.case), "form": form}
    return render(request, "oversight/conference_form.html", words | there)


def conference_url(conference: Conference) -> str:
    return reverse("conference", args=[conference.pk])


def _all():
    return ("Ärendekonferenser", reverse("conferences"))


def _trail(conference: Conference):
    return [_all(), (f"Ärendekonferens {datum(conference.held_on)}", conference_url(conference))]
