from django.contrib import messages
from django.shortcuts import render

from accounts.pages import attempt, writes
from boendestod.dates import today

from .. import actions
from ..forms import AcceptAmendmentForm, AcceptForm, KeyWorkerForm, ReturnForm, SendForm
from .opening import editor_url, moved_on, open_order, order_trail, order_url, plan_due
from .reading import comparisons


@writes
def order_send(request, pk):
    order = open_order(request, pk, "order.send")
    if moved := moved_on(request, order, "send"):
        return moved
    question = order.returns.unanswered().last()
    form = SendForm.of(request, order=order, asks=question is not None)
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
        "question": question,
        "comparisons": comparisons(order, list(order.versions.visible_to(request.user)), request.user.role),
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
    form = AcceptAmendmentForm.of(request) if order.amends_id else AcceptForm.of(request, order=order)
    accept = actions.accept_amendment if order.amends_id else actions.accept
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: accept(order, by=request.user, today=today(), **form.content()),
            to=order_url,
        )
        if done:
            return done
    context = {
        "order": order,
        "form": form,
        "comparisons": comparisons(order, list(order.versions.visible_to(request.user)), request.user.role),
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
