from functools import partial

from django.shortcuts import render

from accounts.access import open_record
from accounts.pages import attempt, reads, writes
from accounts.permissions import require
from boendestod.dates import today

from .. import actions
from ..forms import ChildForm, ChildPartForm
from ..models import Case, Child
from .parts import back, part_answer, save_typed
from .places import case_trail, children_url


@reads
def children(request, pk):
    case = open_record(request, Case.objects.for_list(), pk)
    require(request.user, "children.see")
    found = Child.objects.visible_to(request.user).filter(case=case)
    context = {
        "case": case,
        "children": [(child, child.counts_on(today())) for child in found],
        "today": today(),
        "trail": case_trail(case),
    }
    return render(request, "cases/children.html", context)


@writes
def child_new(request, pk):
    case = open_record(request, Case.objects.for_list(), pk)
    require(request.user, "child.write")
    form = ChildForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.add_child(case, by=request.user, today=today(), **form.content()),
            to=lambda child: children_url(case),
        )
        if done:
            return done
    trail = [*case_trail(case), ("Barn", children_url(case))]
    return render(request, "cases/child_new.html", {"form": form, "trail": trail})


@writes
def child_edit(request, pk):
    child = open_record(request, Child.objects.select_related("case__client"), pk)
    require(request.user, "child.write")
    form = ChildPartForm.of(request, instance=child)
    saved = save_typed(request, form, partial(actions.change_child, child, today=today()))
    if request.htmx and request.method == "POST":
        investigation = child.case.investigations.open().first()
        gaps = actions.gaps_of_children(investigation, today=today()) if investigation else []
        return part_answer(request, form, saved, gaps=[("children", gaps)] if investigation else [])
    if saved:
        return back(form, saved, children_url(child.case))
    trail = [*case_trail(child.case), ("Barn", children_url(child.case))]
    return render(request, "cases/child_edit.html", {"child": child, "form": form, "trail": trail})
