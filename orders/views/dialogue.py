from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import render

from accounts.access import note_access, open_record
from accounts.pages import attempt, reads, writes
from accounts.rules import PROVIDER_ROLES
from boendestod.dates import today
from cases.models import Decision

from .. import actions
from ..forms import (
    AcceptForm,
    KeyWorkerForm,
    OrderFilter,
    ReturnForm,
    SendForm,
)
from ..models import Order
from ..rules import OrderState
from .opening import case_trail, editor_url, moved_on, open_order, order_trail, order_url, plan_due

ROWS_A_PAGE = 50


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
        "plan_due": plan_due(user.membership.municipality),
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
        "trail": case_trail(order.case),
        "decision": Decision.objects.visible_to(request.user).filter(orders=order).first(),
        "plans": order.plans.visible_to(request.user).order_by("-begun_on"),
        "visit_count": order.visits.visible_to(request.user).count(),
        "questions": order.returns.select_related("asked_by"),
        "plan_due": plan_due(order.municipality) if order.state == OrderState.SENT else None,
    }
    return render(request, "orders/order.html", context)


# --- Between caseworker and provider ------------------------------------------------------------------------
@writes
def order_send(request, pk):
    order = open_order(request, pk, "order.send")
    if moved := moved_on(request, order, "send"):
        return moved
    form = SendForm.of(request, order=order)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.send(
                order, by=request.user, today=today(), version=form.cleaned_data["version"], **form.content()
            ),
            to=order_url,
        )
        if done:
            messages.success(request, f"Beställningen är skickad till {order.provider}.")
            return done
    context = {
        "order": order,
        "form": form,
        "remarks": actions.remarks(order),
        "question": order.returns.filter(answered_at__isnull=True).last(),
        "plan_due": plan_due(order.municipality),
        "editor_url": editor_url(order),
        "trail": order_trail(order),
    }
    return render(request, "orders/order_send.html", context)


@writes
def order_accept(request, pk):
    order = open_order(request, pk, "order.accept")
    if moved := moved_on(request, order, "accept"):
        return moved
    form = AcceptForm.of(request, order=order)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.accept(order, by=request.user, today=today(), **form.content()),
            to=order_url,
        )
        if done:
            return done
    context = {
        "order": order,
        "form": form,
        "plan_due": plan_due(order.municipality),
        "trail": order_trail(order),
    }
    return render(request, "orders/order_accept.html", context)


@writes
def order_return(request, pk):
    order = open_order(request, pk, "order.return")
    if moved := moved_on(request, order, "return"):
        return moved
    form = ReturnForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.return_with_question(order, by=request.user, **form.content()),
            to=lambda _: order_url(order),
        )
        if done:
            return done
    context = {"order": order, "form": form, "trail": order_trail(order)}
    return render(request, "orders/order_return.html", context)


@writes
def order_assign(request, pk):
    order = open_order(request, pk, "order.assign")
    if moved := moved_on(request, order, "assign"):
        return moved
    form = KeyWorkerForm.of(request, order=order)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.assign_key_worker(
                order, by=request.user, version=form.cleaned_data["version"], **form.content()
            ),
            to=order_url,
        )
        if done:
            return done
    context = {"order": order, "form": form, "trail": order_trail(order)}
    return render(request, "orders/order_assign.html", context)
