from django.contrib import messages
from django.shortcuts import render

from accounts.pages import attempt, writes
from boendestod.dates import today

from .. import actions
from ..forms import AmendForm, WithdrawForm
from .opening import editor_url, moved_on, open_order, order_trail, order_url


@writes
def order_amend(request, pk):
    order = open_order(request, pk, "order.amend")
    if moved := moved_on(request, order, "amend"):
        return moved
    form = AmendForm.of(request, order=order)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.amend(order, by=request.user, **form.content()),
            to=editor_url,
        )
        if done:
            return done
    context = {
        "order": order,
        "form": form,
        "amendment": order.amendments.on_their_way().first(),
        "trail": order_trail(order),
    }
    return render(request, "orders/order_amend.html", context)


@writes
def amendment_withdraw(request, pk):
    amendment = open_order(request, pk, "order.amend")
    if moved := moved_on(request, amendment, "withdraw"):
        return moved
    form = WithdrawForm.of(request, order=amendment)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.withdraw_amendment(
                amendment,
                by=request.user,
                today=today(),
                version=form.cleaned_data["version"],
                **{"reason": ""} | form.content(),
            ),
            to=order_url,
        )
        if done:
            messages.success(request, "Ändringen är återtagen. Beställningen gäller som förut.")
            return done
    context = {"order": amendment, "form": form, "trail": order_trail(amendment)}
    return render(request, "orders/amendment_withdraw.html", context)
