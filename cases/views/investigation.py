import uuid
from dataclasses import dataclass
from functools import partial

from django.shortcuts import render

from accounts.access import open_record
from accounts.pages import attempt, reads, writes
from accounts.permissions import may, require
from boendestod.dates import today

from .. import actions
from ..forms import (
    AssessmentForm,
    BeginInvestigationForm,
    ChildPartForm,
    ChoresForm,
    CommunicationNeedForm,
    ConfirmForm,
    HomeForm,
    NeedChoiceForm,
    NeedForm,
    NoChildrenForm,
    NotCommunicatedForm,
)
from ..models import Case, Investigation, NeedsAssessment, Objection
from ..rules import LifeArea, is_minor
from .parts import back, part_answer, save_typed
from .places import case_trail, investigation_url, need_url

WITH_PLACE = Investigation.objects.select_related("case__client", "case__unit")
NEEDS = NeedsAssessment.objects.select_related("investigation__case__client")
# The sections that are fields of the investigation itself: (form, verb).
SECTIONS = {
    "home": (HomeForm, actions.edit_investigation),
    "chores": (ChoresForm, actions.answer_chores),
    "language": (CommunicationNeedForm, actions.edit_investigation),
    "no_children": (NoChildrenForm, actions.edit_investigation),
    "assessment": (AssessmentForm, actions.edit_investigation),
    "not_communicated": (NotCommunicatedForm, actions.edit_investigation),
}


@dataclass(frozen=True)
class Area:
    """One life area on the page, chosen or not."""

    value: str
    label: str
    need: NeedsAssessment | None
    form: NeedForm | None
    objections: list[Objection]
    is_open: bool
    token: str = ""


@writes
def investigation_new(request, pk):
    case = open_record(request, Case.objects.for_list(), pk)
    require(request.user, "investigation.write")
    form = BeginInvestigationForm.of(request, case=case)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.begin_investigation(case, by=request.user, today=today(), **form.content()),
            to=investigation_url,
        )
        if done:
            return done
    return render(request, "cases/investigation_new.html", {"form": form, "trail": case_trail(case)})


@reads
def investigation(request, pk):
    """The whole investigation; each card on it saves itself at an address of its own."""
    investigation = open_record(request, Investigation.objects.with_content(), pk)
    return _page(request, investigation)


def _page(request, investigation: Investigation, *, bound=None):
    """`bound` is the form that was refused, when the page is shown again without script."""
    is_open = investigation.closed_on is None and may(request.user, "investigation.write")
    context = {
        "investigation": investigation,
        "is_open": is_open,
        "may_object": may(request.user, "investigation.write"),
        "areas": _areas(request, investigation, is_open, bound),
        "children": _children(investigation),
        "bound": bound,
        "trail": case_trail(investigation.case),
    }
    if is_open:
        context |= {name: _section(name, investigation, bound) for name in SECTIONS}
        context["gaps"] = _all_gaps(investigation)
    else:
        is_closed, decides = investigation.closed_on is not None, may(request.user, "decision.decide")
        context["may_decide"] = is_closed and decides and not investigation.decisions.exists()
    return render(request, "cases/investigation.html", context)


def _areas(request, investigation, is_open: bool, bound) -> list[Area]:
    chosen = {need.life_area: need for need in investigation.needs.all()}
    asked_for = request.GET.get("omrade", "")
    return [
        _area(value, label, chosen.get(value), asked_for, is_open, bound) for value, label in LifeArea.choices
    ]


def _area(value, label, need, asked_for: str, is_open: bool, bound) -> Area:
    if need is None:
        return Area(value, label, None, None, [], False, token=str(uuid.uuid4()))
    form = None
    is_bound = isinstance(bound, NeedForm) and bound.instance.pk == need.pk
    if is_open:
        form = bound if is_bound else NeedForm(instance=need)
    objections = [each for each in need.objections.all() if each.statement_id is None]
    return Area(value, label, need, form, objections, is_bound or asked_for == str(need.pk))


def _children(investigation) -> list:
    return [
        (child, ChildPartForm(instance=child))
        for child in investigation.case.children.all()
        if is_minor(child.birth_year, today())
    ]


