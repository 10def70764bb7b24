"""Two versions of the same visit or note, side by side, and the choice between them."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse

from accounts.access import note_access, open_record
from accounts.pages import attempt, reads, writes
from accounts.permissions import require

from .. import actions
from ..forms import ResolveForm
from ..models import SyncConflict
from ..rules import ConflictChoice, ConflictKind
from ..versions import both_versions

PAGE = 50


@reads
def conflicts(request):
    require(request.user, "conflict.resolve")
    note_access(request, model="syncconflict", action="list")
    found = SyncConflict.objects.with_content().visible_to(request.user).filter(resolved_at__isnull=True)
    page = Paginator(found.order_by("recorded_at", "pk"), PAGE).get_page(request.GET.get("page"))
    return render(request, "followup/conflicts.html", {"page": page})


@writes
def conflict(request, pk):
    conflict = open_record(request, SyncConflict.objects.with_content(), pk)
    require(request.user, "conflict.resolve")
    form = ResolveForm.of(request, conflict=conflict, choices=_choices(conflict))
    if request.method == "POST" and form.is_valid():
        content = form.content()
        done = attempt(
            request,
            form,
            lambda: actions.resolve(
                conflict, by=request.user, version=form.cleaned_data["version"], **content
            ),
            to=lambda resolved: reverse("conflict", args=[resolved.pk]),
        )
        if done:
            return done
    context = {
        "conflict": conflict,
        "sides": both_versions(conflict),
        "form": form,
        "is_soft": conflict.kind == ConflictKind.SOFT,
        "trail": [("Krockar", reverse("conflicts"))],
    }
    return render(request, "followup/conflict.html", context)


def _choices(conflict) -> list[ConflictChoice]:
    if conflict.kind == ConflictKind.SOFT:
        return [ConflictChoice.BOTH]
    return [
        choice for choice in ConflictChoice if choice != ConflictChoice.BOTH or actions.can_be_both(conflict)
    ]
