"""The two pages that span the whole chain."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render

from accounts.access import note_access, open_record
from accounts.pages import reads
from accounts.permissions import may
from accounts.rules import Role
from boendestod.dates import add_length, today
from cases.models import Case
from followup import week
from followup.models import PlannedVisit, Visit, attempts_of
from orders.models import Order
from orders.rules import OrderState, side_of
from oversight import casefile, desk, leading, worklists
from oversight.conference import to_call
from oversight.models import ConferenceItem, Flag
from oversight.national import national_due
from oversight.remedies import with_remedies
from oversight.steps import Turn, next_step
from oversight.thread import stations, thread_of

ROWS_A_PAGE = 50
TO_DO_SHOWN = 3
FLAGS_SHOWN = 5
ORDERS_SHOWN = 10
EVENTS_A_PAGE = 25
NOTES_ASKED_FOR_DAYS = 30


@reads
def start(request):
    """Each role's own first page."""
    return STARTS[request.user.role](request)


def _cases(user, day):
    open_cases = Case.objects.visible_to(user).open_on(day)
    return worklists.with_thread(open_cases, user, day).by_name()


def _caseworker(request):
    user, day = request.user, today()
    rows = worklists.rows(_cases(user, day).filter(caseworker=user), user, day)
    todo, waiting = worklists.whose(Turn.MINE, rows), worklists.whose(Turn.OTHERS, rows)
    shows_waiting = request.GET.get("visa") == "vantar"
    flags = Flag.objects.visible_to(user).open().awake_for(user, day).filter(assigned_to=user)
    page = Paginator(waiting if shows_waiting else rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    note_access(request, model="case", action="list")
    context = {
        "given": with_remedies(flags.oldest_first()[:FLAGS_SHOWN].for_list(), user),
        "tasks": ConferenceItem.objects.open_tasks(user)[:TO_DO_SHOWN],
        "todo": todo[:TO_DO_SHOWN],
        "todo_count": len(todo),
        "all_count": len(rows),
        "waiting_count": len(waiting),
        "shows_waiting": shows_waiting,
        "page_obj": page,
    }
    return render(request, "boendestod/start_caseworker.html", context)


def _section_leader(request):
    user, day = request.user, today()
    flags = Flag.objects.visible_to(user).open().awake_for(user, day)
    loads = leading.loads(user, day)
    note_access(request, model="case", action="list")
    context = {
        "flags": with_remedies(flags.in_order_for(user)[:FLAGS_SHOWN].for_list(user), user),
        "flag_count": flags.count(),
        "undecided": worklists.undecided(user, day)[:ORDERS_SHOWN],
        "returned": worklists.returned(user, day)[:ORDERS_SHOWN],
        "tasks": ConferenceItem.objects.open_tasks(user)[:TO_DO_SHOWN],
        "national": national_due(user, day),
        "paces": to_call(user, day),
        "loads": loads,
        "chart": leading.chart({load.caseworker: load.trend for load in loads}),
    }
    return render(request, "boendestod/start_section_leader.html", context)


def _coordinator(request):
    user, day = request.user, today()
    orders = Order.objects.visible_to(user).with_dialogue(side_of(user.role)).for_list()
    orders = orders.order_by("sent_on", "recorded_at")
    accepted = orders.filter(state=OrderState.ACCEPTED)
    sent = orders.filter(state=OrderState.SENT)
    late = Flag.objects.visible_to(user).open().awake_for(user, day).explained().oldest_first()
    waiting = accepted.filter(execution_started_on__isnull=True, start_on__lte=day)
    note_access(request, model="order", action="list")
    context = {
        "new": sent.filter(amends__isnull=True)[:ORDERS_SHOWN],
        "amended": sent.filter(amends__isnull=False)[:ORDERS_SHOWN],
        "unread": orders.filter(unread__gt=0)[:ORDERS_SHOWN],
        "unassigned": accepted.filter(key_worker__isnull=True)[:ORDERS_SHOWN],
        "late": with_remedies(late[:ORDERS_SHOWN].for_list(), user),
        "waiting": waiting.order_by("start_on")[:ORDERS_SHOWN],
        "returned": orders.filter(state=OrderState.RETURNED)[:ORDERS_SHOWN],
        "tasks": ConferenceItem.objects.open_tasks(user)[:TO_DO_SHOWN],
    }
    context["waiting_desk"] = desk.waiting(user, day)
    context["is_empty"] = not any(context.values())
    return render(request, "boendestod/start_coordinator.html", context)


def _support_worker(request):
    user, day = request.user, today()
    rows = worklists.rows(_cases(user, day), user, day)
    since = add_length(day, days=-NOTES_ASKED_FOR_DAYS)
    mine = Visit.objects.visible_to(user).filter(support_worker=user)
    note_access(request, model="case", action="list")
    planned = PlannedVisit.objects.visible_to(user).of_worker(user).standing()
    context = {
        "today": day,
        "planned": [(visit, week.became(visit)) for visit in planned.between(day, day).for_list()],
        "freed": week.freed(user, day),
        "not_logged": planned.not_logged().between(since, add_length(day, days=-1)).for_list(),
        "rows": sorted(rows, key=lambda row: row.step.urgency),
        "given": worklists.given(rows, user),
        "without_note": mine.without_note().since(since).for_list(),
        "waiting_desk": desk.own(user),
    }
    return render(request, "boendestod/start_support_worker.html", context)


def _system_admin(request):
    return render(request, "boendestod/start_system_admin.html")


STARTS = {
    Role.CASEWORKER: _caseworker,
    Role.SECTION_LEADER: _section_leader,
    Role.COORDINATOR: _coordinator,
    Role.SUPPORT_WORKER: _support_worker,
    Role.UNIT_MANAGER: lambda request: redirect("overview"),
    Role.REVIEWER: lambda request: redirect("audit"),
    Role.SYSTEM_ADMIN: _system_admin,
}


@reads
def case_page(request, pk):
    user, day = request.user, today()
    case = open_record(request, worklists.with_thread(Case.objects.all(), user, day), pk)
    thread = thread_of(case, day)
    events = casefile.events(case, user)
    kind = request.GET.get("slag", "")
    shown = [event for event in events if event.kind == kind] if kind else events
    context = {
        "case": case,
        "thread": thread,
        "stations": stations(case, user, day),
        "step": next_step(case, user, day),
        "goals": casefile.goal_rows(thread),
        "taper": casefile.taper_steps(thread),
        "attempts": attempts_of(case, user),
        "page_obj": Paginator(shown, EVENTS_A_PAGE).get_page(request.GET.get("page")),
        "kinds": casefile.kinds(user),
        "kind": kind,
        "changes": casefile.changes(case) if may(user, "history.read") else [],
    }
    return render(request, "boendestod/case.html", context)
