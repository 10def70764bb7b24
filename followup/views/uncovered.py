"""The visits that need a substitute, each with whom to ask first."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from django.shortcuts import get_object_or_404, render

from accounts.access import note_access
from accounts.models import User
from accounts.pages import reads
from accounts.permissions import require
from boendestod import dates

from ..forms import UncoveredFilter
from ..models import Absence, PlannedVisit
from ..rules import UNCOVERED_AHEAD, ClashKind
from ..rules.schedule import monday_of
from ..week import Clash, Suggestion, suggestions_for, uncovered
from .naming import CLASHES
from .opening import monday_named, week_name


@dataclass(frozen=True)
class Gap:
    """Somebody who is missing at a visit. `workers` are the ids of those who come when the suggestion is taken."""

    visit: PlannedVisit
    tone: str
    word: str
    missing: User | None
    suggestion: Suggestion | None
    workers: dict[str, int | str]
    form_token: UUID


@reads
def uncovered_visits(request):
    require(request.user, "schedule.change")
    note_access(request, model="plannedvisit", action="list")
    chosen = UncoveredFilter(request.GET).cleaned_data
    absence = None
    if chosen.get("franvaro"):
        absences = Absence.objects.visible_to(request.user).select_related("worker")
        absence = get_object_or_404(absences, pk=chosen["franvaro"])
        first, last = max(absence.first_on, dates.today()), absence.last_on
    elif chosen.get("vecka"):
        first = monday_named(chosen["vecka"])
        last = first + timedelta(days=6)
    else:
        first = dates.today()
        last = first + UNCOVERED_AHEAD
    clashes = uncovered(request.user, first, last)
    if absence is not None:
        clashes = [clash for clash in clashes if clash.worker == absence.worker]
    context = {
        "gaps": _gaps(clashes),
        "absence": absence,
        "first": first,
        "last": last,
        "returns_to": request.GET.urlencode() or "visa=kommande",
        "previous": week_name(monday_of(first) - timedelta(days=7)),
        "next": week_name(monday_of(first) + timedelta(days=7)),
        "week": week_name(first),
    }
    return render(request, "followup/schedule_uncovered.html", context)


def _gaps(clashes: list[Clash]) -> list[Gap]:
    free = suggestions_for([clash.planned for clash in clashes])
    return [_gap(clash, next(iter(free[clash.planned.pk]), None)) for clash in clashes]


def _gap(clash: Clash, suggestion: Suggestion | None) -> Gap:
    planned = clash.planned
    tone, _, word = CLASHES[clash.kind]
    place = "second_worker" if _is_second_missing(clash) else "support_worker"
    workers = {"support_worker": planned.support_worker_id, "second_worker": planned.second_worker_id}
    if suggestion is not None:
        workers[place] = suggestion.worker.pk
    told = {name: pk or "" for name, pk in workers.items()}
    return Gap(planned, tone, word, clash.worker, suggestion, told, uuid4())


def _is_second_missing(clash: Clash) -> bool:
    planned = clash.planned
    if clash.kind == ClashKind.ONE_WORKER:
        return planned.support_worker is not None
    return clash.worker is not None and clash.worker == planned.second_worker
