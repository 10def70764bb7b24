from dataclasses import dataclass

from django.shortcuts import render

from accounts.access import open_record
from accounts.forms import VerbForm
from accounts.pages import attempt, writes
from accounts.permissions import require
from cases.models import Case

from .. import actions
from ..forms import (
    ActivityForm,
    EditActivityForm,
    EditGoalForm,
    GoalForm,
    NewOrderForm,
    OrderForm,
    RemoveForm,
)
from ..models import Order, OrderActivity, OrderGoal
from .opening import case_trail, editor_url, moved_on, open_order, order_trail

# Apart from the ids of the order's own form, which stands on the same page.
PART_IDS = "part_%s"


@writes
def order_new(request, pk):
    case = open_record(request, Case.objects.for_list(), pk)
    require(request.user, "order.draft")
    form = NewOrderForm.of(request, case=case)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.draft_order(case, by=request.user, **form.content()),
            to=editor_url,
        )
        if done:
            return done
    return render(request, "orders/order_new.html", {"case": case, "trail": case_trail(case), "form": form})


# --- The editor: the order's own form, and one open part at a time ------------------------------------------
@dataclass(frozen=True)
class Part:
    """The goal or activity whose form is open; `target` is what it changes, or what it is added to."""

    kind: str
    target: Order | OrderGoal | OrderActivity
    form: VerbForm
    url: str


def _editor(request, order_id, *, form=None, part=None):
    order = Order.objects.with_content().get(pk=order_id)
    context = {
        "order": order,
        "form": form,
        "part": part,
        "remarks": actions.remarks(order),
        "editor_url": editor_url(order),
        "question": order.returns.filter(answered_at__isnull=True).last(),
        "order_saved_at": order.history.values_list("history_date", flat=True).first(),
        "trail": order_trail(order),
    }
    return render(request, "orders/order_edit.html", context)


@writes
def order_edit(request, pk):
    order = open_order(request, pk, "order.draft")
    if moved := moved_on(request, order, "edit"):
        return moved
    form = OrderForm.of(request, instance=order)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.edit_order(
                order, by=request.user, version=form.cleaned_data["version"], **form.content()
            ),
            to=editor_url,
        )
        if done:
            return done
    return _editor(request, pk, form=form)


def _edit_part(request, order, kind, target, form, verb):
    """Show the editor with the part open, or run the part's verb and go back to the editor."""
    if moved := moved_on(request, order, "edit"):
        return moved
    if request.method == "POST" and form.is_valid():
        done = attempt(request, form, verb, to=lambda _: editor_url(order))
        if done:
            return done
    return _editor(request, order.pk, part=Part(kind, target, form, request.path))


def _open_goal(request, pk) -> OrderGoal:
    goal = open_record(request, OrderGoal.objects.select_related("order__case__client"), pk)
    require(request.user, "order.draft")
    return goal


def _open_activity(request, pk) -> OrderActivity:
    activity = open_record(request, OrderActivity.objects.select_related("goal__order__case__client"), pk)
    require(request.user, "order.draft")
    return activity


@writes
def goal_new(request, pk):
    order = open_order(request, pk, "order.draft")
    form = GoalForm.of(request, auto_id=PART_IDS)
    return _edit_part(
        request,
        order,
        "goal_new",
        order,
        form,
        lambda: actions.save_goal(order, by=request.user, **form.content()),
    )


@writes
def goal_edit(request, pk):
    goal = _open_goal(request, pk)
    form = EditGoalForm.of(request, instance=goal, auto_id=PART_IDS)
    return _edit_part(
        request,
        goal.order,
        "goal",
        goal,
        form,
        lambda: actions.save_goal(
            goal.order, by=request.user, goal=goal, version=form.cleaned_data["version"], **form.content()
        ),
    )


@writes
def goal_remove(request, pk):
    goal = _open_goal(request, pk)
    form = RemoveForm.of(request, auto_id=PART_IDS)
    return _edit_part(
        request, goal.order, "remove", goal, form, lambda: actions.remove_part(goal, by=request.user)
    )


@writes
def activity_new(request, pk):
    goal = _open_goal(request, pk)
    form = ActivityForm.of(request, scheme=goal.order.scheme, auto_id=PART_IDS)
    return _edit_part(
        request,
        goal.order,
        "activity_new",
        goal,
        form,
        lambda: actions.save_activity(goal, by=request.user, **form.content()),
    )


@writes
def activity_edit(request, pk):
    activity = _open_activity(request, pk)
    order = activity.goal.order
    form = EditActivityForm.of(request, instance=activity, scheme=order.scheme, auto_id=PART_IDS)
    return _edit_part(
        request,
        order,
        "activity",
        activity,
        form,
        lambda: actions.save_activity(
            activity.goal,
            by=request.user,
            activity=activity,
            version=form.cleaned_data["version"],
            **form.content(),
        ),
    )


@writes
def activity_remove(request, pk):
    activity = _open_activity(request, pk)
    form = RemoveForm.of(request, auto_id=PART_IDS)
    return _edit_part(
        request,
        activity.goal.order,
        "remove",
        activity,
        form,
        lambda: actions.remove_part(activity, by=request.user),
    )
