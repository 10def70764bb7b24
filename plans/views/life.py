from django.shortcuts import render
from django.urls import reverse

from accounts.access import open_record
from accounts.models import DeadlineRule
from accounts.pages import attempt, writes
from accounts.permissions import require
from accounts.rules import DeadlineKey
from boendestod.dates import today
from orders.models import Order

from .. import actions
from ..forms.writing import BeginForm, EndForm
from .opening import PLANS, edit_url, plan_trail, plan_url


@writes
def plan_new(request, pk):
    orders = Order.objects.select_related("case__client", "municipality").with_content()
    order = open_record(request, orders, pk)
    require(request.user, "plan.begin")
    form = BeginForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.begin(order, by=request.user, today=today(), **form.content()),
            to=edit_url,
        )
        if done:
            return done
    context = {"order": order, "form": form, "due_on": _begin_by(order), "trail": plan_trail(order.case)}
    return render(request, "plans/plan_new.html", context)


def _begin_by(order):
    if order.received_on is None:
        return None
    return DeadlineRule.objects.due_on(order.municipality, DeadlineKey.PLAN_NOT_BEGUN, order.received_on)


@writes
def plan_end(request, pk):
    plan = open_record(request, PLANS, pk)
    require(request.user, "plan.end")
    form = EndForm.of(request, record=plan)
    if request.method == "POST" and form.is_valid():
        done = _end(request, form, actions.end_plan, plan, to=plan_url)
        if done:
            return done
    context = {"plan": plan, "form": form, "trail": plan_trail(plan.case, ("Plan", plan_url(plan)))}
    return render(request, "plans/plan_end.html", context)


@writes
def order_end(request, pk):
    order = open_record(request, Order.objects.select_related("case__client", "provider"), pk)
    require(request.user, "order.end")
    form = EndForm.of(request, record=order)
    order_url = reverse("order", args=[pk])
    if request.method == "POST" and form.is_valid():
        done = _end(request, form, actions.end_support, order, to=lambda order: order_url)
        if done:
            return done
    context = {"order": order, "form": form, "trail": plan_trail(order.case, ("Beställning", order_url))}
    return render(request, "plans/order_end.html", context)


def _end(request, form, verb, record, *, to):
    content = form.content() | {"version": form.cleaned_data["version"]}
    return attempt(request, form, lambda: verb(record, by=request.user, today=today(), **content), to=to)
