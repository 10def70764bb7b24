from django.shortcuts import render

from accounts.access import note_access, open_record
from accounts.pages import reads
from boendestod import dates
from orders.models import Order, OrderGoal
from plans.views.opening import plan_trail

from ..daily import daily_plan, goals_near, marks_of, tasks
from ..models import DayNote
from ..rules import DayPlace

# What one knows before the door is opened, in the order that one needs it.
BEFORE = ("arrival_notice", "arrival_note", "think_of", "practical")


@reads
def todays_plan(request, pk):
    """The plan as a worker or a substitute needs it today, on one page and one sheet."""
    order = open_record(request, Order.objects.select_related("case__client", "key_worker"), pk)
    today = dates.today()
    context = {
        "order": order,
        "today": today,
        "daily": None,
        "note": _last_note(request, order),
        "trail": plan_trail(order.case),
    }
    daily = daily_plan(order)
    if daily is None:
        return render(request, "followup/todays_plan.html", context | {"ordered": _ordered(order)})
    marks = marks_of(daily.plan)
    context |= {
        "daily": daily,
        "groups": _by_place(tasks(daily, marks, today)),
        "goals": goals_near(daily, marks, today),
        "before": _before(daily.content["fields"]),
        "wishes": [wish for wish in daily.content["wishes"] if wish["met"] != "yes"],
    }
    return render(request, "followup/todays_plan.html", context)


def _before(fields):
    said = {field["name"]: field for field in fields}
    return [said[name] for name in BEFORE if name in said]


def _ordered(order):
    return OrderGoal.objects.standing().filter(order=order)


def _by_place(found):
    places = ((place, [task for task in found if task.place == place]) for place in DayPlace)
    return [(place.label, of_place) for place, of_place in places if of_place]


def _last_note(request, order):
    """Only for those who may read it; a substitute reads what the last one wrote."""
    notes = DayNote.objects.visible_to(request.user).filter(order=order).exclude(text="")
    note = (
        notes.select_related("author", "case").prefetch_related("corrections").order_by("-event_at").first()
    )
    if note is not None:
        note_access(request, note, action="read")
    return note
