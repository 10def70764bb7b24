from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.access import note_access, open_record
from accounts.pages import attempt, reads, writes
from accounts.permissions import may, require
from accounts.rules import PROVIDER_ROLES, Role
from boendestod.dates import add_length, day_of, today
from orders.models import Interruption, Order
from plans.views.opening import plan_trail

from .. import actions
from ..daily import activities_of, daily_plan
from ..forms import VisitFilter, VisitForm
from ..forms.visit import USUAL_MINUTES
from ..models import DayNote, PlannedVisit, Visit
from .opening import visit_url

PAGE = 50
# What has not been logged is asked for so long, and so many are shown above the list.
ASKED_FOR_DAYS = 14
SHOWN_ABOVE = 5


@reads
def visits(request):
    """Visits, newest first; above them what was planned and nobody has logged."""
    note_access(request, model="visit", action="list")
    missing = _not_logged(request.user)
    if request.GET.get("visa") == "ej-loggade":
        page = Paginator(missing, PAGE).get_page(request.GET.get("page"))
        return render(request, "followup/visits_not_logged.html", {"page": page, "days": ASKED_FOR_DAYS})
    filters = VisitFilter(request.GET, user=request.user)
    found = filters.found(Visit.objects.visible_to(request.user)).for_list()
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "page": page,
        "missing": missing[:SHOWN_ABOVE],
        "missing_count": missing.count(),
    }
    return render(request, "followup/visits.html", context)


def _not_logged(user):
    """The support worker's own; a coordinator's and a manager's everybody's."""
    planned = PlannedVisit.objects.visible_to(user).not_logged()
    if user.role not in PROVIDER_ROLES:
        return planned.none()
    since = add_length(today(), days=-ASKED_FOR_DAYS)
    planned = planned.filter(starts_at__date__gte=since)
    return (planned.of_worker(user) if user.role == Role.SUPPORT_WORKER else planned).for_list()


@writes
def visit_new(request, pk):
    order = open_record(request, Order.objects.select_related("case__client"), pk)
    require(request.user, "visit.log")
    planned = _asked_for(request, order)
    if planned is not None and request.method != "POST":
        elsewhere = _gone(request, planned)
        if elsewhere:
            return elsewhere
    daily = daily_plan(order)
    form = VisitForm.of(
        request,
        client=order.case.client,
        user=request.user,
        activities=activities_of(daily, _day_of_visit(planned)) if daily else [],
        planned=planned,
        minutes=_usual_minutes(order),
    )
    if request.method == "POST" and form.is_valid():
        done = attempt(request, form, lambda: _log(request, order, planned, form), to=visit_url)
        if done:
            return done
    context = {
        "order": order,
        "daily": daily,
        "form": form,
        "planned": planned,
        "interruption": Interruption.objects.filter(order=order).open_on(today()).first(),
        "trail": plan_trail(order.case),
    }
    return render(request, "followup/visit_new.html", context)


def _log(request, order, planned, form):
    note_later = request.POST.get("verb") == "later"
    return actions.log_visit(order, by=request.user, planned=planned, note_later=note_later, **form.content())


def _asked_for(request, order) -> PlannedVisit | None:
    """The planned visit of ?planerat=, which says when and who."""
    asked = request.GET.get("planerat")
    if not asked:
        return None
    try:
        planned = PlannedVisit.objects.for_list().filter(order=order).get(pk=UUID(asked))
    except (ValueError, PlannedVisit.DoesNotExist) as missing:
        raise Http404 from missing
    return planned


def _gone(request, planned):
    """A planned visit that is logged is shown; one that was taken out of the schedule is told."""
    logged = Visit.objects.filter(planned=planned).first()
    if logged is not None:
        return redirect(visit_url(logged))
    if planned.removed_at is None:
        return None
    messages.warning(request, "Besöket är borttaget ur schemat. Blev det av ändå kan du skriva det här.")
    return redirect("visit_new", planned.order_id)


def _day_of_visit(planned):
    return day_of(planned.starts_at) if planned else today()


def _usual_minutes(order) -> int:
    last = order.visits.performed().order_by("-starts_at").first()
    return last.minutes if last else USUAL_MINUTES


@reads
def visit(request, pk):
    visit = open_record(request, Visit.objects.with_content(), pk)
    note = DayNote.objects.visible_to(request.user).with_content().filter(visit=visit).first()
    if note is not None:
        note_access(request, note, action="read")
    context = {
        "visit": visit,
        "note": note,
        "is_noted": DayNote.objects.filter(visit=visit).exists(),
        "interruption": _goes_on_though_visited(visit, request.user),
        "plan_to_add_to": _plan_to_add_to(visit, request.user),
        "trail": plan_trail(visit.case, ("Besök", reverse("visits") + f"?arende={visit.case_id}")),
    }
    return render(request, "followup/visit.html", context)


def _goes_on_though_visited(visit, user) -> Interruption | None:
    """A visit was made, and the support still stands as interrupted: somebody says when it was taken up."""
    if not visit.was_performed or not may(user, "order.execute"):
        return None
    day = day_of(visit.starts_at)
    return Interruption.objects.filter(order=visit.order_id, resumed_on=None).open_on(day).first()


def _plan_to_add_to(visit, user):
    """Where what was done outside the plan can be proposed."""
    if not visit.also_done or not may(user, "plan.edit"):
        return None
    return visit.order.plans.filter(ended_on__isnull=True).prefetch_related("goals").first()
