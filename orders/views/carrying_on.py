from django.shortcuts import render

from accounts.pages import attempt, writes
from boendestod.dates import today

from .. import actions
from ..forms import CarryOnForm
from .opening import moved_on, open_order, order_trail, order_url


@writes
def order_carry_on(request, pk):
    order = open_order(request, pk, "order.amend")
    if moved := moved_on(request, order, "carry_on"):
        return moved
    later = list(actions.later_decisions(order, today()))
    form = CarryOnForm.of(request, decisions=order.case.decisions.in_force_from(today()), later=later)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: actions.carry_on(order, by=request.user, today=today(), **form.content()),
            to=order_url,
        )
        if done:
            return done
    context = {
        "order": order,
        "form": form,
        "later": later,
        "amendment": order.amendments.on_their_way().first(),
        "trail": order_trail(order),
    }
    return render(request, "orders/order_carry_on.html", context)
