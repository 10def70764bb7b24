from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.access import note_access, open_record
from accounts.forms import VerbForm
from accounts.models import DeadlineRule
from accounts.pages import attempt, reads, writes
from accounts.permissions import require
from accounts.rules import PROVIDER_ROLES, DeadlineKey
from boendestod.dates import today
from cases.models import Case, Decision

from . import actions
from .forms import (
    AcceptForm,
    ActivityForm,
    EditActivityForm,
    EditGoalForm,
    GoalForm,
    KeyWorkerForm,
    NewOrderForm,
    OrderFilter,
    OrderForm,
    RemoveForm,
    ReturnForm,
    SendForm,
)
from .models import Order, OrderActivity, OrderGoal
from .rules import OrderState

ROWS_A_PAGE = 50
# Apart from the ids of the order's own form, which stands on the same page.
PART_IDS = "part_%s"


def _order_url(order) -> str:
    return reverse("order", args=[order.pk])


def _editor_url(order) -> str:
    return reverse("order_edit", args=[order.pk])


def _case_trail(case) -> list[tuple[str, str]]:
    return [(f"{case.client.list_name}, {case.case_ref}", reverse("case", args=[case.pk]))]


def _order_trail(order) -> list[tuple[str, str]]:
    return [*_case_trail(order.case), ("Beställning", _order_url(order))]


def _plan_due(municipality):
    """The day a plan must be begun if the order is received today."""
    return DeadlineRule.objects.due_on(municipality, DeadlineKey.PLAN_NOT_BEGUN, today())


def _open(request, pk, verb: str) -> Order:
    order = open_record(request, Order.objects.with_content(), pk)
    require(request.user, verb)
    return order


def _moved_on(request, order, verb: str):
    """Away from a page whose verb the order has no use for any longer."""
    if request.method == "POST" or order.can(verb):
        return None
    return redirect(_order_url(order))


@reads
def orders(request):
    user = request.user
    form = OrderFilter(request.GET, user=user)
    found = form.narrow(Order.objects.visible_to(user).for_list())
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    note_access(request, model="order", action="list")
    context = {
        "form": form,
        "page_obj": page,
        "rows": [(order, *order.as_seen_by(user.role)) for order in page],
        "provides": user.role in PROVIDER_ROLES,
        "plan_due": _plan_due(user.membership.municipality),
    }
    return render(request, "orders/orders.html", context)


@reads
def order(request, pk):
    order = open_record(request, Order.objects.with_content(), pk)
    word, tone = order.as_seen_by(request.user.role)
    context = {
        "order": order,
        "word": word,
        "tone": tone,
        "trail": _case_trail(order.case),
        "decision": Decision.objects.visible_to(request.user).filter(orders=order).first(),
        "plans": order.plans.visible_to(request.user).order_by("-begun_on"),
        "visit_count": order.visits.visible_to(request.user).count(),
        "questions": order.returns.select_related("asked_by"),
        "plan_due": _plan_due(order.municipality) if order.state == OrderState.SENT else None,
    }
    return render(request, "orders/order.html", context)


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
            to=_editor_url,
        )
        if done:
            return done
    return render(request, "orders/order_new.html", {"case": case, "trail": _case_trail(case), "form": form})


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
        "editor_url": _editor_url(order),
        "question": order.returns.filter(answered_at__isnull=True).last(),
        "order_saved_at": order.history.values_list("history_date", flat=True).first(),
        "trail": _order_trail(order),
    }
    return render(request, "orders/order_edit.html", context)


@writes
def order_edit(request, pk):
    order = _open(request, pk, "order.draft")
    if moved := _moved_on(request, order, "edit"):
        return moved
    form = OrderForm.of(request, instance=order)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.edit_order(
                order, by=request.user, version=form.cleaned_data["version"], **form.content()
            ),
            to=_editor_url,
        )
        if done:
            return done
    return _editor(request, pk, form=form)


def _edit_part(request, order, kind, target, form, verb):
    """Show the editor with the part open, or run the part's verb and go back to the editor."""
    if moved := _moved_on(request, order, "edit"):
        return moved
    if request.method == "POST" and form.is_valid():
        done = attempt(request, form, verb, to=lambda _: _editor_url(order))
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
    order = _open(request, pk, "order.draft")
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


# --- Between caseworker and provider ------------------------------------------------------------------------


@writes
def order_send(request, pk):
    order = _open(request, pk, "order.send")
    if moved := _moved_on(request, order, "send"):
        return moved
    form = SendForm.of(request, order=order)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.send(
                order, by=request.user, today=today(), version=form.cleaned_data["version"], **form.content()
            ),
            to=_order_url,
        )
        if done:
            messages.success(request, f"Beställningen är skickad till {order.provider}.")
            return done
    context = {
        "order": order,
        "form": form,
        "remarks": actions.remarks(order),
        "question": order.returns.filter(answered_at__isnull=True).last(),
        "plan_due": _plan_due(order.municipality),
        "editor_url": _editor_url(order),
        "trail": _order_trail(order),
    }
    return render(request, "orders/order_send.html", context)


@writes
def order_accept(request, pk):
    order = _open(request, pk, "order.accept")
    if moved := _moved_on(request, order, "accept"):
        return moved
    form = AcceptForm.of(request, order=order)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.accept(order, by=request.user, today=today(), **form.content()),
            to=_order_url,
        )
        if done:
            return done
    context = {
        "order": order,
        "form": form,
        "plan_due": _plan_due(order.municipality),
        "trail": _order_trail(order),
    }
    return render(request, "orders/order_accept.html", context)


@writes
def order_return(request, pk):
    order = _open(request, pk, "order.return")
    if moved := _moved_on(request, order, "return"):
        return moved
    form = ReturnForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.return_with_question(order, by=request.user, **form.content()),
            to=lambda _: _order_url(order),
        )
        if done:
            return done
    context = {"order": order, "form": form, "trail": _order_trail(order)}
    return render(request, "orders/order_return.html", context)


@writes
def order_assign(request, pk):
    order = _open(request, pk, "order.assign")
    if moved := _moved_on(request, order, "assign"):
        return moved
    form = KeyWorkerForm.of(request, order=order)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.assign_key_worker(
                order, by=request.user, version=form.cleaned_data["version"], **form.content()
            ),
            to=_order_url,
        )
        if done:
            return done
    context = {"order": order, "form": form, "trail": _order_trail(order)}
    return render(request, "orders/order_assign.html", context)