def _section(name: str, investigation, bound):
    form_class, _ = SECTIONS[name]
    is_bound = bound is not None and getattr(bound, "name", "") == name
    return bound if is_bound else form_class(instance=investigation, name=name)


def _all_gaps(investigation) -> list[tuple[str, list]]:
    return [
        ("areas", actions.gaps_of_areas(investigation)),
        ("home", actions.gaps_of_home(investigation)),
        ("children", actions.gaps_of_children(investigation, today=today())),
        ("communication", actions.gaps_of_communication(investigation, today=today())),
    ]


# --- The sections of the investigation itself ----------------------------------------------------------------------


def _section_view(name: str):
    @writes
    def view(request, pk):
        return _save_section(request, pk, name)

    view.__name__ = f"investigation_{name}"
    return view


SECTION_VIEWS = {name: _section_view(name) for name in SECTIONS}


def _save_section(request, pk, name: str):
    investigation = open_record(request, WITH_PLACE, pk)
    require(request.user, "investigation.write")
    form_class, verb = SECTIONS[name]
    form = form_class.of(request, instance=investigation, name=name)
    saved = save_typed(request, form, partial(verb, investigation))
    if request.htmx and request.method == "POST":
        gaps = _gaps_after(name, form, saved) if saved else []
        return part_answer(request, form, saved, gaps=gaps)
    if saved:
        return back(form, saved, investigation_url(investigation, name))
    whole = Investigation.objects.with_content().get(pk=pk)
    return _page(request, whole, bound=form if form.is_bound else None)


def _gaps_after(name: str, form, saved: Investigation) -> list[tuple[str, list]]:
    if name == "no_children":
        return [("children", actions.gaps_of_children(saved, today=today()))]
    if name == "not_communicated":
        return [("communication", actions.gaps_of_communication(saved, today=today()))]
    if name not in ("home", "chores"):
        return []
    gaps = [("home", actions.gaps_of_home(saved))]
    if "housing_form" in form.changed_data:
        gaps.append(("areas", actions.gaps_of_areas(saved)))
    return gaps


# --- Life areas ----------------------------------------------------------------------------------------------------


@writes
def need_new(request, pk):
    """Choose a life area. Without script the page comes back with it open."""
    investigation = open_record(request, WITH_PLACE, pk)
    require(request.user, "investigation.write")
    form = NeedChoiceForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.add_need(investigation, by=request.user, **form.content()),
            to=need_url,
        )
        if done:
            return done
    trail = [*case_trail(investigation.case), ("Utredning", investigation_url(investigation))]
    return render(request, "cases/need_new.html", {"form": form, "trail": trail})


@writes
def need_edit(request, pk):
    need = open_record(request, NEEDS, pk)
    require(request.user, "investigation.write")
    form = NeedForm.of(request, instance=need)
    saved = save_typed(request, form, partial(actions.edit_need, need))
    if request.htmx and request.method == "POST":
        gaps = [("areas", actions.gaps_of_areas(saved.investigation))] if saved else []
        return part_answer(request, form, saved, gaps=gaps, need=saved)
    if saved:
        return back(form, saved, need_url(need))
    whole = Investigation.objects.with_content().get(pk=need.investigation_id)
    return _page(request, whole, bound=form)


@writes
def need_remove(request, pk):
    need = open_record(request, NEEDS, pk)
    require(request.user, "investigation.write")
    form = ConfirmForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request, form, lambda: actions.remove_need(need, by=request.user), to=investigation_url
        )
        if done:
            return done
    trail = [*case_trail(need.case), ("Utredning", investigation_url(need.investigation))]
    context = {"form": form, "trail": trail, "title": "Ta bort livsområdet", "what": need}
    return render(request, "cases/part_remove.html", context)


# --- Closing -------------------------------------------------------------------------------------------------------


@writes
def investigation_close(request, pk):
    investigation = open_record(request, Investigation.objects.with_content(), pk)
    require(request.user, "investigation.write")
    form = ConfirmForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.close_investigation(investigation, by=request.user, today=today()),
            to=investigation_url,
        )
        if done:
            return done
    context = {
        "investigation": investigation,
        "gaps": actions.gaps(investigation, today=today()),
        "form": form,
        "trail": [*case_trail(investigation.case), ("Utredning", investigation_url(investigation))],
    }
    return render(request, "cases/investigation_close.html", context)
